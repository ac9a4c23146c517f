/** Asks the worker for units that learn no more: when paused at once, and in training at most each second. */
import { useEffect, useState } from 'react'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { paced } from '../hooks/paced.ts'
import type { UnitState } from '../../worker/probes.ts'

/** By layer and unit, for the hidden layers. */
export type UnitStates = readonly (readonly UnitState[])[]

const TRAINING_MS = 1000
/** Enough for a hand that drags a weight. */
const PAUSED_MS = 250

const none: UnitStates = []

export function useUnits(): UnitStates {
  const { frames, probe, drop } = useApp()
  const network = useAppState((state) => state.network)
  const [found, setFound] = useState<{ readonly of: unknown; readonly states: UnitStates }>()

  useEffect(() => {
    // Images and sequences are drawn without marks on units.
    if (network.layers.length < 2 || kindOfNetwork(network) !== 'neurons') return undefined
    let isOver = false
    const ask = async (): Promise<void> => {
      const answer = await probe(TOPIC, { type: 'units' })
      if (isOver || answer?.type !== 'units') return
      setFound((old) => {
        const isKnown = old?.of === network && same(old.states, answer.value)
        return isKnown ? old : { of: network, states: answer.value }
      })
    }
    const inTraining = paced(() => void ask(), TRAINING_MS)
    const inPause = paced(() => void ask(), PAUSED_MS)
    inPause.soon()
    const stop = frames.subscribe(({ status }) => {
      if (status === 'training') inTraining.soon()
      else if (status === 'paused') inPause.soon()
    })
    return () => {
      isOver = true
      stop()
      inTraining.stop()
      inPause.stop()
      drop(TOPIC)
    }
  }, [frames, probe, drop, network])

  return found?.of === network ? found.states : none
}

export function unitStateIn(states: UnitStates, layer: number, unit: number): UnitState {
  return states[layer]?.[unit] ?? 'learning'
}

const TOPIC = 'stage units'

function same(one: UnitStates, other: UnitStates): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
