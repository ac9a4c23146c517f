/** Laws of the matrix products: register blocks, tails included, give the bits of the plain loops. */
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { kernels, type Kernel, type KernelName } from '../../src/engine/kernels/kernels.ts'
import { stream } from '../../src/engine/random.ts'

type Sizes = { rows: number; steps: number; inputs: number; outputs: number; seed: number }

const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max })
/** On both sides of every block, and of where products begin to read copies. */
const sizes: fc.Arbitrary<Sizes> = fc.record({
  rows: size(9),
  steps: size(4),
  inputs: size(13),
  outputs: fc.oneof(size(13), fc.integer({ min: 15, max: 21 })),
  seed: fc.nat(1_000_000),
})

/** X, W and dz, and what dW, db and dX hold before; rows × inputs and so on, as the kernels take them. */
function arraysOf({ rows, steps, inputs, outputs, seed }: Sizes): Record<string, Float64Array> {
  const random = stream(seed, 'data')
  // Very different magnitudes, so that another order of a sum shows in its last bits.
  const numbers = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => random.normal() * 10 ** (random.uniform() * 8 - 4))
  const all = rows * steps
  return {
    x: numbers(all * inputs),
    w: numbers(outputs * inputs),
    b: numbers(outputs),
    z: numbers(all * outputs),
    dz: numbers(all * outputs),
    dw: numbers(outputs * inputs),
    db: numbers(outputs),
    dx: numbers(all * inputs),
  }
}

/** The arrays one after the other in one memory, with something between them that no kernel may touch. */
function place(arrays: Record<string, Float64Array>): {
  memory: Float64Array
  at: Record<string, number>
} {
  const at: Record<string, number> = {}
  const values: number[] = [7]
  for (const [name, array] of Object.entries(arrays)) {
    at[name] = values.length
    values.push(...array, 7)
  }
  return { memory: Float64Array.from(values), at }
}

/** Runs a kernel, or the loops that say what it computes, and returns the whole memory. */
function after(
  given: Sizes,
  work: (memory: Float64Array, at: Record<string, number>) => void,
): Float64Array {
  const { memory, at } = place(arraysOf(given))
  work(memory, at)
  return memory
}

function run(kernel: KernelName, memory: Float64Array, rows: number, args: number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = args
  const call: Kernel = kernels[kernel]
  call(memory, rows, a, b, c, d, e, f, g, h)
}

/** For each product its arguments, and plain loops: one accumulator for each output, in the order of the index. */
const products: Record<
  string,
  {
    args: (at: Record<string, number>, sizes: Sizes) => number[]
    plain: (memory: Float64Array, at: Record<string, number>, sizes: Sizes) => void
  }
> = {
  weightedSums: {
    args: ({ x, w, b, z }, { inputs, outputs, steps }) => [x, w, b, z, inputs, outputs, steps],
    plain: (memory, { x, w, b, z }, { rows, steps, inputs, outputs }) => {
      for (let s = 0; s < rows * steps; s++) {
        for (let o = 0; o < outputs; o++) {
          let sum = 0
          for (let i = 0; i < inputs; i++) {
            sum += memory[x + s * inputs + i] * memory[w + o * inputs + i]
          }
          memory[z + s * outputs + o] = sum + memory[b + o]
        }
      }
    },
  },
  weightGradients: {
    args: ({ x, dz, dw }, { inputs, outputs, steps }) => [x, dz, dw, inputs, outputs, steps],
    plain: (memory, { x, dz, dw }, { rows, steps, inputs, outputs }) => {
      for (let s = 0; s < rows * steps; s++) {
        for (let o = 0; o < outputs; o++) {
          for (let i = 0; i < inputs; i++) {
            memory[dw + o * inputs + i] += memory[dz + s * outputs + o] * memory[x + s * inputs + i]
          }
        }
      }
    },
  },
  biasGradients: {
    args: ({ dz, db }, { outputs, steps }) => [dz, db, outputs, steps],
    plain: (memory, { dz, db }, { rows, steps, outputs }) => {
      for (let s = 0; s < rows * steps; s++) {
        for (let o = 0; o < outputs; o++) memory[db + o] += memory[dz + s * outputs + o]
      }
    },
  },
  inputGradients: {
    args: ({ dz, w, dx }, { inputs, outputs, steps }) => [dz, w, dx, inputs, outputs, steps],
    plain: (memory, { dz, w, dx }, { rows, steps, inputs, outputs }) => {
      for (let s = 0; s < rows * steps; s++) {
        for (let i = 0; i < inputs; i++) {
          let sum = 0
          for (let o = 0; o < outputs; o++) {
            sum += memory[dz + s * outputs + o] * memory[w + o * inputs + i]
          }
          memory[dx + s * inputs + i] = sum
        }
      }
    },
  },
}

it.each(Object.entries(products))(
  '%s gives the bits of the plain loops, at any size, and touches nothing else',
  (name, { args, plain }) => {
    fc.assert(
      fc.property(sizes, (given) => {
        const blocks = after(given, (memory, at) =>
          run(name as KernelName, memory, given.rows, args(at, given)),
        )
        expect(blocks).toEqual(after(given, (memory, at) => plain(memory, at, given)))
      }),
      { numRuns: 150 },
    )
  },
)

it.each(Object.entries(products))(
  '%s lets through what is not a number, and only to what depends on it',
  (name, { args, plain }) => {
    const spoilt =
      (work: (memory: Float64Array, at: Record<string, number>) => void) =>
      (memory: Float64Array, at: Record<string, number>): void => {
        memory[at['x'] + 7] = NaN
        memory[at['dz'] + 7] = NaN
        work(memory, at)
      }
    for (const large of [1, 6]) {
      const given = { rows: 3 * large, steps: 1, inputs: 6, outputs: 5 * large, seed: 1 }
      const kernel = spoilt((memory, at) =>
        run(name as KernelName, memory, given.rows, args(at, given)),
      )
      const loops = spoilt((memory, at) => plain(memory, at, given))
      expect(after(given, kernel)).toEqual(after(given, loops))
    }
  },
)
