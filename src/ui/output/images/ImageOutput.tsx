/** How images are answered: what is taken for what, and those that were hardest. Each of them goes through the network when it is chosen. */
import { useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { Confusion } from '../../controls/Confusion.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { Waiting } from '../../controls/Waiting.tsx'
import { format } from '../../format.ts'
import { useAppState } from '../../hooks/app.tsx'
import { LookedWords } from '../../hooks/LookedWords.tsx'
import { classOf, thresholdOf } from '../../hooks/pictureWords.ts'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import { usePictures } from '../../hooks/usePictures.ts'
import { ManyInputs } from '../ManyInputs.tsx'
import { ImageList, type ImagePart } from './ImageList.tsx'
import own from './Images.module.css'

const WORST = 10

export function ImageOutput({ dataset, heading }: { dataset: Dataset; heading: string }) {
  const pictures = usePictures()
  const hasImages = pictures !== null && dataset.problem === 'classes'
  return (
    <>
      {hasImages ? (
        <Mistakes dataset={dataset} heading={heading} />
      ) : (
        <>
          <h2 id={heading}>What the network says</h2>
          <ManyInputs dataset={dataset} />
        </>
      )}
    </>
  )
}

function Mistakes({ dataset, heading }: { dataset: Dataset; heading: string }) {
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const isLooking = useAppState((state) => state.view.look !== null)
  const hasTest = dataset.unseen.length > 0
  const [wanted, setPart] = useState<ImagePart>('unseen')
  const part = hasTest ? wanted : 'samples'
  const of = part === 'unseen' ? 'test' : 'all'
  const { answer, progress } = useAnswer('mistakes', 'scores', {
    type: 'scores',
    of,
    problem: 'classes',
    worst: WORST,
  })
  const held = useHeld(answer)?.value ?? null
  const confusion = held && 'confusion' in held.scores ? held.scores.confusion : null
  const mistakes = confusion && mistakesIn(confusion.counts)
  const count = dataset[part].length
  return (
    <>
      <div className={own.head}>
        <h2 id={heading}>Mistakes</h2>
        {mistakes !== null && (
          <span className={own.count}>
            {mistakes.toLocaleString('en-US')} of {count.toLocaleString('en-US')}
          </span>
        )}
      </div>
      {hasTest && (
        <Segmented
          label="Images"
          isLabelHidden
          value={part}
          options={[
            { value: 'samples', label: 'training' },
            { value: 'unseen', label: 'test' },
          ]}
          onChange={setPart}
        />
      )}
      {confusion && (
        <Confusion
          key={part}
          topic="cell images"
          dataset={dataset}
          part={of}
          counts={confusion.counts}
        >
          {({ title, samples, answered, turn }) => (
            <ImageList
              label={title}
              dataset={dataset}
              part={part}
              rows={samples}
              saidOf={() => answered}
              turn={turn}
            />
          )}
        </Confusion>
      )}
      {held && (
        <>
          <h3 className={own.title}>Largest losses</h3>
          <ImageList
            label="Images with the largest losses"
            dataset={dataset}
            part={part}
            rows={held.worst}
            captionOf={({ loss }) => format(loss, 2)}
            saidOf={({ outputs }) => classOf(outputs, threshold)}
          />
        </>
      )}
      {isLooking && <LookedWords dataset={dataset} />}
      {!held && <Waiting progress={progress} />}
    </>
  )
}

/** All that lies off the diagonal. */
function mistakesIn(counts: ArrayLike<number>): number {
  const classes = Math.round(Math.sqrt(counts.length))
  return Array.from(counts).reduce(
    (sum, count, k) => (Math.floor(k / classes) === k % classes ? sum : sum + count),
    0,
  )
}
