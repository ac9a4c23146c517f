/** The gradient check in words: the derivative beside the slope that two losses nearby give, and why the two may differ. */
import { activationOf } from '../../engine/network.ts'
import type { SlopeCheck } from '../../engine/slopes.ts'
import { format } from '../format.ts'
import type { Moment } from './moment.ts'
import { number, parameterName, type Piece } from './pieces.ts'

/** Smaller differences are those of the method: ε/h of rounding and h² of the finite step. */
const CLOSE = 1e-6
/** The bound of rounding is one for each of two losses; a few operations lie behind each. */
const ROUNDINGS = 16

export type Verdict = 'agrees' | 'rounding' | 'rule' | 'step' | 'bend' | 'differs'

/** Activations and losses with a bend, on which the two sides have different slopes. */
const bent = new Set(['relu', 'leakyRelu', 'selu', 'step'])
const bentLosses = new Set(['meanAbsoluteError', 'hinge'])

export function verdictOf(
  { network, training }: Pick<Moment, 'network' | 'training'>,
  check: SlopeCheck,
): Verdict {
  const { analytic, numeric, difference, rounding } = check
  if (difference < CLOSE) return 'agrees'
  if (training.loss === 'perceptron') return 'rule'
  if (Math.abs(analytic - numeric) <= ROUNDINGS * rounding) return 'rounding'
  if (network.layers.some((spec) => activationOf(spec) === 'step')) return 'step'
  const hasBend =
    bentLosses.has(training.loss) || network.layers.some((spec) => bent.has(activationOf(spec)))
  return hasBend ? 'bend' : 'differs'
}

const reasons: Readonly<Record<Verdict, string>> = {
  agrees: '',
  rounding: ' Both are so small that rounding makes the difference.',
  rule: ' The perceptron rule is no derivative, so the two differ.',
  step: ' A step has slope 0 and jumps: the two losses lie on both sides of the jump.',
  bend: ' A bend lies between the two losses: its sides have different slopes, and both are right.',
  differs: ' Rounding, or a slope that changes fast, makes the difference.',
}

/** 3×10⁻¹⁰ */
function relative(difference: number): string {
  return difference === 0 ? '0' : format(difference, 1)
}

/** Checked by central differences: 0.0214695353, relative difference 3×10⁻¹⁰. */
export function checkSentence(moment: Moment, check: SlopeCheck): Piece[] {
  const { numeric, difference } = check
  const digits = moment.isAllDigits ? 'all' : 10
  return [
    { text: 'Checked by central differences: ' },
    number(numeric, digits),
    { text: ', relative difference ' },
    { text: relative(difference), value: difference },
    { text: `.${reasons[verdictOf(moment, check)]}` },
  ]
}

const marks: Readonly<Record<Verdict, string>> = {
  agrees: ' ✓ ',
  rounding: ' ≈ ',
  rule: ' ≠ ',
  step: ' ≠ ',
  bend: ' ≠ ',
  differs: ' ≠ ',
}

/** In the list of all: −0.022 ✓ 3×10⁻¹⁰ */
export function checkRow(moment: Moment, check: SlopeCheck): Piece[] {
  const { difference } = check
  return [
    { text: marks[verdictOf(moment, check)] },
    { text: relative(difference), value: difference },
  ]
}

/** All of them in one sentence: the largest difference, and how many differ for a reason. */
export function checksSentence(moment: Moment, checks: readonly SlopeCheck[]): Piece[] {
  const of = (verdict: Verdict): SlopeCheck[] =>
    checks.filter((check) => verdictOf(moment, check) === verdict)
  const fine = of('agrees')
  const small = of('rounding').length
  const largest = fine.reduce(
    (most: SlopeCheck | null, one) => (!most || one.difference > most.difference ? one : most),
    null,
  )
  const told: Piece[] = largest
    ? [
        { text: `${fine.length} of ${checks.length} agree; the largest relative difference is ` },
        { text: relative(largest.difference), value: largest.difference },
        { text: ' (' },
        ...parameterName(moment.layout, largest.parameter),
        { text: ').' },
      ]
    : [{ text: `None of ${checks.length} agrees.` }]
  const first = checks.find((check) => marks[verdictOf(moment, check)] === ' ≠ ')
  return [
    ...told,
    ...(small > 0
      ? [{ text: ` ${small} ${small === 1 ? 'is' : 'are'} too small to compare.` }]
      : []),
    ...(first
      ? [
          { text: ' ' },
          ...parameterName(moment.layout, first.parameter),
          { text: ` differs.${reasons[verdictOf(moment, first)]}` },
        ]
      : []),
  ]
}

/** Whether a check is of what is shown, and not of a moment before or after it. */
export function isOf(moment: Moment, check: SlopeCheck): boolean {
  const shown = moment.frame.gradients[check.parameter]
  const size = Math.max(Math.abs(shown), Math.abs(check.analytic))
  return Math.abs(shown - check.analytic) <= 1e-9 * size
}
