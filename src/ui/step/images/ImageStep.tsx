/**
 * This step, for networks on images: what the one selection is about, in the phase that is shown. It
 * follows the pointer on the network; within this panel it stays with what is selected.
 */
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { placeOf } from '../../../engine/layout.ts'
import type { Selection } from '../../../state/store.ts'
import { computedBy, partsOf, type Phase } from '../../../state/walk.ts'
import { useAppState } from '../../hooks/app.tsx'
import { keyOf, selectionAt } from '../belongs.ts'
import { DropoutNote } from '../DropoutNote.tsx'
import { useSetting } from '../Line.tsx'
import { UpdatePhase } from '../UpdatePhase.tsx'
import { backTo } from './backward.ts'
import { focusOf, keepCell, type Focus } from './focus.ts'
import { Forward } from './Forward.tsx'
import { capital, cellWords, parameterWords } from './letters.ts'
import { Loss } from './Loss.tsx'
import { NeuronBackward } from './NeuronBackward.tsx'
import styles from './Panels.module.css'
import { ParameterBackward } from './ParameterBackward.tsx'
import { silencedName } from './silenced.ts'
import { Title } from './Title.tsx'

export function ImageStep({ phase }: { readonly phase: Phase }) {
  const setting = useSetting()
  const { selection, within } = useFollowed()
  const [aside, setAside] = useState<string | null>(null)
  useEffect(() => keepCell(setting, selection), [setting, selection])
  useTop(within.ref, phase, selection)
  const focus = focusOf(setting, phase, selection)
  const hasDropout = setting.network.layers.some(({ type }) => type === 'dropout')
  return (
    <div {...within}>
      {phase === 'loss' && <LossOrNotYet />}
      {phase === 'forward' && focus.type === 'neuron' && <ForwardOrNotYet focus={focus} />}
      {phase === 'backward' && <BackwardOrNotYet focus={focus} aside={aside} setAside={setAside} />}
      {phase === 'update' && focus.type === 'parameter' && (
        <UpdatePhase parameter={focus.index} aside={aside} setAside={setAside} />
      )}
      {hasDropout && <DropoutNote phase={phase} nameOf={silencedName} />}
    </div>
  )
}

/** The selection, or what the pointer or the focus is on outside, or an output's bar that it is on in here. */
function useFollowed() {
  const pinned = useAppState(({ view }) => view.selection)
  const hover = useAppState(({ view }) => view.hover)
  const [isInside, setInside] = useState(false)
  const [bar, setBar] = useState<Selection>(null)
  const selection = bar ?? (isInside ? null : hover) ?? pinned
  const root = useRef<HTMLDivElement>(null)
  const within = {
    ref: root,
    onPointerEnter: () => setInside(true),
    onPointerLeave: () => {
      setInside(root.current?.contains(document.activeElement) ?? false)
      setBar(null)
    },
    onPointerOver: ({ target }: PointerEvent) => {
      const row = target instanceof Element ? target.closest('[role="radio"][data-of]') : null
      const next = selectionAt(row)
      if (keyOf(next ?? undefined) !== keyOf(bar ?? undefined)) setBar(next)
    },
    onFocus: () => setInside(true),
    onBlur: () => setInside(root.current?.matches(':hover') ?? false),
  }
  return { selection, within }
}

/** What is selected elsewhere is shown from its beginning; what is chosen in here stays where it is. */
function useTop(root: RefObject<HTMLElement | null>, phase: Phase, selection: Selection): void {
  useEffect(() => {
    const element = root.current
    const isWithin = element?.matches(':hover') || element?.contains(document.activeElement)
    const scroller = element?.closest('section')
    if (scroller && !isWithin) scroller.scrollTop = 0
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- They say that something else is shown.
  }, [root, phase, selection])
}

function ForwardOrNotYet({ focus: { neuron } }: { readonly focus: Focus & { type: 'neuron' } }) {
  const setting = useSetting()
  const forward = useAppState(({ walk, network }) => computedBy(walk, partsOf(network)).forward)
  if (neuron.layer < forward) return <Forward neuron={neuron} />
  return (
    <NotYet title={capital(cellWords(setting, neuron))}>
      Not computed yet. The walk comes to it layer by layer: press Step.
    </NotYet>
  )
}

function LossOrNotYet() {
  const hasLoss = useAppState(({ walk, network }) => computedBy(walk, partsOf(network)).hasLoss)
  return hasLoss ? <Loss /> : <NotYet title="Loss">Not yet. First the network must answer.</NotYet>
}

function BackwardOrNotYet({
  focus,
  aside,
  setAside,
}: {
  readonly focus: Focus
  readonly aside: string | null
  readonly setAside: (name: string) => void
}) {
  const setting = useSetting()
  const backward = useAppState(({ walk, network }) => computedBy(walk, partsOf(network)).backward)
  if (focus.type === 'parameter') {
    const isThere = placeOf(setting.layout, focus.index).block.layer >= backward
    return isThere ? (
      <ParameterBackward index={focus.index} aside={aside} setAside={setAside} />
    ) : (
      <NotYet title={parameterWords(setting, focus.index)}>{notBack}</NotYet>
    )
  }
  const has = backTo(setting, focus.neuron, backward)
  return has === 'none' ? (
    <NotYet title={`Blame of ${cellWords(setting, focus.neuron)}`}>{notBack}</NotYet>
  ) : (
    <NeuronBackward neuron={focus.neuron} isHalf={has === 'blame'} />
  )
}

const notBack =
  'The loss has not come back to here yet. The walk brings it layer by layer: press Step.'

function NotYet({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div className={styles.panel}>
      <Title>{title}</Title>
      <p>{children}</p>
    </div>
  )
}
