/** ConvNetJS: layers over volumes whose channels lie innermost, and its Trainer without momentum. */
import convnetjs, { type Layer, type Size } from 'convnetjs'
import { channelsLast, parametersChannelsLast } from '../channels.ts'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { LayerSpec } from '../../../src/engine/layers/kinds.ts'
import type { Workload } from '../workloads.ts'
import { inTurn, meanLoss, type Contender } from './contender.ts'

export function convnet(workload: Workload): Contender | null {
  const { network, training, samples } = workload
  if (network.layers.some(({ type }) => type === 'simpleRnn')) return null
  const { Vol, Net, Trainer, InputLayer, SoftmaxLayer, RegressionLayer } = convnetjs
  const { shapes } = layoutOf(network)
  const isClassified = training.loss === 'categoricalCrossEntropy'
  const net = new Net()
  // Built by hand, since its sugar would put a linear layer before a squared error.
  const first = sizeOf(shapes[0])
  net.layers = [
    new InputLayer({ out_sx: first.in_sx, out_sy: first.in_sy, out_depth: first.in_depth }),
  ]
  network.layers.forEach((spec, l) => {
    const layers = layersOf(spec, sizeOf(shapes[l]), sizeOf(shapes[l + 1]))
    if (spec.type === 'dense' || spec.type === 'conv2d') load(layers[0], workload, l)
    net.layers.push(...layers)
  })
  net.layers.push(new (isClassified ? SoftmaxLayer : RegressionLayer)(sizeOf(shapes.at(-1)!)))

  const trainer = new Trainer(net, {
    method: 'sgd',
    momentum: 0,
    // Its squared error is ½ (y − t)².
    learning_rate: training.optimizer.learningRate * (isClassified ? 1 : 2),
    batch_size: training.batchSize,
  })
  const volumes = samples.map(({ input }) => {
    const volume = new Vol(first.in_sx, first.in_sy, first.in_depth, 0)
    channelsLast(input, network.input).forEach((value, i) => (volume.w[i] = value))
    return volume
  })
  const targets = samples.map(({ target }) =>
    isClassified ? target.indexOf(1) : Float64Array.from(target),
  )
  return {
    train: inTurn(workload, (s) => trainer.train(volumes[s], targets[s])),
    loss: () => meanLoss(workload, (_, s) => net.forward(volumes[s]).w),
  }
}

/** A list of n is 1 × 1 × n to it. */
function sizeOf(shape: readonly number[]): Size {
  const [depth, height = 1, width = 1] = shape
  return { in_depth: depth, in_sy: height, in_sx: width }
}

function layersOf(spec: LayerSpec, before: Size, after: Size): Layer[] {
  const { FullyConnLayer, ConvLayer, PoolLayer, SigmoidLayer, TanhLayer, ReluLayer } = convnetjs
  switch (spec.type) {
    case 'dense': {
      const sums = new FullyConnLayer({ ...before, num_neurons: spec.units })
      if (spec.activation === 'sigmoid') return [sums, new SigmoidLayer(after)]
      if (spec.activation === 'tanh') return [sums, new TanhLayer(after)]
      if (spec.activation === 'relu') return [sums, new ReluLayer(after)]
      return [sums]
    }
    case 'conv2d': {
      const { filters, kernelSize } = spec
      return [new ConvLayer({ ...before, filters, sx: kernelSize[0] }), new ReluLayer(after)]
    }
    case 'maxPooling2d':
      return [new PoolLayer({ ...before, sx: 2 })]
    default:
      // Its fully connected layers take a volume as it is.
      return []
  }
}

/** Each filter, or unit, has a volume of its own. */
function load({ filters = [], biases }: Layer, workload: Workload, l: number): void {
  const { weights, bias } = parametersChannelsLast(workload, l)
  biases?.w.set(bias)
  const length = weights.length / filters.length
  filters.forEach(({ w }, o) => w.set(weights.slice(o * length, (o + 1) * length)))
}
