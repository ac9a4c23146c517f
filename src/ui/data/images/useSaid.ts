/** What the network says to the images that are shown: to a page, or to a whole part where one looks for mistakes. */
import { useMemo } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { sizeOf } from '../../../engine/network.ts'
import { useAppState } from '../../hooks/app.tsx'
import { thresholdOf } from '../../hooks/pictureWords.ts'
import { useProbe } from '../../hooks/useProbe.ts'
import type { Part } from '../columns.ts'
import { MOST_ASKED, saidTo, type Said } from './shown.ts'

/** In training, answers to a page are asked for again after this long, and those to a whole part. */
const PAGE_MS = 500
const PART_MS = 1500

type Answers = {
  readonly saidOf: (index: number) => number | null
  readonly isKnown: boolean
}

/** What the network says to the images of a page. */
export function useNear(
  dataset: Dataset,
  part: Part,
  page: { readonly from: number; readonly to: number } | null,
): Answers {
  return useSaid(dataset, part, page && { from: page.from, count: page.to - page.from }, PAGE_MS)
}

/** What it says to all of a part, as long as that is asked for. */
export function useWhole(dataset: Dataset, part: Part, isWanted: boolean): Answers {
  const count = Math.min(MOST_ASKED, dataset[part].length)
  return useSaid(dataset, part, isWanted ? { from: 0, count } : null, PART_MS)
}

function useSaid(
  dataset: Dataset,
  part: Part,
  rows: { readonly from: number; readonly count: number } | null,
  gapMs: number,
): Answers {
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const of = part === 'unseen' ? 'test' : 'all'
  const isAsked = rows !== null && rows.count > 0 && dataset.problem === 'classes'
  const { answer } = useProbe(
    `images ${gapMs}`,
    isAsked ? { type: 'rows', of, ...rows } : null,
    gapMs,
  )
  const from = rows?.from ?? 0
  return useMemo(() => {
    const said: Said | null =
      answer?.type === 'rows' ? { from, predictions: answer.value.predictions } : null
    const about = { outputs: sizeOf(dataset.target), threshold }
    return { saidOf: (index) => saidTo(index, said, about), isKnown: said !== null }
  }, [answer, from, dataset, threshold])
}
