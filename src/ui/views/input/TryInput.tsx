/** Any input, made up or taken from a sample, and what the network says to it at once. */
import { useMemo, useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { inputOf } from '../../../data/features.ts'
import { useApp, useAppState } from '../../hooks/app.tsx'
import { usePictures } from '../../hooks/usePictures.ts'
import { AnswerBars } from '../AnswerBars.tsx'
import { rawOf, sampleName, sampleOf } from '../answers.ts'
import type { Part } from '../Part.tsx'
import { rangesOf } from '../ranges.ts'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import styles from '../Views.module.css'
import { Waiting } from '../../controls/Waiting.tsx'
import { InputFields } from './InputFields.tsx'
import { Painter } from './Painter.tsx'
import { SampleChoice } from './SampleChoice.tsx'

/** `from`: the sample that they are of, until they are changed. */
type Tried = {
  readonly raw: readonly number[]
  readonly from: { readonly part: Part; readonly place: number } | null
}

export function TryInput() {
  const { frames } = useApp()
  const dataset = useAppState((state) => state.dataset)
  const [tried, setTried] = useState<Tried>(() =>
    takenFrom(dataset, 'all', frames.latest().current),
  )
  const { raw, from } = tried
  const pictures = usePictures()
  const ranges = useMemo(() => rangesOf(dataset), [dataset])
  const input = useMemo(() => inputOf(dataset, raw), [dataset, raw])
  const { answer } = useAnswer('input', 'predict', { type: 'predict', input })
  const outputs = useHeld(answer?.value.at(-1) ?? null)
  const sample = from && sampleOf(dataset, from.part, from.place)
  const change = (values: readonly number[]): void => setTried({ raw: values, from: null })
  return (
    <div className={styles.view}>
      <SampleChoice
        dataset={dataset}
        chosen={from}
        choose={(part, place) => setTried(takenFrom(dataset, part, place))}
      />
      {pictures ? (
        <Painter pixels={raw} pictures={pictures} onChange={change} />
      ) : (
        <InputFields names={dataset.raw.names} ranges={ranges} values={raw} onChange={change} />
      )}
      <section
        className={styles.card}
        aria-label={sample && from ? `Answer to ${sampleName(sample, from.place)}` : 'Answer'}
      >
        {outputs ? (
          <AnswerBars
            dataset={dataset}
            outputs={[...outputs]}
            target={sample ? sample.target : null}
          />
        ) : (
          <Waiting />
        )}
      </section>
    </div>
  )
}

function takenFrom(dataset: Dataset, part: Part, place: number): Tried {
  return { raw: rawOf(dataset, part, place), from: { part, place } }
}
