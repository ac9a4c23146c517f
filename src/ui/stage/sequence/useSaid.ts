/** What the network says about the places of a series: from the frames, which hold the first rows of each part, and asked for beyond those. */
import { useRef } from 'react'
import type { WindowedSeries } from '../../../data/dataset.ts'
import { MAX_ROWS } from '../../../worker/frame.ts'
import type { ShownStep } from '../../hooks/look.ts'
import type { WindowPlace } from '../../hooks/sequence/times.ts'
import { rowAt, type Row } from './curves.ts'
import { useAsker } from './useAsker.ts'

type Beyond = {
  readonly position: number
  readonly part: Row['part']
  readonly from: number
  readonly values: ArrayLike<number>
}

export type Said = {
  /** Null where it is not known yet. */
  at(step: ShownStep, window: WindowPlace, row: Row): number | null
  /** Asks for the rows between two places that no frame holds; calls back when they are there. */
  ask(step: ShownStep, from: number, to: number, known: () => void): void
}

export function useSaid(series: WindowedSeries | null): Said {
  const asker = useAsker('window rows')
  const beyond = useRef<Beyond | null>(null)
  return {
    at: ({ layers, frame }, { at }, row) => {
      if (series?.[row.part][row.index] === at) return layers.at(-1)!.outputs[0]
      if (row.index < MAX_ROWS) {
        const { predictions, unseenPredictions } = frame
        return (row.part === 'samples' ? predictions : unseenPredictions)[row.index] ?? null
      }
      const { current } = beyond
      return current?.part === row.part ? (current.values[row.index - current.from] ?? null) : null
    },
    ask: ({ frame }, from, to, known) => {
      const rows = series
        ? Array.from({ length: to - from + 1 }, (_, k) => rowAt(series, from + k))
        : []
      const first = rows.find((row) => row !== null && row.index >= MAX_ROWS)
      if (!first) return
      const { part, index } = first
      const { current } = beyond
      const isKnown =
        current?.position === frame.position && current.part === part && current.from === index
      if (isKnown) return
      const question = { of: part === 'samples' ? 'all' : 'test', from: index } as const
      asker({ type: 'rows', ...question, count: rows.length }, (answer) => {
        if (answer.type !== 'rows') return
        const { position, value } = answer
        beyond.current = { position, part, from: index, values: value.predictions }
        known()
      })
    },
  }
}
