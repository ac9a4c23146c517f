/** The memory of what is shown: who draws it, and who asks the worker for it. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { sizeOf } from '../../../engine/network.ts'
import { useApp, useGuard } from '../../hooks/app.tsx'
import { useReadStep, useShownStep, type ShownStep } from '../../hooks/look.ts'
import { useScene, type Scene } from './scene.ts'
import { normsOf } from './strip.ts'
import { useAsker } from './useAsker.ts'

/** Calls `draw` whenever the step or what is known of its memory changes; null: not known, or not yet there in the walk. */
export function useMemory(draw: (sizes: readonly number[] | null) => void): void {
  const { memory, computed, network } = useScene()
  const read = useReadStep()
  const guard = useGuard()
  const drawStep = (step: ShownStep | null): void => {
    const isThere = step !== null && (step.isLooked || computed.forward === network.layers.length)
    draw(isThere ? memory.of(step.sample) : null)
  }
  const newest = useRef(drawStep)
  useLayoutEffect(() => {
    newest.current = drawStep
  })
  useShownStep(drawStep)
  useEffect(
    () => memory.subscribe(() => guard(() => newest.current(read()))),
    [memory, guard, read],
  )
}

/** Asks for it as the step, its numbers or the chosen output change. */
export function MemoryAsker() {
  const scene = useScene()
  const { frames } = useApp()
  const { memory, unrolled } = scene
  const output = outputIn(scene)
  const ask = useAsker('memory')
  const asked = useRef<{ of: unknown; sample: ShownStep['sample']; output: number } | null>(null)
  useShownStep((step) => {
    if (!step) return
    const before = asked.current
    const isSame =
      before?.of === step.parameters && before.sample === step.sample && before.output === output
    if (isSame) return
    asked.current = { of: step.parameters, sample: step.sample, output }
    // A step that is walked through, of a moment before.
    const isHeld = !step.isLooked && step.frame !== frames.latest()
    const { sample } = step
    const question = {
      type: 'memory',
      input: sample.input,
      output,
      ...(isHeld && { parameters: [...step.parameters] }),
    } as const
    ask(question, (answer) => {
      if (answer.type === 'memory') memory.set(sample, normsOf(answer.value, unrolled.features))
    })
  })
  return null
}

/** The output whose memory is shown: the chosen one, else the last, which of a sequence of answers is the last time step's. */
function outputIn({ layout, selection, network }: Scene): number {
  const outputs = sizeOf(layout.shapes.at(-1)!)
  const last = network.layers.length - 1
  if (selection?.type === 'neuron' && selection.layer === last) {
    const [rows, width] = layout.shapes.at(-1)!
    const { unit, time } = selection
    const place = time === undefined || width === undefined ? unit : time * width + unit
    return Math.min(place, rows * (width ?? 1) - 1)
  }
  return layout.shapes.at(-1)!.length === 2 ? outputs - 1 : 0
}
