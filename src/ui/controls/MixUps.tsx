/** What many classes are taken for, the most frequent first. */
import { Button } from './Button.tsx'
import styles from './Confusion.module.css'
import type { ConfusionCell } from './ConfusionGrid.tsx'
import { mixUps } from './shares.ts'
import tables from './Table.module.css'

const MOST = 20

type MixUpsProps = {
  /** Of the classes. */
  readonly names: readonly string[]
  /** classes × classes, a row for each true class. */
  readonly counts: ArrayLike<number>
  readonly open: ConfusionCell | null
  /** What is counted: "images". */
  readonly samples: string
  readonly toggle: (truth: number, answered: number) => void
}

export function MixUps({ names, counts, open, samples, toggle }: MixUpsProps) {
  const all = mixUps(counts, names.length)
  if (all.length === 0) return <p className={styles.none}>Nothing is taken for anything else.</p>
  return (
    <table className={tables.table} aria-label="Most frequent mix-ups">
      <thead>
        <tr>
          <th scope="col">is</th>
          <th scope="col">taken for</th>
          <th scope="col">{samples}</th>
        </tr>
      </thead>
      <tbody>
        {all.slice(0, MOST).map(({ truth, answered, count }) => (
          <tr key={`${truth} ${answered}`}>
            <th scope="row">{names[truth]}</th>
            <td>{names[answered]}</td>
            <td>
              <Button
                kind="link"
                aria-label={`${count}: ${names[truth]}, answered as ${names[answered]}`}
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
