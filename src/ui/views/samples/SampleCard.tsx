/** One sample in full: its values in the units of the data, and what the network says to it at present. */
import type { Dataset } from '../../../data/dataset.ts'
import { Picture } from '../../controls/Picture.tsx'
import { asGiven } from '../../format.ts'
import { usePictures } from '../../hooks/usePictures.ts'
import { AnswerBars } from '../AnswerBars.tsx'
import { rawOf, sampleName, sampleOf } from '../answers.ts'
import { useSeen } from '../../hooks/useSeen.ts'
import type { Part } from '../Part.tsx'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import styles from '../Views.module.css'
import { Waiting } from '../../controls/Waiting.tsx'

const SIZE = 128

type SampleCardProps = {
  readonly dataset: Dataset
  readonly part: Part
  readonly place: number
}

export function SampleCard({ dataset, part, place }: SampleCardProps) {
  const sample = sampleOf(dataset, part, place)
  const raw = rawOf(dataset, part, place)
  const pictures = usePictures()
  const { answer } = useAnswer(
    'chosenSample',
    'predict',
    sample && { type: 'predict', input: sample.input },
  )
  const outputs = useHeld(answer?.value.at(-1) ?? null)
  const section = useSeen<HTMLElement>(outputs !== null)
  if (!sample) return null
  const name = sampleName(sample, place)
  return (
    <section ref={section} className={styles.card} aria-label={name}>
      <h3 className={styles.title}>
        {name}
        {part === 'test' && ', never trained on'}
      </h3>
      {pictures ? (
        <Picture
          {...pictures}
          pixels={raw}
          size={SIZE}
          label={`${name}, ${pictures.shape.slice(1).join(' × ')} pixels`}
        />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys
        <dl className={styles.inputs} {...(raw.length > MANY && { tabIndex: 0 })}>
          {raw.map((value, i) => (
            <div key={i}>
              <dt>{dataset.raw.names[i]}</dt>
              <dd>{asGiven(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {outputs ? (
        <AnswerBars dataset={dataset} outputs={[...outputs]} target={sample.target} />
      ) : (
        <Waiting />
      )}
    </section>
  )
}

/** More than are seen without scrolling. */
const MANY = 7
