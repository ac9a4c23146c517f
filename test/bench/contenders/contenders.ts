/** Everyone who trains in JavaScript. Modules are loaded when they are wanted: each in a thread of its own, and none at all where its package is not installed. */
import type { Workload } from '../workloads.ts'
import type { Contender } from './contender.ts'

type Entry = {
  /** How near its loss comes to the engine's, as a part of it; null: it does not do textbook gradient descent. */
  readonly tolerance: number | null
  /** Whether it writes code for the network, as goal 1 leaves out. */
  readonly generatesCode: boolean
  /** Null: it has not got what the workload needs. */
  readonly create: (workload: Workload) => Promise<Contender | null>
}

/** In float64 the order of sums and the last bits of exp are all that differs. */
const IN_DOUBLE = 1e-7
const IN_SINGLE = 1e-3

const plain = { generatesCode: false }

export const contenders = {
  Backstep: {
    ...plain,
    tolerance: IN_DOUBLE,
    create: async (workload) => (await import('./backstep.ts')).backstep(workload),
  },
  ConvNetJS: {
    ...plain,
    tolerance: IN_DOUBLE,
    create: async (workload) => (await import('./convnetjs.ts')).convnet(workload),
  },
  synaptic: {
    generatesCode: true,
    tolerance: null,
    create: async (workload) => (await import('./synaptic.ts')).synapticNetwork(workload),
  },
  neataptic: {
    ...plain,
    tolerance: null,
    create: async (workload) => (await import('./neataptic.ts')).neatapticNetwork(workload),
  },
  'brain.js': {
    ...plain,
    tolerance: null,
    create: async (workload) => (await import('./brain.ts')).brainNetwork(workload),
  },
  'tfjs cpu': {
    ...plain,
    tolerance: IN_SINGLE,
    create: async (workload) => (await import('./tensorflow.ts')).tensorflowOnCpu(workload),
  },
  'tfjs wasm': {
    ...plain,
    tolerance: IN_SINGLE,
    create: async (workload) => (await import('./tensorflow.ts')).tensorflowOnWasm(workload),
  },
  'recurrent-js': {
    ...plain,
    tolerance: IN_DOUBLE,
    create: async (workload) => (await import('./recurrent.ts')).recurrent(workload),
  },
} as const satisfies Record<string, Entry>

export type ContenderName = keyof typeof contenders
