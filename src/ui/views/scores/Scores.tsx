/** How good the answers are, training beside test, and of classes what is taken for what. */
import { useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { losses } from '../../../engine/losses.ts'
import { Confusion } from '../../controls/Confusion.tsx'
import { format } from '../../format.ts'
import { useAppState } from '../../hooks/app.tsx'
import { usePictures } from '../../hooks/usePictures.ts'
import { unitOf } from '../answers.ts'
import { Details } from '../Details.tsx'
import { firstPart, PartChoice, type Part } from '../Part.tsx'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import tables from '../../controls/Table.module.css'
import styles from '../Views.module.css'
import { Waiting } from '../../controls/Waiting.tsx'
import { SampleTable } from '../samples/SampleTable.tsx'
import { scoreRows, shareText, type ScoreRow } from './rows.ts'

export function Scores() {
  const dataset = useAppState((state) => state.dataset)
  const hasTest = dataset.unseen.length > 0
  const [wanted, setPart] = useState<Part>(() => firstPart(dataset))
  const part = hasTest ? wanted : 'all'
  const { problem } = dataset
  const ask = { type: 'scores', problem, worst: 0 } as const
  const training = useAnswer('trainingScores', 'scores', { ...ask, of: 'all' })
  const test = useAnswer('testScores', 'scores', hasTest ? { ...ask, of: 'test' } : null)
  const trained = useHeld(training.answer?.value ?? null)
  const hasPictures = usePictures() !== null
  const tested = useHeld(test.answer?.value ?? null)
  if (!trained) return <Waiting progress={training.progress} />
  // Images have their mistakes in the panel before this one.
  const isAbove = hasPictures && problem === 'classes'
  const unit = unitOf(dataset)
  const parts = hasTest ? [trained.scores, tested?.scores ?? null] : [trained.scores]
  const rows = scoreRows(parts, unit)
  const about = part === 'all' ? trained.scores : tested?.scores
  return (
    <div className={styles.view}>
      <Table rows={rows} parts={parts} hasTest={hasTest} isShares={problem === 'classes'} />
      {problem === 'values' && <p className={styles.note}>{unitWords(dataset, unit)}</p>}
      <Details summary="How they are computed">
        <Formulas rows={rows} />
      </Details>
      {isAbove && (
        <p className={styles.note}>What is taken for what stands above, under Mistakes.</p>
      )}
      {!isAbove && about && 'confusion' in about && (
        <>
          <div className={styles.spread}>
            <h3 className={styles.title}>Confusion matrix</h3>
            <PartChoice dataset={dataset} part={part} onChange={setPart} />
          </div>
          <Confusion
            key={part}
            topic="cell"
            dataset={dataset}
            part={part}
            counts={about.confusion.counts}
          >
            {({ title, samples }) => (
              <SampleTable label={title} dataset={dataset} part={part} rows={samples} />
            )}
          </Confusion>
        </>
      )}
    </div>
  )
}

function Table({
  rows,
  parts,
  hasTest,
  isShares,
}: {
  readonly rows: readonly ScoreRow[]
  readonly parts: readonly ({ readonly loss: number } | null)[]
  readonly hasTest: boolean
  /** All scores go from 0 to 1. */
  readonly isShares: boolean
}) {
  const write = (value: number): string => (isShares ? shareText(value) : format(value))
  return (
    <table className={`${tables.table} ${styles.table}`} aria-label="Scores">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">score</span>
          </th>
          <th scope="col">training</th>
          {hasTest && <th scope="col">test</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, place) => (
              <td key={place}>{value === null ? '–' : write(value)}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">Loss</th>
          {parts.map((part, place) => (
            <td key={place} className={styles.loss}>
              {part ? format(part.loss) : '–'}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function Formulas({ rows }: { readonly rows: readonly ScoreRow[] }) {
  const { label, formula } = losses[useAppState((state) => state.training.loss)]
  return (
    <>
      <dl className={styles.formulas}>
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {row.formula}. {row.best === 'largest' ? 'Larger' : 'Smaller'} is better.
            </dd>
          </div>
        ))}
        <div>
          <dt>Loss</dt>
          <dd>
            {label}: {formula}, the mean over the samples. Smaller is better.
          </dd>
        </div>
      </dl>
      <p className={styles.note}>
        {
          'y is what the network says, t the target. With two classes, precision and recall are those of class 1.'
        }
      </p>
    </>
  )
}

function unitWords({ targetScalings, targetNames }: Dataset, unit: number | null): string {
  if (unit === null) return 'Errors are in scaled targets, whose units differ.'
  const isScaled = targetScalings.some(({ shift, divisor }) => shift !== 0 || divisor !== 1)
  const what = targetNames.length === 1 ? `of ${targetNames[0]}` : 'of the data'
  return isScaled
    ? `Errors are in the unit ${what}; the loss is of the scaled target.`
    : `Errors are in the unit ${what}.`
}
