/**
 * Networks with memory in plain loops, from their formulas alone: one feature, one recurrent layer,
 * one linear output, squared error. The simple one also back through time. Knows nothing of the
 * engine.
 */

type Kind = 'simpleRnn' | 'lstm' | 'gru'

/** What the layer's blocks are in the flat list: W, U and b gate after gate, then the output's weights and bias. */
type Weights = {
  /** Into gate g's unit o. */
  readonly w: (gate: number, o: number) => number
  readonly u: (gate: number, o: number, i: number) => number
  readonly b: (gate: number, o: number) => number
  readonly out: readonly number[]
  readonly outBias: number
}

const gatesOf: Readonly<Record<Kind, number>> = { simpleRnn: 1, lstm: 4, gru: 3 }

function weightsIn(kind: Kind, units: number, parameters: readonly number[]): Weights {
  const rows = gatesOf[kind] * units
  const [u, b, out] = [rows, rows + rows * units, 2 * rows + rows * units]
  return {
    w: (gate, o) => parameters[gate * units + o],
    u: (gate, o, i) => parameters[u + (gate * units + o) * units + i],
    b: (gate, o) => parameters[b + gate * units + o],
    out: parameters.slice(out, out + units),
    outBias: parameters[out + units],
  }
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

export type Forward = {
  /** What each unit says at each time step. */
  readonly hidden: readonly (readonly number[])[]
  readonly output: number
}

export function forward(
  kind: Kind,
  units: number,
  parameters: readonly number[],
  inputs: readonly number[],
): Forward {
  const weights = weightsIn(kind, units, parameters)
  const zeros = Array.from({ length: units }, () => 0)
  let [h, c] = [zeros, zeros]
  const hidden: number[][] = []
  for (const x of inputs) {
    const [before, cell] = [h, c]
    const recalled = (gate: number, o: number): number =>
      before.reduce((sum, value, i) => sum + weights.u(gate, o, i) * value, 0)
    const sumOf = (gate: number, o: number): number =>
      weights.w(gate, o) * x + recalled(gate, o) + weights.b(gate, o)
    if (kind === 'simpleRnn') h = zeros.map((_, o) => Math.tanh(sumOf(0, o)))
    if (kind === 'lstm') {
      // Input, forget, candidate, output
      c = zeros.map(
        (_, o) => sigmoid(sumOf(1, o)) * cell[o] + sigmoid(sumOf(0, o)) * Math.tanh(sumOf(2, o)),
      )
      h = c.map((value, o) => sigmoid(sumOf(3, o)) * Math.tanh(value))
    }
    if (kind === 'gru') {
      // Reset, update, candidate; the reset gate is laid on what is recalled
      h = zeros.map((_, o) => {
        const [reset, update] = [sigmoid(sumOf(0, o)), sigmoid(sumOf(1, o))]
        const own = weights.w(2, o) * x + weights.b(2, o)
        const candidate = Math.tanh(own + reset * recalled(2, o))
        return (1 - update) * candidate + update * before[o]
      })
    }
    hidden.push(h)
  }
  const output = weights.out.reduce((sum, weight, i) => sum + weight * h[i], weights.outBias)
  return { hidden, output }
}

export type Backward = {
  /** ∂L/∂h and ∂L/∂(sum) of each unit at each time step. */
  readonly hidden: readonly (readonly number[])[]
  readonly sums: readonly (readonly number[])[]
  /** In the order of the parameters. */
  readonly parameters: readonly number[]
  /** What each time step adds to the gradient of the weight from unit `i` to unit `o`. */
  readonly parts: (o: number, i: number) => readonly number[]
}

/** Back through time in a simple recurrent network, of the loss (output − target)². */
export function backward(
  units: number,
  parameters: readonly number[],
  inputs: readonly number[],
  target: number,
): Backward {
  const { u, out } = weightsIn('simpleRnn', units, parameters)
  const { hidden, output } = forward('simpleRnn', units, parameters, inputs)
  const delta = 2 * (output - target)
  const ofHidden: number[][] = []
  const sums: number[][] = []
  for (let time = inputs.length - 1; time >= 0; time--) {
    const next: number[] | undefined = sums[0]
    ofHidden.unshift(
      out.map((weight, i) =>
        next ? next.reduce((sum, one, o) => sum + one * u(0, o, i), 0) : weight * delta,
      ),
    )
    sums.unshift(ofHidden[0].map((gradient, o) => gradient * (1 - hidden[time][o] ** 2)))
  }
  const over = (of: (time: number) => number): number =>
    inputs.reduce((sum, _, time) => sum + of(time), 0)
  const before = (time: number, i: number): number => (time > 0 ? hidden[time - 1][i] : 0)
  const each = Array.from({ length: units }, (_, o) => o)
  return {
    hidden: ofHidden,
    sums,
    parameters: [
      ...each.map((o) => over((time) => sums[time][o] * inputs[time])),
      ...each.flatMap((o) => each.map((i) => over((time) => sums[time][o] * before(time, i)))),
      ...each.map((o) => over((time) => sums[time][o])),
      ...hidden[inputs.length - 1].map((value) => delta * value),
      delta,
    ],
    parts: (o, i) => inputs.map((_, time) => sums[time][o] * before(time, i)),
  }
}
