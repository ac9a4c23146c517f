/** Keeps the names of neurons and the values of weights up to date for assistive technology, as they are shown. */
import { useLayoutEffect, useRef } from 'react'
import { placeOf, type Layout } from '../../engine/layout.ts'
import { limits } from '../../experiment/limits.ts'
import type { Computed, Phase } from '../../state/walk.ts'
import type { UnitState } from '../../worker/probes.ts'
import { spoken } from '../format.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { paced } from '../hooks/paced.ts'
import { moveOf, type Move } from './moves.ts'
import { outputName } from './names.ts'
import { afterStep, sampleOf } from './painting.tsx'
import { spotOf, type Spot } from './spot.ts'
import { capital, neuronWords, whereIs } from './spots.ts'
import { unitStateIn, type UnitStates } from './useUnits.ts'
import type { After } from './useAfter.ts'
import { setAttribute } from './write.ts'

/** Names that carry numbers change at most twice a second in training. */
const NAMES_MS = 500

type Shown = {
  readonly computed: Computed
  readonly phase: Phase
  readonly after: After | null
  readonly units: UnitStates
}

export function useSpokenValues(
  group: { readonly current: HTMLElement | null },
  { computed, phase, after, units }: Shown,
): void {
  const { frames } = useApp()
  const layout = useAppState((state) => state.layout)
  const dataset = useAppState((state) => state.dataset)
  const training = useAppState((state) => state.training)
  const speak = useRef(() => {})
  useLayoutEffect(() => {
    speak.current = () => {
      const frame = frames.shown()
      const sample = sampleOf(frame, layout, dataset)
      if (!sample) return
      const made = afterStep(frames, layout)
      const known = made ?? (after?.position === frame.position ? after.parameters : null)

      const neuronSays = ({ layer, unit }: Extract<Spot, { type: 'neuron' }>): string => {
        const words = capital(neuronWords(layout, layer, unit))
        if (layer < 0) return `${words}, ${dataset.inputNames[unit]} ${spoken(sample.input[unit])}`
        if (layer >= computed.forward) return `${words}, not computed yet`
        const what = isOutput(layout, layer) ? '' : 'output '
        const name = isOutput(layout, layer) ? outputName(dataset, unit) : ''
        return `${words}, ${name && `${name}, `}${what}${spoken(frame.layers[layer].outputs[unit])}`
      }
      const moveSays = (index: number): string => {
        if (phase !== 'backward' && phase !== 'update') return ''
        if (placeOf(layout, index).block.layer < computed.backward) return ''
        return moveWords(moveOf(training, frame, known, index), computed.hasUpdate)
      }

      for (const element of group.current?.querySelectorAll('[data-spot]') ?? []) {
        const spot = spotOf(element)
        if (spot?.type === 'neuron') {
          setAttribute(element, 'aria-label', neuronSays(spot))
          describe(element, UNIT_WORDS[unitStateIn(units, spot.layer, spot.unit)])
        } else if (spot) {
          const value = (computed.hasUpdate && made ? made : frame.parameters)[spot.index]
          const text = `${spoken(value)}, ${whereIs(layout, spot.index)}`
          setAttribute(element, 'aria-valuenow', plainly(value))
          setAttribute(element, 'aria-valuetext', text)
          describe(element, moveSays(spot.index))
        }
      }
    }
    speak.current()
  })
  useLayoutEffect(() => {
    const pace = paced(() => speak.current(), NAMES_MS)
    const unsubscribe = frames.subscribe(({ status }) => {
      if (status === 'training') pace.soon()
      else pace.now()
    })
    return () => {
      unsubscribe()
      pace.stop()
    }
  }, [frames])
}

const UNIT_WORDS: Record<UnitState, string> = {
  learning: '',
  dead: 'Dead: its slope is 0 for every sample',
  saturated: 'Saturated: its slope is under a hundredth everywhere',
}

/** What the arrow at a weight says. */
function moveWords(move: Move | null, isMade: boolean): string {
  if (!move) return ''
  if (move.type === 'gradient') {
    return `Gradient ${spoken(move.value)}; the update comes at the end of the batch`
  }
  if (move.value === 0) return isMade ? 'Has not moved' : 'The update does not move it'
  const way = `${move.value > 0 ? 'up' : 'down'} by ${spoken(Math.abs(move.value))}`
  return isMade ? `Moved ${way}` : `The update moves it ${way}`
}

function describe(element: Element, words: string): void {
  if (words === '') element.removeAttribute('aria-description')
  else setAttribute(element, 'aria-description', words)
}

function isOutput(layout: Layout, layer: number): boolean {
  return layer === layout.shapes.length - 2
}

/** Without a power of ten, which the attribute does not take, and between its ends; the text beside it is exact. */
function plainly(value: number): string {
  const within = Math.min(Math.max(value, -limits.parameter), limits.parameter)
  return String(Number(within.toFixed(6)))
}
