/** The table of rules by which training stops by itself: what each asks, and what may be typed. A new one is one entry here. */
import type { State } from '../../state/store.ts'
import type { NumberRule } from '../controls/read.ts'

type Rules = State['view']['stopping']
export type RuleName = keyof Rules

export type StoppingRule = {
  readonly label: string
  /** Said while it is off. */
  readonly sentence: string
  /** Of its number, while it is on. */
  readonly field: string
  readonly hint: string
  readonly rule: NumberRule
  /** Its number when it is turned on. */
  readonly first: number
  /** It asks for samples that are never trained on. */
  readonly needsTest: boolean
}

export const stoppingRules: Readonly<Record<RuleName, StoppingRule>> = {
  epochs: {
    label: 'Stop after epochs',
    sentence: 'Trains for as many epochs as it likes.',
    field: 'Epochs',
    hint: 'Counted from where Train begins.',
    rule: { min: 1, max: 1e9, isWhole: true },
    first: 100,
    needsTest: false,
  },
  loss: {
    label: 'Stop at a loss',
    sentence: 'Trains however small the loss is.',
    field: 'Loss',
    hint: 'At the first point of the curve under this.',
    rule: { min: Number.MIN_VALUE, max: Number.MAX_VALUE, refusal: 'A number above 0 fits.' },
    first: 0.01,
    needsTest: false,
  },
  patience: {
    label: 'Stop when the test loss falls no more',
    sentence: 'Trains on, even if it learns the samples by heart.',
    field: 'Patience',
    hint: 'Points of the curve in a row without a new lowest test loss.',
    rule: { min: 1, max: 1e6, isWhole: true },
    first: 10,
    needsTest: true,
  },
}

export const noRules: Rules = { epochs: null, loss: null, patience: null }

/** Those that can be met: without a test part there is no test loss. */
export function rulesFor(hasTest: boolean): RuleName[] {
  const names: readonly RuleName[] = ['epochs', 'loss', 'patience']
  return names.filter((name) => hasTest || !stoppingRules[name].needsTest)
}
