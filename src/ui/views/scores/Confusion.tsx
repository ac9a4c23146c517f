/** How often each class was answered as each, and the samples behind a count. */
import { memo, useCallback, useRef, useState, type KeyboardEvent } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { Button } from '../../controls/Button.tsx'
import { fillUnder } from '../../controls/ramp.ts'
import { className } from '../answers.ts'
import type { Part } from '../Part.tsx'
import styles from '../Views.module.css'
import { CellSamples, type CellPlace } from './CellSamples.tsx'
import grid from './Confusion.module.css'
import { mixUps, sharesOf } from './rows.ts'

/** With more classes a grid is no longer read, and the mix-ups are listed instead. */
const MOST_CLASSES = 16
const MOST_MIX_UPS = 20

type ConfusionProps = {
  readonly dataset: Dataset
  readonly part: Part
  /** classes × classes, a row for each true class. */
  readonly counts: ArrayLike<number>
}

export function Confusion({ dataset, part, counts }: ConfusionProps) {
  const [open, setOpen] = useState<CellPlace | null>(null)
  const toggle = useCallback(
    (truth: number, answered: number): void =>
      setOpen((old) =>
        old?.truth === truth && old.answered === answered ? null : { truth, answered },
      ),
    [],
  )
  const classes = Math.round(Math.sqrt(counts.length))
  return (
    <>
      {classes <= MOST_CLASSES ? (
        <Grid dataset={dataset} counts={counts} classes={classes} open={open} toggle={toggle} />
      ) : (
        <MixUps dataset={dataset} counts={counts} classes={classes} open={open} toggle={toggle} />
      )}
      {open && (
        <CellSamples
          key={`${open.truth} ${open.answered}`}
          dataset={dataset}
          part={part}
          place={open}
          close={() => setOpen(null)}
        />
      )}
    </>
  )
}

type CellsProps = Pick<ConfusionProps, 'dataset' | 'counts'> & {
  readonly classes: number
  readonly open: CellPlace | null
  readonly toggle: (truth: number, answered: number) => void
}

function Grid({ dataset, counts, classes, open, toggle }: CellsProps) {
  const table = useRef<HTMLTableElement>(null)
  const [stop, setStop] = useState({ row: 0, column: 0 })
  const shares = sharesOf(counts, classes)
  const all = Array.from({ length: classes }, (_, one) => one)
  const names = all.map((one) => className(dataset, one))
  const press = (event: KeyboardEvent): void => {
    const next = movedBy(event.key, stop, classes)
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    setStop(next)
    table.current?.querySelectorAll('button')[next.row * classes + next.column]?.focus()
  }
  return (
    <div className={grid.box}>
      <p className={grid.across} aria-hidden="true">
        the network says
      </p>
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid of buttons, moved in by arrow keys
        role="grid"
        className={grid.grid}
        aria-label="True classes by what the network says"
        data-many={classes > 4 || undefined}
      >
        <thead>
          <tr>
            <th scope="col" className={grid.corner}>
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
                  toggle={toggle}
                  press={press}
                  reach={setStop}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Blue is right, orange wrong; the stronger, the larger its share of the row. Choose a number
        to see its samples.
      </p>
    </div>
  )
}

type CellProps = CellPlace & {
  readonly count: number
  readonly share: number
  readonly label: string
  readonly isOpen: boolean
  readonly isStop: boolean
  readonly toggle: (truth: number, answered: number) => void
  readonly press: (event: KeyboardEvent) => void
  readonly reach: (stop: { readonly row: number; readonly column: number }) => void
}

/** Handlers are as good as the last time: they look at nothing but what they are given, and at the stop. */
const Cell = memo(
  function Cell({ truth, answered, count, share, label, ...rest }: CellProps) {
    const { isOpen, isStop, toggle, press, reach } = rest
    return (
      <td>
        <button
          type="button"
          className={grid.cell}
          style={{ background: fillUnder(truth === answered ? share : -share) }}
          tabIndex={isStop ? 0 : -1}
          aria-label={`${count}: ${label}`}
          aria-pressed={isOpen}
          onFocus={() => reach({ row: truth, column: answered })}
          onClick={() => toggle(truth, answered)}
          onKeyDown={press}
        >
          {count}
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

function MixUps({ dataset, counts, classes, open, toggle }: CellsProps) {
  const all = mixUps(counts, classes)
  if (all.length === 0) return <p className={styles.none}>Nothing is taken for anything else.</p>
  return (
    <table className={styles.table} aria-label="Most frequent mix-ups">
      <thead>
        <tr>
          <th scope="col">is</th>
          <th scope="col">taken for</th>
          <th scope="col">samples</th>
        </tr>
      </thead>
      <tbody>
        {all.slice(0, MOST_MIX_UPS).map(({ truth, answered, count }) => (
          <tr key={`${truth} ${answered}`}>
            <th scope="row">{className(dataset, truth)}</th>
            <td>{className(dataset, answered)}</td>
            <td>
              <Button
                kind="link"
                aria-label={`${count}: ${className(dataset, truth)}, answered as ${className(dataset, answered)}`}
                aria-pressed={open?.truth === truth && open.answered === answered}
                onClick={() => toggle(truth, answered)}
              >
                {count}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
