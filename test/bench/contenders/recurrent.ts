/**
 * recurrent-js, recurrentjs as it is on npm: a graph of matrices, sample by sample. Its own RNN does
 * not give back more than a step at a time, so the network is written with its graph.
 */
import { Graph, Mat } from 'recurrent-js'
import { blocksOf, type Workload } from '../workloads.ts'
import { inTurn, meanLoss, type Contender } from './contender.ts'

export function recurrent(workload: Workload): Contender | null {
  const [rnn, last] = workload.network.layers
  if (rnn.type !== 'simpleRnn' || last.type !== 'dense') return null
  const { samples, training } = workload
  const { weightsInput, weightsHidden, bias } = blocksOf(workload, 0)
  const end = blocksOf(workload, 1)
  const w = matrixOf(rnn.units, weightsInput)
  const u = matrixOf(rnn.units, weightsHidden)
  const b = matrixOf(rnn.units, bias)
  const v = matrixOf(last.units, end['weights'])
  const c = matrixOf(last.units, end['bias'])
  const all = [w, u, b, v, c]
  const inputs = samples.map(({ input }) => input.map((value) => matrixOf(1, [value])))
  const graph = new Graph()

  const run = (s: number): Mat => {
    let h: Mat | null = null
    for (const x of inputs[s]) {
      const sum: Mat = graph.add(graph.mul(w, x), b)
      h = graph.tanh(h === null ? sum : graph.add(sum, graph.mul(u, h)))
    }
    return graph.add(graph.mul(v, h!), c)
  }

  const { learningRate } = training.optimizer
  return {
    train: inTurn(workload, (s, isLast) => {
      graph.memorizeOperationSequence(true)
      const y = run(s)
      y.dw[0] = 2 * (y.w[0] - samples[s].target[0])
      graph.backward()
      graph.forgetCurrentSequence()
      if (!isLast) return
      for (const matrix of all) matrix.update(learningRate / training.batchSize)
    }),
    loss: () => {
      graph.memorizeOperationSequence(false)
      return meanLoss(workload, (_, s) => run(s).w)
    },
  }
}

function matrixOf(rows: number, values: readonly number[]): Mat {
  const matrix = new Mat(rows, values.length / rows)
  matrix.setFrom([...values])
  return matrix
}
