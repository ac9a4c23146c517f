/** Draw an image of your own: it goes through the network stroke by stroke, made like those that the network has seen. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { addSegment, emptyInk, inkOf, type Stroke } from '../../../data/drawing.ts'
import { encoded } from '../../../data/choice.ts'
import { inputOf } from '../../../data/features.ts'
import { kindOfNetwork } from '../../../experiment/kinds.ts'
import type { Look } from '../../../state/store.ts'
import { Button } from '../../controls/Button.tsx'
import { Picture } from '../../controls/Picture.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { Select } from '../../controls/Select.tsx'
import { useApp, useAppState } from '../../hooks/app.tsx'
import { paced } from '../../hooks/paced.ts'
import { className } from '../../hooks/pictureWords.ts'
import type { Pictures } from '../../hooks/usePictures.ts'
import { createReader } from './drawn.ts'
import styles from './Images.module.css'
import { Paper } from './Paper.tsx'

const pens = { fine: 0.05, usual: 0.08, broad: 0.13 } as const
type Pen = keyof typeof pens

/** So often a stroke under way is read. */
const READ_MS = 60

/** So it is called, whatever has been done to it. */
const DRAWING = 'Your drawing'

type DrawProps = { readonly dataset: Dataset; readonly pictures: Pictures }

export function Draw({ dataset, pictures }: DrawProps) {
  const { actions } = useApp()
  const look = useAppState((state) => state.view.look)
  const hasRow = useAppState((state) => kindOfNetwork(state.network) === 'images')
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [pen, setPen] = useState<Pen>('usual')
  const [meant, setMeant] = useState<number | null>(null)
  const [raw, setRaw] = useState<readonly number[] | null>(null)
  const [own, setOwn] = useState<Look | null>(null)
  const ink = useRef(emptyInk())
  const read = useMemo(() => createReader(dataset, pictures), [dataset, pictures])
  const empty = useMemo(
    () => Array.from({ length: dataset.raw.names.length }, () => pictures.range[0]),
    [dataset, pictures],
  )

  const targetOf = (truth: number | null): readonly number[] | null =>
    truth === null ? null : encoded(truth, dataset.classNames.length)
  const show = (pixels: readonly number[] | null, truth = meant): void => {
    setRaw(pixels)
    const next: Look | null = pixels && {
      type: 'drawn',
      input: inputOf(dataset, pixels),
      target: targetOf(truth),
    }
    setOwn(next)
    // What else is looked at stays.
    if (next || look === own) actions.look(next)
  }
  /** Of the drawing as it is looked at, which may have been shifted. */
  const mean = (truth: number | null): void => {
    const isMoved = look?.type === 'drawn' && look !== own && look.name?.startsWith(DRAWING)
    if (!isMoved) return show(raw, truth)
    actions.look({ ...look, target: targetOf(truth) })
  }
  const newest = useRef(show)
  useEffect(() => {
    newest.current = show
  })
  const pace = useRef<ReturnType<typeof paced> | null>(null)
  useEffect(() => {
    const made = paced(() => newest.current(read(ink.current)), READ_MS)
    pace.current = made
    return made.stop
  }, [read])

  const change = (next: readonly Stroke[]): void => {
    pace.current?.stop()
    ink.current = inkOf(next)
    setStrokes(next)
    show(read(ink.current))
  }
  return (
    <section className={styles.draw} aria-label="Draw your own">
      <Paper
        strokes={strokes}
        width={pens[pen]}
        segment={(from, to) => {
          addSegment(ink.current, from, to, pens[pen])
          pace.current?.soon()
        }}
        add={(points) => change([...strokes, { points, width: pens[pen] }])}
        undo={() => change(strokes.slice(0, -1))}
      />
      <div className={styles.row}>
        <Button
          kind="small"
          isOff={strokes.length === 0}
          onClick={() => change(strokes.slice(0, -1))}
        >
          Undo stroke
        </Button>
        <Button kind="small" isOff={strokes.length === 0} onClick={() => change([])}>
          Clear
        </Button>
      </div>
      <Segmented
        label="Pen"
        isLabelHidden
        value={pen}
        options={[
          { value: 'fine', label: 'fine' },
          { value: 'usual', label: 'medium' },
          { value: 'broad', label: 'broad' },
        ]}
        onChange={setPen}
      />
      <div className={styles.seen}>
        <Picture
          {...pictures}
          pixels={raw ?? empty}
          size={64}
          label={`What the network sees: ${pictures.shape.slice(1).join(' × ')} pixels`}
        />
        <p className={styles.note}>
          {raw
            ? 'What the network sees: cut out, centred and as large as the images it knows.'
            : 'Draw with mouse, finger or pen. With keys: arrows move, Space puts the pen down and lifts it.'}
        </p>
      </div>
      {hasRow && dataset.problem === 'classes' && (
        <Select
          label="It is meant as"
          className={styles.meant}
          value={String(meant ?? '')}
          hint={
            meant === null
              ? 'Then the step has a loss and a way back.'
              : 'Now it has a loss and a way back.'
          }
          options={[
            { value: '', label: 'not said' },
            ...dataset.classNames.map((_, one) => ({
              value: String(one),
              label: className(dataset, one),
            })),
          ]}
          onChange={(one) => {
            const truth = one === '' ? null : Number(one)
            setMeant(truth)
            mean(truth)
          }}
        />
      )}
      {own && look !== own && (
        <Button kind="link" onClick={() => actions.look(own)}>
          Look at the drawing again
        </Button>
      )}
    </section>
  )
}
