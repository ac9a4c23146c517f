/** The weight in hand as a number that can be typed. */
import { useEffect, useRef, useState } from 'react'
import { nameOf } from '../../engine/layout.ts'
import { limits } from '../../experiment/limits.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { useCalmFrames } from '../hooks/calm.ts'
import { useGesture } from '../hooks/useGesture.ts'

const STEP = 0.1

export function ParameterField({ index }: { readonly index: number }) {
  const layout = useAppState((state) => state.layout)
  const actions = useActions()
  const gestures = useGesture('weight')
  const value = useParameter(index)
  const { letter, number } = nameOf(layout, index)
  return (
    <NumberField
      label={`${letter === 'b' ? 'Bias' : 'Weight'} ${letter}${number}`}
      value={Number(value.toPrecision(4))}
      rule={{ min: -limits.parameter, max: limits.parameter }}
      next={(from, direction) => Number((from + direction * STEP).toFixed(4))}
      onCommit={(next, time) =>
        void actions.setParameter(index, next, `${gestures.at(time)}, ${index}`)
      }
    />
  )
}

/** A parameter's present value, at a reader's pace. */
function useParameter(index: number): number {
  const { frames } = useApp()
  const subscribe = useCalmFrames()
  const [value, setValue] = useState(() => frames.latest().parameters[index] ?? 0)
  const last = useRef(value)
  useEffect(() => {
    const take = (): void => {
      const next = frames.latest().parameters[index] ?? 0
      if (next === last.current) return
      last.current = next
      setValue(next)
    }
    take()
    return subscribe(take)
  }, [frames, subscribe, index])
  return value
}
