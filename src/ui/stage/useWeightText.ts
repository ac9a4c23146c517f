/**
 * The text of a weight while it is edited: committed on Enter or on leaving, restored on Escape,
 * moved by arrows at once. The weight may go on changing meanwhile.
 */
import { useId, useRef, useState } from 'react'
import { exact } from '../format.ts'
import { useApp } from '../hooks/app.tsx'
import { useGesture } from '../hooks/useGesture.ts'
import { nudged, typedWeight } from './weight.ts'

type WeightText = {
  readonly index: number
  readonly isBias: boolean
  /** What was typed to open the field; null to begin with the value, selected. */
  readonly typed: string | null
}

export function useWeightText({ index, isBias, typed }: WeightText) {
  const { frames, actions } = useApp()
  const problemId = useId()
  const gestures = useGesture('weight')
  const present = (): number => frames.latest().parameters[index]
  const [before] = useState(present)
  /** The text that stands for the present value: committing it changes nothing. */
  const [settled, setSettled] = useState(() => (typed === null ? exact(before) : ''))
  const [text, setText] = useState(() => typed ?? exact(before))
  const [problem, setProblem] = useState<string | null>(null)
  const gesture = useRef<string>(null)
  const hasMoved = useRef(false)

  const apply = (value: number): void => {
    gesture.current ??= gestures.next()
    hasMoved.current = true
    const written = exact(value)
    setText(written)
    setSettled(written)
    setProblem(null)
    void actions.setParameter(index, value, gesture.current)
  }

  return {
    text,
    problem,
    problemId,
    type: (next: string): void => {
      setText(next)
      setProblem(null)
    },
    apply,
    /** Goes on from what is typed, if that is a number. */
    move: (step: number): void => {
      const reading = typedWeight(text, isBias, present())
      apply(nudged('value' in reading ? reading.value : present(), step))
    },
    /** Whether the text was accepted. */
    commit: (): boolean => {
      if (text === settled) return true
      const reading = typedWeight(text, isBias, present())
      if ('problem' in reading) {
        setProblem(reading.problem)
        return false
      }
      apply(reading.value)
      return true
    },
    /** Back to the value from before editing. */
    restore: (): void => {
      if (hasMoved.current) apply(before)
    },
    /** The number to show on a slider. */
    number: (): number => {
      const reading = typedWeight(text, isBias, before)
      return 'value' in reading ? reading.value : before
    },
  }
}
