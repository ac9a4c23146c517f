/** Every output in a row with its numbers and a bar: pointing at one or an arrow key shows where it comes from. */
import { useRef, type CSSProperties, type KeyboardEvent } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { useActions } from '../../hooks/app.tsx'
import { format } from '../../format.ts'
import { keyOf } from '../belongs.ts'
import { useSetting } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import { resultDigits, written } from '../pieces.ts'
import styles from './Outputs.module.css'
import { useMoment } from './useMoment.ts'

export type Column = {
  readonly title: string
  readonly of: (moment: Moment, output: number) => number
}

/** Classes by their names, values by theirs. */
export function outputName({ classNames, targetNames }: Dataset, output: number): string {
  return classNames[output] ?? targetNames[output] ?? `output ${output + 1}`
}

export function OutputTable({
  label,
  layer,
  count,
  columns,
  bar,
  selected,
  look,
}: {
  readonly label: string
  readonly layer: number
  readonly count: number
  readonly columns: readonly Column[]
  /** Its bar's length, from −1 to 1 at the most. */
  readonly bar: (moment: Moment, output: number) => number
  readonly selected: number | null
  /** 'learn': about learning, so in its colour. */
  readonly look?: 'learn'
}) {
  const { dataset, isAllDigits } = useSetting()
  const actions = useActions()
  const list = useRef<HTMLDivElement>(null)
  useMoment((moment) => {
    const right = moment.sample.target.indexOf(1)
    list.current?.querySelectorAll<HTMLElement>('button').forEach((row, output) => {
      const numbers = columns.map(({ of }) => of(moment, output))
      numbers.forEach((value, k) => {
        const text = written(value, resultDigits(isAllDigits))
        const cell = row.children[k + 1]
        if (cell.textContent !== text) cell.textContent = text
      })
      const length = bar(moment, output)
      const strip = row.lastElementChild?.firstElementChild
      if (strip instanceof HTMLElement) {
        const [from, to] = length < 0 ? [50 + 50 * length, 50] : [50, 50 + 50 * length]
        const isSigned = look === 'learn'
        strip.style.left = `${isSigned ? from : 0}%`
        strip.style.width = `${isSigned ? to - from : Math.max(0, 100 * length)}%`
      }
      row.toggleAttribute('data-right', dataset.problem === 'classes' && output === right)
      const heard = columns.map(({ title }, k) => `${title} ${format(numbers[k])}`).join(', ')
      const truth = output === right && dataset.problem === 'classes' ? ', the right answer' : ''
      row.setAttribute('aria-label', `${outputName(dataset, output)}${truth}: ${heard}`)
    })
  })
  const names = Array.from({ length: count }, (_, output) => outputName(dataset, output))
  const choose = (output: number): void => {
    actions.setView({ selection: { type: 'neuron', layer, unit: output } })
  }
  const move = (event: KeyboardEvent, output: number): void => {
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (output + 1) % count,
      ArrowRight: (output + 1) % count,
      ArrowUp: (output + count - 1) % count,
      ArrowLeft: (output + count - 1) % count,
      Home: 0,
      End: count - 1,
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    event.stopPropagation()
    choose(place)
    list.current?.querySelectorAll<HTMLElement>('button')[place]?.focus()
  }
  return (
    <div
      className={styles.outputs}
      data-look={look}
      data-columns={columns.length}
      style={roomFor(names)}
    >
      <p className={styles.head} aria-hidden="true">
        <span />
        {columns.map(({ title }) => (
          <span key={title}>{title}</span>
        ))}
        <span />
      </p>
      <div ref={list} role="radiogroup" aria-label={label}>
        {Array.from({ length: count }, (_, output) => (
          <button
            key={output}
            type="button"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a row of numbers and a bar
            role="radio"
            aria-checked={output === selected}
            tabIndex={output === (selected ?? 0) ? 0 : -1}
            data-of={keyOf({ type: 'neuron', layer, unit: output })}
            className={styles.output}
            onClick={() => choose(output)}
            onKeyDown={(event) => move(event, output)}
          >
            <span title={names[output]}>{names[output]}</span>
            {columns.map(({ title }) => (
              <span key={title} />
            ))}
            <span className={styles.track}>
              <span />
            </span>
          </button>
        ))}
      </div>
      {dataset.problem === 'classes' && count > 1 && (
        <p className={styles.legend}>
          <span className={styles.frame} aria-hidden="true" /> the right answer
        </p>
      )}
    </div>
  )
}

/** The column of names is as wide as the longest, up to a point. */
function roomFor(names: readonly string[]): CSSProperties & Record<'--name', string> {
  const longest = Math.max(...names.map(({ length }) => length))
  return { '--name': `${Math.min(8, Math.max(3, longest + 1))}ch` }
}
