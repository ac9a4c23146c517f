/** The samples with the largest loss. */
import { useState } from 'react'
import { sampleWord, samplesIn } from '../../../experiment/kinds.ts'
import { useAppState } from '../../hooks/app.tsx'
import { firstPart, PartChoice } from '../Part.tsx'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import styles from '../Views.module.css'
import { Waiting } from '../../controls/Waiting.tsx'
import { SampleTable } from './SampleTable.tsx'

const MOST = 20

export function Worst() {
  const dataset = useAppState((state) => state.dataset)
  const network = useAppState((state) => state.network)
  const word = sampleWord(network)
  const [wanted, setPart] = useState(() => firstPart(dataset))
  const part = dataset.unseen.length > 0 ? wanted : 'all'
  const { problem } = dataset
  const { answer, progress } = useAnswer('worst', 'scores', {
    type: 'scores',
    of: part,
    problem,
    worst: MOST,
  })
  const held = useHeld(answer)
  const count = (part === 'all' ? dataset.samples : dataset.unseen).length
  return (
    <div className={styles.view}>
      <PartChoice dataset={dataset} part={part} onChange={setPart} />
      {!held && <Waiting progress={progress} />}
      {held && !held.value && <p className={styles.none}>There are no {word}s to look at.</p>}
      {held?.value && (
        <>
          <p className={styles.note}>
            The {Math.min(MOST, count)} largest losses of {samplesIn(count, network)}. Choose one to
            see it.
          </p>
          <SampleTable
            key={part}
            label="Worst samples"
            dataset={dataset}
            part={part}
            rows={held.value.worst}
          />
        </>
      )}
    </div>
  )
}
