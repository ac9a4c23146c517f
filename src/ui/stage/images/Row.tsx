/**
 * A convolutional network as a row of pictures: input, kernels, maps, pooled maps, neurons, answers.
 * One channel is large; what is pointed at or selected is marked back to the pixels and on to the
 * answers. Numbers reach the canvas without React.
 */
import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
  type PointerEvent,
} from 'react'
import type { Selection } from '../../../state/store.ts'
import { computedBy, partsOf, shownPhase, type Phase } from '../../../state/walk.ts'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { useScreen } from '../../hooks/useScreen.ts'
import { Canvas } from './Canvas.tsx'
import { Caption } from './Caption.tsx'
import type { Open } from './geometry.ts'
import { KernelKeys } from './KernelKeys.tsx'
import { KernelLab } from './KernelLab.tsx'
import { MapKeys } from './MapKeys.tsx'
import { hitAt } from './marks.ts'
import { Numbers } from './Numbers.tsx'
import { openedBy } from './open.ts'
import { areLong, Outputs } from './Outputs.tsx'
import { Pager } from './Pager.tsx'
import type { Sweep } from './cells.ts'
import { partsOfRow } from './parts.ts'
import { placePhone } from './phone.ts'
import { useBox } from '../useBox.ts'
import styles from './Row.module.css'
import { RowProvider, type RowView } from './rowView.tsx'
import { Slide } from './Slide.tsx'
import { Titles } from './Titles.tsx'
import { placeRow } from './wide.ts'
import { Tools, type Tool } from './Tools.tsx'
import { useNumbers } from './useNumbers.ts'
import type { Shows } from './values.ts'

export function Row() {
  const network = useAppState((state) => state.network)
  const layout = useAppState((state) => state.layout)
  const selection = useAppState(({ view }) => view.selection)
  const hover = useAppState(({ view }) => view.hover)
  const walk = useAppState((state) => state.walk)
  const phase = useAppState(({ view }) => shownPhase(walk, partsOf(network), view.phase))
  const actions = useActions()
  const isPhone = useScreen() === 'phone'
  const hasLongNames = useAppState(({ dataset }) => areLong(dataset))
  const { box, frame } = useBox()
  const scroller = useRef<HTMLDivElement>(null)
  const parts = useMemo(() => partsOfRow(network, layout), [network, layout])
  const computed = useMemo(() => computedBy(walk, partsOf(network)), [walk, network])
  const { open, setOpen } = useOpen(parts, network, layout, selection)
  const { shows, show } = useShows(phase)
  const [tool, setTool] = useState<Tool | null>(null)
  const [sweep, setSweep] = useState<Sweep | null>(null)
  const geometry = useMemo(
    () =>
      box && (isPhone ? placePhone(parts, open, box, hasLongNames) : placeRow(parts, open, box)),
    [parts, open, box, isPhone, hasLongNames],
  )
  const numbers = useNumbers({ parts, layout, computed, shows })

  useLayoutEffect(() => {
    const [element, card] = [scroller.current, geometry?.card]
    if (!element || !card || isPhone) return
    const { scrollTop, clientHeight } = element
    const isInSight = card.y >= scrollTop && card.y + card.height <= scrollTop + clientHeight
    if (!isInSight) element.scrollTop = card.y - (clientHeight - card.height) / 2
  }, [geometry, isPhone])

  if (!geometry || !box) {
    return <div ref={frame} className={styles.frame} />
  }
  const row: RowView = {
    network,
    layout,
    parts,
    geometry,
    open,
    shows,
    computed,
    selection,
    hover,
    setOpen,
    ...numbers.shared,
  }
  const hasKernel = open !== null && parts.groups[open.group].kernel !== null
  const tools = [
    ...(hasKernel
      ? ([
          { name: 'slide', label: 'Slide' },
          { name: 'kernel', label: 'Kernel' },
        ] as const)
      : []),
    { name: 'numbers', label: 'Numbers' } as const,
  ]
  const chosen = tools.some(({ name }) => name === tool) ? tool : null

  const at = ({ clientX, clientY, currentTarget }: PointerEvent | MouseEvent): Selection => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return hitAt(row, clientX - left, clientY - top)
  }
  const point = (spot: Selection): void => {
    if (JSON.stringify(spot) !== JSON.stringify(hover)) actions.setView({ hover: spot })
  }

  return (
    <RowProvider value={row}>
      <div className={styles.row} data-phone={isPhone || undefined}>
        <Tools shows={shows} show={show} tools={tools} tool={chosen} choose={setTool} />
        {chosen === 'slide' && <Slide key={open?.group} sweepTo={setSweep} />}
        {chosen === 'kernel' && <KernelLab />}
        <div
          ref={frame}
          className={styles.frame}
          style={isPhone ? { height: geometry.height } : undefined}
        >
          {chosen === 'numbers' && <Numbers />}
          <div ref={scroller} className={styles.scroller} hidden={chosen === 'numbers'}>
            <fieldset
              aria-label="Network"
              className={styles.content}
              style={{
                width: geometry.width,
                // What fits does not move sideways for the few pixels that a scrollbar beside it takes.
                maxWidth: geometry.width <= box.width ? '100%' : undefined,
                height: geometry.height,
              }}
            >
              {/* The same is done by the keys of what lies in it */}
              <div
                role="presentation"
                className={styles.hands}
                onPointerMove={(event) => {
                  if (event.pointerType === 'mouse' && event.buttons === 0 && !sweep)
                    point(at(event))
                }}
                onPointerLeave={() => {
                  if (!sweep) point(null)
                }}
                onClick={(event) => {
                  const spot = at(event)
                  actions.setView({ selection: spot, ...(sweep ? {} : { hover: null }) })
                }}
              >
                <Canvas scroller={scroller} sweep={sweep} />
                <Titles />
                <MapKeys />
                <KernelKeys />
                <Pager />
                <Outputs />
                <Caption moves={numbers.movesWords} />
              </div>
            </fieldset>
          </div>
        </div>
      </div>
    </RowProvider>
  )
}

/** What the row shows: as chosen, until another phase is looked at, which brings its own. */
function useShows(phase: Phase) {
  const [chosen, setChosen] = useState<{ readonly in: Phase; readonly shows: Shows } | null>(null)
  const own: Shows = phase === 'backward' ? 'gradients' : phase === 'update' ? 'change' : 'values'
  return {
    shows: chosen?.in === phase ? chosen.shows : own,
    show: (shows: Shows) => setChosen({ in: phase, shows }),
  }
}

/** The channel that is open follows the selection, and stays when nothing of a channel is selected. */
function useOpen(
  parts: ReturnType<typeof partsOfRow>,
  network: RowView['network'],
  layout: RowView['layout'],
  selection: Selection,
) {
  const first: Open | null = parts.groups.length > 0 ? { group: 0, channel: 0, slice: 0 } : null
  const [seen, setSeen] = useState<{
    selection: Selection
    parts: typeof parts
    open: Open | null
  }>({
    selection,
    parts,
    open: openedBy(parts, network, layout, selection, first) ?? first,
  })
  let { open } = seen
  if (seen.selection !== selection || seen.parts !== parts) {
    const stays = open && open.channel < (parts.groups[open.group]?.channels ?? 0) ? open : first
    const next = openedBy(parts, network, layout, selection, stays) ?? stays
    // What is rendered now needs it too: another network may have fewer groups.
    if (JSON.stringify(next) !== JSON.stringify(open)) open = next
    setSeen({ selection, parts, open })
  }
  const setOpen = (next: Open): void => setSeen((old) => ({ ...old, open: next }))
  return { open, setOpen }
}
