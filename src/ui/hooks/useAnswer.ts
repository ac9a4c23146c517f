/** An answer of the worker by its question's type, and what stands in its place while it is on its way. */
import { useState } from 'react'
import type { Answer, Question } from '../../worker/probes.ts'
import { useProbe } from './useProbe.ts'

type AnswerOf<Type extends Answer['type']> = Extract<Answer, { type: Type }>

export type Asked<Type extends Answer['type']> = {
  /** The newest; null until there is one. */
  readonly answer: AnswerOf<Type> | null
  /** How much of a long one is done, from 0 to 1. */
  readonly progress: number | null
}

/** Tables and pictures are read more slowly than curves, and training has the worker for itself in between. */
const GAP_MS = 300

/** As `useProbe`; null asks nothing. */
export function useAnswer<Type extends Answer['type']>(
  topic: string,
  type: Type,
  question: Extract<Question, { type: Type }> | null,
): Asked<Type> {
  const { answer, progress } = useProbe(topic, question, GAP_MS)
  return { answer: answer && isOf(answer, type) ? answer : null, progress }
}

/** The last one while the next is on its way, so that nothing flickers. */
export function useHeld<Value>(value: Value | null): Value | null {
  const [held, hold] = useState(value)
  if (value !== null && value !== held) hold(value)
  return value ?? held
}

function isOf<Type extends Answer['type']>(answer: Answer, type: Type): answer is AnswerOf<Type> {
  return answer.type === type
}
