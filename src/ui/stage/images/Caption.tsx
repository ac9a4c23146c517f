/** Under the input: whose it is, what ink means, and how far the colours of the maps reach. */
import { useRef } from 'react'
import { useAppState } from '../../hooks/app.tsx'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { colourOf, css, paletteOf, type Ramp } from '../../controls/palette.ts'
import { format } from '../../format.ts'
import { targetIn } from '../answers.ts'
import { setText } from '../../controls/setText.ts'
import { notesOf } from './wide.ts'
import styles from './Row.module.css'
import { usePicture, useRow } from './rowView.tsx'
import { endsOf, noScale, type Scale } from './scales.ts'
import type { Picture } from './values.ts'

const STOPS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]

type CaptionProps = {
  /** Of which step the moves are that are shown. */
  readonly moves: string
}

export function Caption({ moves }: CaptionProps) {
  const { geometry, open, parts, shows } = useRow()
  const dataset = useAppState((state) => state.dataset)
  const theme = useShownTheme()
  const box = useRef<HTMLDivElement>(null)
  const isSigned = shows === 'values'
  const shifts = useAppState((state) => state.training.shifts ?? 0)
  const pixels = shifts === 1 ? 'a pixel' : `${shifts} pixels`
  const notes = [
    ...(shifts > 0 ? [`Training shifts it by up to ${pixels}`] : []),
    ...notesOf(parts),
  ]

  usePicture((picture) => {
    const find = (name: string): Element | null =>
      box.current?.querySelector(`[data-${name}]`) ?? null
    const { step } = picture
    setText(find('name'), step.name)
    setText(find('truth'), !step.hasTarget ? '' : truthOf(dataset, step.sample))
    setText(find('ink'), inkWords(picture))
    const scale = scaleIn(picture, open?.group ?? null)
    const { low, high } = endsOf(scale, (value) => format(value, 2))
    setText(find('low'), isSigned ? low : '0')
    setText(find('high'), high)
    setText(find('note'), noteOf(picture, open?.group ?? null, moves))
  })

  const bar = (element: HTMLElement | null): void => {
    if (!element) return
    const palette = paletteOf(theme, element)
    const ramp: Ramp = isSigned ? 'signed' : 'blame'
    const stops = isSigned ? STOPS : STOPS.filter((share) => share >= 0)
    const colours = stops.map((share) => css(colourOf(palette, ramp, share))).join(', ')
    element.style.background = `linear-gradient(90deg, ${colours})`
  }

  const { caption, isPhone } = geometry
  const hasScale = parts.groups.length > 0 || parts.strips.length > 0
  return (
    <div
      ref={box}
      className={styles.caption}
      data-phone={isPhone || undefined}
      style={{ left: caption.x, top: caption.y, width: caption.width }}
    >
      <p className={styles.truth}>
        <b data-name="" /> <span data-truth="" />
      </p>
      <p data-ink="" />
      {hasScale && (
        <>
          <div ref={bar} className={styles.scale} />
          <p className={styles.ends}>
            <span data-low="" />
            {isSigned && <span>0</span>}
            <span data-high="" />
          </p>
        </>
      )}
      <p data-note="" />
      {notes.length > 0 && <p className={styles.notes}>{notes.join('; ')}</p>}
    </div>
  )
}

function truthOf(
  dataset: Parameters<typeof targetIn>[0],
  sample: Parameters<typeof targetIn>[1],
): string {
  const text = targetIn(dataset, sample)
  return dataset.problem === 'classes' ? `is truly ${text}` : `should give ${text}`
}

function inkWords({ hasSignedInput, inputScale }: Picture): string {
  if (hasSignedInput) return `Inputs from −${format(inputScale.largest, 2)} up`
  return `Ink from 0 to ${format(Math.max(inputScale.largest, 0), 2)}`
}

/** Of the open group, else of the first neurons. */
function scaleIn(picture: Picture, group: number | null): Scale {
  if (picture.shows === 'change') return picture.kernelScales[group ?? 0] ?? noScale
  if (group !== null) return picture.mapScales[group]
  return picture.stripScales[0] ?? noScale
}

function noteOf(picture: Picture, group: number | null, moves: string): string {
  switch (picture.shows) {
    case 'values': {
      const kernels = group === null ? null : picture.kernelScales[group]
      return kernels && kernels.largest > 0 ? `Kernels up to ±${format(kernels.reach, 2)}` : ''
    }
    case 'gradients':
      return !picture.step.hasTarget ? 'No target, so no blame' : 'A dash inside: negative'
    case 'change':
      return moves
  }
}
