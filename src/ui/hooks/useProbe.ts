/** Asks the worker what a view needs computed, and asks again as the run goes on: never twice at once, at a reader's pace. */
import { useEffect, useState } from 'react'
import type { Answer, Question } from '../../worker/probes.ts'
import { useApp } from './app.tsx'
import { useCalmFrames } from './calm.ts'
import { paced } from './paced.ts'

type Probed = {
  /** The newest answer, until the question is another one. */
  readonly answer: Answer | null
  /** How much of a long one is done, from 0 to 1; null when nothing is on its way. */
  readonly progress: number | null
}

const nothing: Probed = { answer: null, progress: null }

/**
 * `gapMs`: in training it asks no more often, for what is dear to work out or to show. Null asks nothing. One view a topic: a later question on it takes the place of an earlier one. An
 * answer may be of a moment before the newest frame's (`answer.position`), in training and after an
 * edit for as long as the next one is on its way.
 */
export function useProbe(topic: string, question: Question | null, gapMs = 0): Probed {
  const app = useApp()
  const subscribe = useCalmFrames()
  const [probed, setProbed] = useState<Probed & { readonly of: string }>({ ...nothing, of: '' })
  // Questions are plain values.
  const asked = JSON.stringify(question)

  useEffect(() => {
    if (!question) return undefined
    let isAsking = false
    let isStale = false
    let isOver = false
    const ask = async (): Promise<void> => {
      if (isAsking) {
        isStale = true
        return
      }
      isAsking = true
      const progress = (share: number): void => {
        if (!isOver) setProbed((old) => ({ ...old, progress: share }))
      }
      const answer = await app.probe(topic, question, progress)
      isAsking = false
      if (isOver) return
      const isWanted = isStale
      isStale = false
      // Without an answer another run has come, which this question may not fit: its first frame asks.
      if (!answer) return
      setProbed({ answer, progress: null, of: asked })
      if (isWanted) void ask()
    }
    const pace = paced(() => void ask(), gapMs)
    pace.now()
    const stop = subscribe(({ status }) => {
      if (status === 'training') pace.soon()
      else pace.now()
    })
    return () => {
      isOver = true
      stop()
      pace.stop()
      app.drop(topic)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- The question is compared by what it says.
  }, [app, subscribe, topic, asked, gapMs])

  return probed.of === asked ? probed : nothing
}
