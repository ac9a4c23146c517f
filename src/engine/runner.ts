/**
 * Runs plans: operations one after the other, and whole steps of dense networks by the fused
 * kernels, with the same bits. The plan itself stays as it is, for whoever reads it.
 */
import {
  called,
  denseBackward,
  denseForward,
  sgdNoticed,
  type DenseLayer,
} from './kernels/fused.ts'
import { kernels, type Kernel } from './kernels/kernels.ts'
import { noticeNonFinite, zero } from './kernels/gradients.ts'
import { meanSquaredError } from './kernels/losses.ts'
import type { Operation, Plan } from './plan.ts'

/** Runs on so many rows. */
export type Run = (rows: number) => void

/** Trains a chunk of so many rows: the first of its batch, or the last, or both. */
export type Step = (rows: number, isFirst: boolean, isLast: boolean) => void

/** A function that runs operations one after the other. */
export function runner(memory: Float64Array, operations: readonly Operation[]): Run {
  const calls = operations.map(
    ({ kernel, arguments: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] }) => {
      const run: Kernel = kernels[kernel]
      return { run, a, b, c, d, e, f, g, h }
    },
  )
  return (rows) => {
    for (let k = 0; k < calls.length; k++) {
      const { run, a, b, c, d, e, f, g, h } = calls[k]
      run(memory, rows, a, b, c, d, e, f, g, h)
    }
  }
}

/** A function that runs whole steps: begin before a batch's first chunk, update after its last. */
export function stepper(memory: Float64Array, plan: Plan): Step {
  return denseStepper(memory, plan) ?? plainStepper(memory, plan)
}

/** Operation by operation; `stepper` is faster and must give the same bits. */
export function plainStepper(memory: Float64Array, plan: Plan): Step {
  const begin = runner(memory, plan.begin)
  const backward = plan.backward.toReversed().flat()
  const train = runner(memory, [...plan.forward.flat(), ...plan.loss, ...backward])
  const update = runner(memory, plan.update)
  return (rows, isFirst, isLast) => {
    if (isFirst) begin(1)
    train(rows)
    if (isLast) update(1)
  }
}

/** For networks of dense layers alone; null for others. */
function denseStepper(memory: Float64Array, plan: Plan): Step | null {
  const layers: DenseLayer[] = []
  for (let l = 0; l < plan.forward.length; l++) {
    const layer = denseLayer(plan.forward[l], plan.backward[l])
    if (layer === null) return null
    layers.push(layer)
  }
  const [gradients, count] = plan.begin[0].arguments
  const [lossKernel, noticeLoss] = plan.loss
  const isSquared = lossKernel.kernel === 'meanSquaredError'
  const [z, y, t, loss, dy, outputs] = lossKernel.arguments
  const otherLoss = runner(memory, plan.loss)
  const [first, , ...further] = plan.update
  const isPlain = first.kernel === 'sgd' && further.length === 0
  const [parameters, , learningRate, divisor] = first.arguments
  const otherUpdate = runner(memory, plan.update)
  const watch = noticeLoss.arguments[1]
  // By name, as in `fused.ts`: what the commonest networks need.
  return (rows, isFirst, isLast) => {
    if (isFirst) zero(memory, 1, gradients, count)
    for (let l = 0; l < layers.length; l++) denseForward(memory, rows, layers[l])
    if (isSquared) {
      meanSquaredError(memory, rows, z, y, t, loss, dy, outputs)
      noticeNonFinite(memory, rows, loss, watch, 1)
    } else {
      otherLoss(rows)
    }
    for (let l = layers.length - 1; l >= 0; l--) denseBackward(memory, rows, layers[l])
    if (!isLast) return
    if (isPlain) sgdNoticed(memory, parameters, gradients, learningRate, divisor, count, watch)
    else otherUpdate(1)
  }
}

/** What a layer's operations are when they are those of a dense layer on single rows; else null. */
function denseLayer(
  forward: readonly Operation[],
  backward: readonly Operation[],
): DenseLayer | null {
  const [sums, activation] = forward
  if (sums?.kernel !== 'weightedSums' || forward.length !== 2) return null
  const [x, w, b, z, inputs, outputs, steps] = sums.arguments
  if (steps !== 1) return null
  // The loss of the last layer may have written dz itself.
  const hasSlope = backward[0].kernel !== 'weightGradients'
  const [weights, bias, input] = backward.slice(hasSlope ? 1 : 0)
  const [, dz, dw] = weights.arguments
  const [, db] = bias.arguments
  return {
    x,
    w,
    b,
    z,
    y: activation.arguments[1],
    dy: hasSlope ? backward[0].arguments[2] : -1,
    dz,
    dw,
    db,
    dx: input === undefined ? -1 : input.arguments[2],
    inputs,
    outputs,
    activation: called[activation.kernel] ?? 0,
    forward: kernels[activation.kernel],
    backward: hasSlope ? kernels[backward[0].kernel] : null,
  }
}
