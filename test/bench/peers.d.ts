/** As much of the peers as is used here. They are installed by `npm run bench` alone, so that types cannot come from themselves. */

declare module 'convnetjs' {
  export type Size = { readonly in_depth: number; readonly in_sy: number; readonly in_sx: number }
  export type Volume = { readonly w: Float64Array }
  /** Those with parameters have a filter for each unit. */
  export type Layer = { readonly filters?: readonly Volume[]; readonly biases?: Volume }
  type LayerClass<More = unknown> = new (options: Size & More) => Layer
  type Network = { layers: Layer[]; forward(x: Volume): Volume }
  type Training = {
    readonly method: 'sgd'
    readonly momentum: number
    readonly learning_rate: number
    readonly batch_size: number
  }
  const convnetjs: {
    readonly Vol: new (width: number, height: number, depth: number, fill: number) => Volume
    readonly Net: new () => Network
    readonly Trainer: new (
      net: Network,
      training: Training,
    ) => { train(x: Volume, y: number | Float64Array): unknown }
    readonly InputLayer: new (options: {
      readonly out_sx: number
      readonly out_sy: number
      readonly out_depth: number
    }) => Layer
    readonly FullyConnLayer: LayerClass<{ readonly num_neurons: number }>
    readonly ConvLayer: LayerClass<{ readonly filters: number; readonly sx: number }>
    readonly PoolLayer: LayerClass<{ readonly sx: number }>
    readonly SigmoidLayer: LayerClass
    readonly TanhLayer: LayerClass
    readonly ReluLayer: LayerClass
    readonly SoftmaxLayer: LayerClass
    readonly RegressionLayer: LayerClass
  }
  export default convnetjs
}

declare module 'synaptic' {
  type Squash = { readonly name: string }
  type Neuron = {
    squash: Squash
    bias: number
    readonly connections: { readonly inputs: Readonly<Record<string, { weight: number }>> }
  }
  export type Layer = {
    readonly list: readonly Neuron[]
    project(to: Layer, type: string): void
  }
  const synaptic: {
    readonly Layer: (new (size: number) => Layer) & {
      readonly connectionType: { readonly ALL_TO_ALL: string }
    }
    readonly Neuron: { readonly squash: Readonly<Record<'LOGISTIC' | 'TANH' | 'RELU', Squash>> }
    readonly Network: new (layers: {
      readonly input: Layer
      readonly hidden: readonly Layer[]
      readonly output: Layer
    }) => {
      activate(input: readonly number[]): number[]
      propagate(rate: number, target: readonly number[]): void
    }
  }
  export default synaptic
}

declare module 'neataptic' {
  type Squash = { readonly name: string }
  type Node = {
    squash: Squash
    bias: number
    readonly connections: { readonly in: readonly { weight: number }[] }
  }
  type Network = {
    readonly nodes: readonly Node[]
    activate(input: readonly number[], isTraining: boolean): number[]
    noTraceActivate(input: readonly number[]): number[]
    propagate(
      ...way: [rate: number, momentum: number, isUpdated: boolean, target: readonly number[]]
    ): void
  }
  const neataptic: {
    readonly architect: { readonly Perceptron: new (...sizes: readonly number[]) => Network }
    readonly methods: {
      readonly activation: Readonly<Record<'LOGISTIC' | 'TANH' | 'RELU', Squash>>
    }
  }
  export default neataptic
}

declare module 'brain.js/dist/neural-network.js' {
  type Network = {
    sizes: readonly number[]
    readonly trainOpts: { momentum: number }
    /** By layer, from 1 on. */
    readonly biases: readonly Float32Array[]
    readonly weights: readonly (readonly Float32Array[])[]
    initialize(): void
    runInput(input: Float32Array): Float32Array
    trainPattern(pair: { readonly input: Float32Array; readonly output: Float32Array }): void
  }
  const brain: {
    readonly default: new (options: {
      readonly activation: string
      readonly learningRate: number
    }) => Network
  }
  export default brain
}

declare module 'recurrent-js' {
  export class Mat {
    readonly w: Float64Array
    readonly dw: Float64Array
    constructor(rows: number, columns: number)
    setFrom(values: readonly number[]): void
    update(rate: number): void
  }
  export class Graph {
    memorizeOperationSequence(isMemorizing: boolean): void
    forgetCurrentSequence(): void
    backward(): void
    tanh(matrix: Mat): Mat
    add(one: Mat, other: Mat): Mat
    mul(one: Mat, other: Mat): Mat
  }
}

declare module '@tensorflow/tfjs' {
  export type Tensor = {
    readonly shape: readonly number[]
    dataSync(): Float32Array
  }
  export function enableProdMode(): void
  export function setBackend(name: string): Promise<boolean>
  export function tensor(values: readonly number[], shape: readonly number[]): Tensor
  export function variable(first: Tensor): Tensor
  export function tidy<Result>(work: () => Result): Result
  export function matMul(
    one: Tensor,
    other: Tensor,
    isTurned: boolean,
    isOtherTurned: boolean,
  ): Tensor
  export function add(one: Tensor, other: Tensor): Tensor
  export function mul(one: Tensor, other: Tensor): Tensor
  export function neg(x: Tensor): Tensor
  export function sum(x: Tensor, axis: number): Tensor
  export function mean(x: Tensor): Tensor
  export function squaredDifference(one: Tensor, other: Tensor): Tensor
  export function logSoftmax(x: Tensor): Tensor
  export function sigmoid(x: Tensor): Tensor
  export function tanh(x: Tensor): Tensor
  export function relu(x: Tensor): Tensor
  export function conv2d(x: Tensor, filters: Tensor, stride: number, padding: 'valid'): Tensor
  export function maxPool(x: Tensor, size: number, stride: number, padding: 'valid'): Tensor
  export function reshape(x: Tensor, shape: readonly number[]): Tensor
  export function transpose(x: Tensor, axes: readonly number[]): Tensor
  export function unstack(x: Tensor, axis: number): Tensor[]
  export const train: {
    sgd(rate: number): { minimize(loss: () => Tensor): Tensor | null }
  }
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void
}
