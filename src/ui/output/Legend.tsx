/** What colours and shapes on the map mean, in numbers and names. */
import type { Theme } from '../controls/ramp.ts'
import { colourOf, shapeOf, type Shape } from './classes.ts'
import { fillOf } from './cells.ts'
import type { Meaning } from './meaning.ts'
import styles from './Output.module.css'
import { stepped } from './sides.ts'
import { short } from './words.ts'

const LEANS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]

/** The ramp of one value; `isDiscrete` shows it in its steps. */
export function RampLegend({
  meaning,
  theme,
  isDiscrete,
}: {
  readonly meaning: Meaning
  readonly theme: Theme
  readonly isDiscrete: boolean
}) {
  const { centre, half, isClasses, low, high, name } = meaning
  return (
    <div>
      {name !== undefined && <p className={styles.scaleName}>{name}</p>}
      <div className={styles.bar} style={{ background: gradient(meaning, theme, isDiscrete) }} />
      <p className={styles.legend}>
        <span>
          {isClasses ? (
            <>
              <span className={styles.low}>◆</span> {low}
            </>
          ) : (
            short(centre - half, half)
          )}
        </span>
        <span>{short(centre, half)}</span>
        <span>
          {isClasses ? (
            <>
              {high} <span className={styles.high}>●</span>
            </>
          ) : (
            short(centre + half, half)
          )}
        </span>
      </p>
    </div>
  )
}

function gradient(meaning: Meaning, theme: Theme, isDiscrete: boolean): string {
  const colour = (lean: number): string => `rgb(${fillOf(theme, lean).join(' ')})`
  if (!isDiscrete) return `linear-gradient(90deg, ${LEANS.map(colour).join(', ')})`
  const steps = [...new Set(LEANS.map((lean) => stepped(lean, meaning)))]
  const stops = steps.map((lean, place) => {
    const [from, to] = [place / steps.length, (place + 1) / steps.length]
    return `${colour(lean)} ${100 * from}% ${100 * to}%`
  })
  return `linear-gradient(90deg, ${stops.join(', ')})`
}

/** Of three classes and more. */
export function ClassLegend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={styles.classes} aria-label="Classes">
      {names.map((name, one) => (
        <li key={name}>
          <ClassMark one={one} classes={names.length} /> {name}
        </li>
      ))}
    </ul>
  )
}

/** A class's shape in its colour. */
export function ClassMark({ one, classes }: { readonly one: number; readonly classes: number }) {
  const shape = shapeOf(one, classes)
  const isTwo = classes <= 2
  const sign = one === 0 ? 'var(--neg)' : 'var(--pos)'
  return (
    <svg className={styles.mark} width="14" height="14" viewBox="-8 -8 16 16" aria-hidden="true">
      <path
        d={outlineOf(shape)}
        fill={isTwo ? sign : `rgb(${colourOf(one).join(' ')})`}
        stroke={isTwo ? 'none' : 'var(--ink)'}
        strokeWidth="1.5"
      />
    </svg>
  )
}

function outlineOf(shape: Shape): string {
  const RADIUS = 5
  if (!shape)
    return `M${-RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0Z`
  return `M${shape.map(([x, y]) => `${x * RADIUS} ${y * RADIUS}`).join('L')}Z`
}
