/** The gates of recurrent layers, in the order of their files: names, letters, and where each lies among the numbers that a step keeps. */
import type { LayerNumbers } from '../../../worker/frame.ts'
import type { RecurrentType } from './timed.ts'

export type Gate = {
  readonly name: string
  readonly label: string
  readonly letter: string
  readonly activation: 'sigmoid' | 'tanh'
  /** What it is for. */
  readonly words: string
}

const gate = (
  name: string,
  label: string,
  letter: string,
  words: string,
  activation: Gate['activation'] = 'sigmoid',
): Gate => ({ name, label, letter, activation, words })

export const gatesOf: Readonly<Record<RecurrentType, readonly Gate[]>> = {
  simpleRnn: [],
  lstm: [
    gate('input', 'Input gate', 'i', 'how much of the candidate is let in'),
    gate('forget', 'Forget gate', 'f', 'how much of the old cell is kept'),
    gate('candidate', 'Candidate', 'g', 'what might be remembered', 'tanh'),
    gate('output', 'Output gate', 'o', 'how much of the cell is shown'),
  ],
  gru: [
    gate('reset', 'Reset gate', 'r', 'how much of the past the candidate sees'),
    gate('update', 'Update gate', 'z', 'how much of the old value is kept'),
    gate('candidate', 'Candidate', 'n', 'what the new value might be', 'tanh'),
  ],
}

/** What of a layer is shown over time: its hidden values, how much the loss rises with them, an LSTM's cell, or a gate. */
export type Shown = 'hidden' | 'blame' | 'cell' | (string & {})

export function shownOf(type: RecurrentType | 'dense'): { value: Shown; label: string }[] {
  const hidden = { value: 'hidden', label: 'Hidden' } as const
  if (type === 'dense' || type === 'simpleRnn') return [hidden]
  const gates = gatesOf[type].map(({ name, label }) => ({ value: name, label }))
  return type === 'lstm' ? [hidden, { value: 'cell', label: 'Cell' }, ...gates] : [hidden, ...gates]
}

/** The values of what is shown: of a unit at a time step `from + time · stride + unit`. */
export function valuesOf(
  { outputs, outputGradients, kept }: LayerNumbers,
  type: RecurrentType | 'dense',
  units: number,
  shown: Shown,
): { readonly values: Float64Array; readonly from: number; readonly stride: number } {
  const hidden = { values: kept['hidden'] ?? outputs, from: 0, stride: units }
  if (shown === 'blame') return { ...hidden, values: kept['hiddenGradients'] ?? outputGradients }
  if (type === 'dense' || shown === 'hidden') return hidden
  if (shown === 'cell' && type === 'lstm') return { ...hidden, values: kept['cell'] }
  const place = gatesOf[type].findIndex(({ name }) => name === shown)
  if (place < 0) return hidden
  return { values: kept['gates'], from: place * units, stride: gatesOf[type].length * units }
}

/** Which rows of a layer's matrices belong to what is shown: those of the gate, else of the candidate. */
export function gateIn(type: RecurrentType, shown: Shown): number {
  const gates = gatesOf[type]
  const place = gates.findIndex(({ name }) => name === shown)
  return place >= 0
    ? place
    : Math.max(
        0,
        gates.findIndex(({ name }) => name === 'candidate'),
      )
}
