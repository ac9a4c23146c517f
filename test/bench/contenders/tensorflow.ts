/**
 * TensorFlow.js in its core's operations, which cost less than its layers: variables, a loss and
 * `minimize`, with all batches made tensors beforehand. In float32, as it always computes.
 */
import * as tf from '@tensorflow/tfjs'
import { layoutOf } from '../../../src/engine/layout.ts'
import { sizeOf, type Shape } from '../../../src/engine/network.ts'
import { channelsLast, parametersChannelsLast } from '../channels.ts'
import { blocksOf, type Workload } from '../workloads.ts'
import type { Contender } from './contender.ts'

/** What a layer does to a batch; the variables that it trains register themselves. */
type Run = (x: tf.Tensor) => tf.Tensor

export function tensorflowOnCpu(workload: Workload): Promise<Contender> {
  return tensorflow(workload, 'cpu')
}

/** It has no kernel for the gradient of a convolution. */
export async function tensorflowOnWasm(workload: Workload): Promise<Contender | null> {
  if (workload.network.layers.some(({ type }) => type === 'conv2d')) return null
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  // In Node it finds its files itself; to a browser `chromium.ts` serves them.
  if (typeof location !== 'undefined') setWasmPaths('/')
  return tensorflow(workload, 'wasm')
}

async function tensorflow(workload: Workload, backend: 'cpu' | 'wasm'): Promise<Contender> {
  // Without its checks
  tf.enableProdMode()
  await tf.setBackend(backend)
  const { network, training, samples } = workload
  const runs = network.layers.map((_, l) => runOf(workload, l))
  const outputs = samples[0].target.length
  const batches = Array.from({ length: samples.length / training.batchSize }, (_, k) => {
    const some = samples.slice(k * training.batchSize, (k + 1) * training.batchSize)
    return {
      x: tf.tensor(
        some.flatMap(({ input }) => channelsLast(input, network.input)),
        shapeOf(some.length, network.input),
      ),
      t: tf.tensor(
        some.flatMap(({ target }) => target),
        [some.length, outputs],
      ),
    }
  })
  const lossOf = ({ x, t }: (typeof batches)[number]): tf.Tensor => {
    const y = runs.reduce((values, run) => run(values), x)
    if (training.loss === 'meanSquaredError') return tf.mean(tf.squaredDifference(y, t))
    return tf.neg(tf.mean(tf.sum(tf.mul(t, tf.logSoftmax(y)), 1)))
  }
  const optimizer = tf.train.sgd(training.optimizer.learningRate)
  let next = 0
  return {
    train: (count) => {
      for (let k = 0; k < count; k++) {
        const batch = batches[next]
        optimizer.minimize(() => lossOf(batch))
        next = (next + 1) % batches.length
      }
    },
    loss: () => {
      const losses = batches.map((batch) => tf.tidy(() => lossOf(batch).dataSync()[0]))
      return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
    },
  }
}

/** Images with the channel innermost, all else as it is. */
function shapeOf(rows: number, shape: Shape): number[] {
  const [channels, ...sizes] = shape
  return shape.length < 3 ? [rows, ...shape] : [rows, ...sizes, channels]
}

function runOf(workload: Workload, l: number): Run {
  const spec = workload.network.layers[l]
  const { shapes } = layoutOf(workload.network)
  switch (spec.type) {
    case 'dense': {
      const { weights, bias } = parametersChannelsLast(workload, l)
      const w = tf.variable(tf.tensor(weights, [spec.units, sizeOf(shapes[l])]))
      const b = tf.variable(tf.tensor(bias, [bias.length]))
      const activate = activations[spec.activation]
      return (x) => activate(tf.add(tf.matMul(x, w, false, true), b))
    }
    case 'conv2d': {
      const { weights, bias } = parametersChannelsLast(workload, l)
      const filters = [spec.filters, ...spec.kernelSize, shapes[l][0]]
      const w = tf.variable(tf.transpose(tf.tensor(weights, filters), [1, 2, 3, 0]))
      const b = tf.variable(tf.tensor(bias, [bias.length]))
      return (x) => tf.relu(tf.add(tf.conv2d(x, w, 1, 'valid'), b))
    }
    case 'maxPooling2d':
      return (x) => tf.maxPool(x, 2, 2, 'valid')
    case 'flatten':
      return (x) => tf.reshape(x, [x.shape[0], -1])
    case 'simpleRnn': {
      const { weightsInput, weightsHidden, bias } = blocksOf(workload, l)
      const [steps, features] = shapes[l]
      const w = tf.variable(tf.tensor(weightsInput, [spec.units, features]))
      const u = tf.variable(tf.tensor(weightsHidden, [spec.units, spec.units]))
      const b = tf.variable(tf.tensor(bias, [bias.length]))
      return (x) => {
        const inputs = tf.unstack(x, 1)
        let sum = tf.add(tf.matMul(inputs[0], w, false, true), b)
        for (let t = 1; t < steps; t++) {
          const before = tf.matMul(tf.tanh(sum), u, false, true)
          sum = tf.add(tf.add(tf.matMul(inputs[t], w, false, true), b), before)
        }
        return tf.tanh(sum)
      }
    }
    default:
      throw new Error(`There is no ${spec.type} layer among the workloads.`)
  }
}

const activations: Readonly<Record<string, Run>> = {
  linear: (x) => x,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  relu: tf.relu,
  // Within the loss
  softmax: (x) => x,
}
