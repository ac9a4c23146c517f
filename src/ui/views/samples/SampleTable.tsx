/** Samples with what the network says to each, and one of them looked at in full. */
import { memo, useCallback, useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { kindOfNetwork, sampleWord } from '../../../experiment/kinds.ts'
import type { ScoredSample } from '../../../worker/scored.ts'
import { Button } from '../../controls/Button.tsx'
import { Picture } from '../../controls/Picture.tsx'
import { format } from '../../format.ts'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { usePictures, type Pictures } from '../../hooks/usePictures.ts'
import {
  answerWords,
  classOf,
  rawOf,
  sampleName,
  sampleOf,
  targetWords,
  thresholdOf,
} from '../answers.ts'
import type { Part } from '../Part.tsx'
import tables from '../../controls/Table.module.css'
import styles from '../Views.module.css'
import { SampleCard } from './SampleCard.tsx'

type SampleTableProps = {
  readonly label: string
  readonly dataset: Dataset
  readonly part: Part
  readonly rows: readonly ScoredSample[]
}

/** The chosen one stays, even when the rows are others meanwhile; where there is a row of pictures it goes through that. */
export function SampleTable({ label, dataset, part, rows }: SampleTableProps) {
  const actions = useActions()
  const hasRow = useAppState((state) => kindOfNetwork(state.network) === 'images')
  const word = useAppState((state) => sampleWord(state.network))
  const isSeries = dataset.series !== null
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const pictures = usePictures()
  const [chosen, setChosen] = useState<number | null>(null)
  const choose = useCallback(
    (place: number, isChosen: boolean): void => {
      setChosen(isChosen ? null : place)
      if (!hasRow) return
      const its = part === 'all' ? 'samples' : 'unseen'
      actions.look(isChosen ? null : { type: 'sample', part: its, index: place })
    },
    [actions, hasRow, part],
  )
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={`Samples: ${label}`}>
        <table className={`${tables.table} ${styles.table}`} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{isSeries ? 'when' : word}</th>
              <th scope="col">says</th>
              <th scope="col">{isSeries ? 'was' : 'is'}</th>
              <th scope="col">loss</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sample, loss, outputs }, rank) => (
              <Row
                // In training samples change places: a row that stays and is written anew costs less, and keeps the focus.
                key={rank}
                dataset={dataset}
                part={part}
                place={sample}
                says={answerWords(dataset, outputs, threshold)}
                answered={dataset.problem === 'classes' ? classOf(outputs, threshold) : null}
                threshold={threshold}
                loss={format(loss)}
                pictures={pictures}
                isChosen={sample === chosen}
                choose={choose}
              />
            ))}
          </tbody>
        </table>
      </section>
      {chosen !== null && <SampleCard key={chosen} dataset={dataset} part={part} place={chosen} />}
    </>
  )
}

type RowProps = {
  readonly dataset: Dataset
  readonly part: Part
  readonly place: number
  readonly says: string
  /** The class that the network says; null of values. */
  readonly answered: number | null
  readonly threshold: number
  readonly loss: string
  readonly pictures: Pictures | null
  readonly isChosen: boolean
  readonly choose: (place: number, isChosen: boolean) => void
}

const Row = memo(function Row(props: RowProps) {
  const { dataset, part, place, says, answered, threshold, loss, pictures, isChosen } = props
  const sample = sampleOf(dataset, part, place)
  if (!sample) return null
  const isWrong = answered !== null && answered !== classOf(sample.target, threshold)
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <span className={styles.named}>
          {pictures && <Picture {...pictures} pixels={rawOf(dataset, part, place)} size={28} />}
          <Button
            kind="link"
            className={styles.pick}
            aria-pressed={isChosen}
            onClick={() => props.choose(place, isChosen)}
          >
            {sampleName(sample, place)}
          </Button>
        </span>
      </th>
      <td>
        {isWrong && (
          <span className={styles.wrong} title="wrong">
            ✗<span className="visually-hidden">wrong: </span>{' '}
          </span>
        )}
        {says}
      </td>
      <td>{targetWords(dataset, sample.target, threshold)}</td>
      <td className={styles.loss}>{loss}</td>
    </tr>
  )
})
