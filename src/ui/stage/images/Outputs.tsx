/** What the network says: one line for each output, with its share as a bar, the true one ringed; backwards what it says minus the target. */
import { useRef, type KeyboardEvent } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { unscaledOf } from '../../../data/scaling.ts'
import { sizeOf } from '../../../engine/network.ts'
import { fixed, format } from '../../format.ts'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { outputName } from '../names.ts'
import { setText } from '../../controls/setText.ts'
import { setAttribute } from '../write.ts'
import styles from './Outputs.module.css'
import { usePicture, useRow } from './rowView.tsx'
import type { Picture } from './values.ts'

/** Longer names have a line of their own above the bar. */
const SHORT = 2

export function Outputs() {
  const { geometry, parts, selection, shows } = useRow()
  const dataset = useAppState((state) => state.dataset)
  const actions = useActions()
  const list = useRef<HTMLFieldSetElement>(null)
  const { layer, units } = parts.output
  const { outputs, outputPitch, hasSums, hasUprightBars } = geometry
  const isClasses = dataset.problem === 'classes'
  const names = namesOf(dataset)
  const isLong = areLong(dataset)
  const selected = selection?.type === 'neuron' && selection.layer === layer ? selection.unit : null
  const isBlame = shows === 'gradients'

  usePicture((picture) => {
    const { answers, sums, outputBlame, step } = picture
    const largest = answers ? indexOfLargest(answers) : -1
    const reach = isBlame ? largestOf(outputBlame) : Math.max(1, largestOf(answers))
    list.current?.querySelectorAll<HTMLElement>('[data-unit]').forEach((element, unit) => {
      const value = isBlame ? outputBlame?.[unit] : answers?.[unit]
      const text =
        value === undefined
          ? ''
          : isBlame
            ? blameIn(value, hasUprightBars)
            : said(dataset, unit, value)
      setText(element.querySelector('[data-value]'), text)
      setText(element.querySelector('[data-sum]'), sums ? fixed(sums[unit]) : '')
      const bar = element.querySelector<HTMLElement>('[data-bar]')
      if (bar) {
        bar.style.setProperty('--share', String(Math.min(1, Math.abs(value ?? 0) / reach)))
        setAttribute(bar, 'data-sign', (value ?? 0) < 0 ? 'negative' : 'positive')
      }
      const isTrue = isTrueOf(picture, unit, isClasses)
      toggle(element, 'data-true', isTrue)
      toggle(element, 'data-largest', isClasses && units > 1 && unit === largest)
      setText(element.querySelector('[data-what]'), isTrue ? ', the true one' : '')
      const target = element.querySelector('[data-target]')
      const hasTarget = step.hasTarget && (!isClasses || units === 1)
      setText(target, hasTarget ? `target ${said(dataset, unit, step.sample.target[unit])}` : '')
    })
  })

  const press = (event: KeyboardEvent, unit: number): void => {
    const turn = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (event.key === 'Escape') actions.setView({ selection: null })
    if (turn === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(units - 1, unit + turn))
    actions.setView({ selection: { type: 'neuron', layer, unit: next } })
    list.current?.querySelector<HTMLElement>(`[data-unit="${next}"]`)?.focus()
  }

  return (
    <fieldset
      ref={list}
      aria-label="Answers"
      className={styles.outputs}
      data-long={isLong || undefined}
      data-blame={isBlame || undefined}
      data-sums={hasSums || undefined}
      data-upright={hasUprightBars || undefined}
      style={{ left: outputs.x, top: outputs.y, width: outputs.width, height: outputs.height }}
    >
      {names.map((name, unit) => (
        <button
          key={unit}
          type="button"
          data-unit={unit}
          className={styles.output}
          tabIndex={unit === (selected ?? 0) ? 0 : -1}
          aria-pressed={unit === selected}
          style={hasUprightBars ? undefined : { height: outputPitch - 2 }}
          onClick={(event) => {
            event.stopPropagation()
            actions.setView({ selection: { type: 'neuron', layer, unit } })
          }}
          onKeyDown={(event) => press(event, unit)}
          onFocus={() => actions.setView({ hover: { type: 'neuron', layer, unit } })}
          onBlur={() => actions.setView({ hover: null })}
        >
          {hasSums && <span data-sum="" className={styles.sum} />}
          <span className={styles.name}>{name}</span>
          <span data-bar="" className={styles.bar} />
          <span data-value="" className={styles.value} />
          <span data-target="" className={styles.target} />
          <span data-what="" className="visually-hidden" />
        </button>
      ))}
    </fieldset>
  )
}

/** Whether names need more room than a letter or two. */
export function areLong(dataset: Dataset): boolean {
  return namesOf(dataset).some((name) => name.length > SHORT)
}

function namesOf(dataset: Dataset): string[] {
  const units = sizeOf(dataset.target)
  return Array.from({ length: units }, (_, unit) => nameOf(dataset, unit, units))
}

function nameOf(dataset: Dataset, unit: number, units: number): string {
  if (dataset.problem === 'values') return dataset.targetNames[unit] ?? `value ${unit + 1}`
  const own = outputName(dataset, unit)
  if (own !== '') return own
  return units === 1 ? (dataset.classNames[1] ?? 'class 1') : String(unit)
}

/** A share with two decimals, a value in the unit of the data. */
function said({ problem, targetScalings }: Dataset, unit: number, value: number): string {
  if (problem === 'classes') return plainly(value, 2)
  return format(unscaledOf(value, targetScalings[unit] ?? { shift: 0, divisor: 1 }))
}

/** Upright bars stand close together. */
function blameIn(value: number, isNarrow: boolean): string {
  const text = plainly(value, 3)
  return isNarrow ? text.replace('0.', '.') : text
}

/** Small shares as 0.00, since what counts stands beside them. */
function plainly(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return format(value)
  const text = value.toFixed(decimals).replace('-', '−')
  return Number(value.toFixed(decimals)) === 0 ? text.replace('−', '') : text
}

function isTrueOf({ step }: Picture, unit: number, isClasses: boolean): boolean {
  const { target } = step.sample
  return step.hasTarget && isClasses && target.length > 1 && target[unit] === 1
}

function largestOf(values: Float64Array | null): number {
  return (values ?? new Float64Array(0)).reduce(
    (most, value) => Math.max(most, Math.abs(value)),
    1e-12,
  )
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, place) => (value > values[best] ? place : best), 0)
}

function toggle(element: Element, name: string, isOn: boolean): void {
  if (element.hasAttribute(name) !== isOn) element.toggleAttribute(name, isOn)
}
