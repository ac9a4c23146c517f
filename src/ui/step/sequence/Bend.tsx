/** The function that a sum goes through, with the point where it stands: steep, or far out where nothing is learnt. */
import { useRef } from 'react'
import { activations, type ActivationName } from '../../../engine/activations.ts'
import type { Moment } from '../moment.ts'
import styles from './Bend.module.css'
import { useMoment } from './useMoment.ts'

const WIDTH = 132
const HEIGHT = 84
const PAD = 8
const POINTS = 60
/** Under so much of its steepest slope a function counts as flat. */
const FLAT = 0.1

export function Bend({
  activation,
  sumOf,
  isShown,
}: {
  readonly activation: ActivationName
  readonly sumOf: (moment: Moment) => number
  readonly isShown: boolean
}) {
  const svg = useRef<SVGSVGElement>(null)
  const words = useRef<HTMLParagraphElement>(null)
  useMoment((moment) => {
    if (!svg.current || !words.current) return
    const z = sumOf(moment)
    const [curve, point, drop, low, high] = ['curve', 'point', 'drop', 'low', 'high'].map((name) =>
      svg.current!.querySelector(`[data-part="${name}"]`),
    )
    const { valueAt, slopeAt } = activations[activation]
    const reach = Math.min(60, Math.max(3.5, Math.abs(z) * 1.25))
    const xs = Array.from({ length: POINTS + 1 }, (_, k) => -reach + (2 * reach * k) / POINTS)
    const ys = xs.map((x) => valueAt(x))
    const [least, most] = [Math.min(...ys), Math.max(...ys)]
    const x = (value: number): number => PAD + ((value + reach) / (2 * reach)) * (WIDTH - 2 * PAD)
    const y = (value: number): number =>
      HEIGHT - PAD - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * PAD)
    const d = xs.map((at, k) => `${k === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(ys[k]).toFixed(1)}`)
    curve?.setAttribute('d', d.join(''))
    const value = valueAt(z)
    const isFinite = Number.isFinite(z) && Number.isFinite(value)
    point?.setAttribute('display', isFinite && isShown ? 'inline' : 'none')
    drop?.setAttribute('display', isFinite && isShown ? 'inline' : 'none')
    if (isFinite) {
      const [cx, cy] = [x(Math.max(-reach, Math.min(reach, z))), y(value)]
      point?.setAttribute('cx', cx.toFixed(1))
      point?.setAttribute('cy', cy.toFixed(1))
      drop?.setAttribute('d', `M${cx.toFixed(1)} ${cy.toFixed(1)}V${y(0).toFixed(1)}`)
    }
    const axes = svg.current.querySelector('[data-part="axes"]')
    const zero = Math.max(PAD, Math.min(HEIGHT - PAD, y(0)))
    axes?.setAttribute(
      'd',
      `M${PAD} ${zero.toFixed(1)}H${WIDTH - PAD}M${x(0).toFixed(1)} ${PAD}V${HEIGHT - PAD}`,
    )
    low?.setAttribute('y', String(HEIGHT - 6))
    if (low) low.textContent = label(least)
    if (high) high.textContent = label(most)
    const text = isShown ? bendWords(activation, z, slopeAt(z, value)) : ''
    if (words.current.textContent !== text) words.current.textContent = text
  })
  return (
    <figure className={styles.bend}>
      <svg
        ref={svg}
        width={WIDTH + 24}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH + 24} ${HEIGHT}`}
        aria-hidden="true"
      >
        <path data-part="axes" className={styles.axes} />
        <path data-part="curve" className={styles.curve} />
        <path data-part="drop" className={styles.drop} />
        <circle data-part="point" className={styles.point} r={6} />
        <text data-part="low" className={styles.end} x={WIDTH} />
        <text data-part="high" className={styles.end} x={WIDTH} y={14} />
      </svg>
      <p ref={words} className={styles.words} />
    </figure>
  )
}

function label(value: number): string {
  const rounded = Math.round(value)
  return Math.abs(value - rounded) < 0.06 ? String(rounded).replace('-', '−') : ''
}

/** "far from the flat ends", "saturated: slope 0.02", "off: no slope" */
function bendWords(activation: ActivationName, z: number, slope: number): string {
  const { slopeAt, valueAt } = activations[activation]
  if (!Number.isFinite(slope)) return ''
  if (slope === 0) return 'no slope here: nothing is learnt'
  const steepest = slopeAt(0.001, valueAt(0.001))
  const isFlat = Math.abs(slope) < FLAT * Math.abs(steepest)
  const text = slope >= 0.0095 ? slope.toFixed(2) : slope.toPrecision(1)
  if (activation === 'relu' || activation === 'leakyRelu')
    return `${z > 0 ? 'open' : 'nearly shut'}: slope ${text}`
  return isFlat ? `saturated: slope ${text}` : `far from the flat ends: slope ${text}`
}
