/** What is taken for what: a row for each true class, a column for each answer, each number a button. Arrow keys go from one to the next. */
import { memo, useRef, useState, type KeyboardEvent } from 'react'
import styles from './ConfusionGrid.module.css'
import { fillUnder } from './ramp.ts'
import { sharesOf } from './shares.ts'

/** So many classes have room for a number in every cell. */
const MANY = 4
/** Longer names of many classes stand upright over their columns. */
const SHORT = 3

export type ConfusionCell = { readonly truth: number; readonly answered: number }

type ConfusionGridProps = {
  /** Of the classes. */
  readonly names: readonly string[]
  /** classes × classes, a row for each true class. */
  readonly counts: ArrayLike<number>
  readonly open: ConfusionCell | null
  /** What is counted: "images". */
  readonly samples: string
  readonly toggle: (truth: number, answered: number) => void
}

export function ConfusionGrid({ names, counts, open, samples, toggle }: ConfusionGridProps) {
  const classes = names.length
  const table = useRef<HTMLTableElement>(null)
  const [stop, setStop] = useState({ row: 0, column: 0 })
  const isMany = classes > MANY
  const shares = sharesOf(counts, classes)
  const all = Array.from({ length: classes }, (_, one) => one)
  const press = (event: KeyboardEvent): void => {
    const next = movedBy(event.key, stop, classes)
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    setStop(next)
    table.current?.querySelectorAll('button')[next.row * classes + next.column]?.focus()
  }
  return (
    <div className={styles.box}>
      <p className={styles.across} aria-hidden="true">
        the network says
      </p>
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid of buttons, moved in by arrow keys
        role="grid"
        className={styles.grid}
        aria-label="True classes by what the network says"
        data-many={isMany || undefined}
        data-long={(isMany && names.some(({ length }) => length > SHORT)) || undefined}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              is
            </th>
            {names.map((name, one) => (
              <th key={one} scope="col" title={name}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((truth) => (
            <tr key={truth}>
              <th scope="row" title={names[truth]}>
                <span>{names[truth]}</span>
              </th>
              {all.map((answered) => (
                <Cell
                  key={answered}
                  truth={truth}
                  answered={answered}
                  count={counts[truth * classes + answered]}
                  share={shares[truth * classes + answered]}
                  label={`${names[truth]}, answered as ${names[answered]}`}
                  isOpen={open?.truth === truth && open.answered === answered}
                  isStop={stop.row === truth && stop.column === answered}
                  isMany={isMany}
                  toggle={toggle}
                  press={press}
                  reach={setStop}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>
        Blue is right, orange wrong; the stronger, the larger its share of the row. Choose a number
        to see its {samples}.
      </p>
    </div>
  )
}

type CellProps = ConfusionCell & {
  readonly count: number
  readonly share: number
  readonly label: string
  readonly isOpen: boolean
  readonly isStop: boolean
  /** Many cells are read by what is not nothing. */
  readonly isMany: boolean
  readonly toggle: (truth: number, answered: number) => void
  readonly press: (event: KeyboardEvent) => void
  readonly reach: (stop: { readonly row: number; readonly column: number }) => void
}

/** Handlers are as good as the last time: they look at nothing but what they are given, and at the stop. */
const Cell = memo(
  function Cell({ truth, answered, count, share, label, ...rest }: CellProps) {
    const { isOpen, isStop, isMany, toggle, press, reach } = rest
    return (
      <td>
        <button
          type="button"
          className={styles.cell}
          style={{ background: fillUnder(fillOf(share, truth === answered)) }}
          tabIndex={isStop ? 0 : -1}
          aria-label={`${count}: ${label}`}
          aria-pressed={isOpen}
          onFocus={() => reach({ row: truth, column: answered })}
          onClick={() => toggle(truth, answered)}
          onKeyDown={press}
        >
          {isMany && count === 0 ? '' : count}
        </button>
      </td>
    )
  },
  (one, other) =>
    one.count === other.count &&
    one.share === other.share &&
    one.label === other.label &&
    one.isOpen === other.isOpen &&
    one.isStop === other.isStop &&
    // The cell with the focus is the one whose keys are heard.
    !other.isStop,
)

/** A single mistake among many is seen too. */
const LEAST_WRONG = 0.25

function fillOf(share: number, isRight: boolean): number {
  if (isRight || share === 0) return share
  return -(LEAST_WRONG + (1 - LEAST_WRONG) * share)
}

function movedBy(
  key: string,
  { row, column }: { readonly row: number; readonly column: number },
  classes: number,
): { row: number; column: number } | null {
  const within = (place: number): number => Math.min(classes - 1, Math.max(0, place))
  switch (key) {
    case 'ArrowLeft':
      return { row, column: within(column - 1) }
    case 'ArrowRight':
      return { row, column: within(column + 1) }
    case 'ArrowUp':
      return { row: within(row - 1), column }
    case 'ArrowDown':
      return { row: within(row + 1), column }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: classes - 1 }
    default:
      return null
  }
}
