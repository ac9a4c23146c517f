/** What each loss computes from outputs and targets, as a formula and in words. A new loss is one entry here. */
import type { Layout } from '../../engine/layout.ts'
import type { LossName } from '../../engine/losses.ts'
import {
  call,
  constant,
  difference,
  either,
  mean,
  negative,
  product,
  quotient,
  square,
  sum,
  type Expression,
} from './expression.ts'
import { outputOf, type Moment } from './moment.ts'
import { answer, outputsOf, target, weightedSum } from './quantities.ts'

/** Whether an output's term is written. */
type IsIn = (output: number) => boolean

export type LossTerms = {
  /** L by its definition, in ŷ and y. */
  readonly value: (layout: Layout, isIn?: IsIn) => Expression
  /** The same from the weighted sums, where the definition loses digits: σ(z) near 1 has lost those of 1 − σ(z). */
  readonly exact?: (layout: Layout, isIn?: IsIn) => Expression
  /** ∂L/∂ŷ of an output; of the losses that belong to one activation ∂L/∂z. */
  readonly slope: (layout: Layout, output: number) => Expression
  /** Why that is so, where it is not the derivative of the formula at once. */
  readonly why?: (layout: Layout, output: number) => { expression: Expression; words: string }
  /** What the formula says, after what was said and what is right, and before the loss itself. */
  readonly words: (moment: Moment, shown: (value: number) => string) => string
}

const one = constant(1)

const two = constant(2)

const zero = constant(0)

/** ŷ − y */
function errorOf(layout: Layout, output: number): Expression {
  return difference(answer(layout, output), target(layout, output))
}

const distanceOf = (layout: Layout, output: number): Expression =>
  call('abs', errorOf(layout, output))

/** Divided by the number of outputs, where they are several. */
function shared(layout: Layout, of: Expression): Expression {
  const outputs = outputsOf(layout)
  return outputs === 1 ? of : quotient(of, constant(outputs))
}

function everySum(layout: Layout): Expression[] {
  const layer = layout.shapes.length - 2
  return Array.from({ length: outputsOf(layout) }, (_, unit) =>
    weightedSum(layout, { layer, unit }),
  )
}

/** A sum over the classes that are in it. */
function overClasses(layout: Layout, isIn: IsIn, of: (output: number) => Expression): Expression {
  const outputs = Array.from({ length: outputsOf(layout) }, (_, output) => output)
  return sum(...outputs.filter(isIn).map(of))
}

const lastSum = (layout: Layout, output: number): Expression => everySum(layout)[output]

const overAll = (layout: Layout, of: (output: number) => Expression): Expression =>
  mean(outputsOf(layout), of)

export const lossTerms: Readonly<Record<LossName, LossTerms>> = {
  meanSquaredError: {
    value: (layout) => overAll(layout, (output) => square(errorOf(layout, output))),
    slope: (layout, output) => shared(layout, product(two, errorOf(layout, output))),
    words: (moment, shown) =>
      errorsOf(moment).length > 1
        ? 'Each difference squared, and the mean of that, is the loss'
        : `That is ${shown(Math.abs(errorsOf(moment)[0]))} off; squared, it is the loss`,
  },
  meanAbsoluteError: {
    value: (layout) => overAll(layout, (output) => distanceOf(layout, output)),
    slope: (layout, output) => shared(layout, call('sign', errorOf(layout, output))),
    words: (moment, shown) =>
      errorsOf(moment).length > 1
        ? 'The mean of the distances is the loss'
        : `That is ${shown(Math.abs(errorsOf(moment)[0]))} off, and that is the loss`,
  },
  huber: {
    value: (layout) =>
      overAll(layout, (output) =>
        either(
          { left: distanceOf(layout, output), is: '≤', right: one },
          quotient(square(errorOf(layout, output)), two),
          difference(distanceOf(layout, output), constant(0.5)),
        ),
      ),
    slope: (layout, output) =>
      shared(
        layout,
        either(
          { left: distanceOf(layout, output), is: '≤', right: one },
          errorOf(layout, output),
          call('sign', errorOf(layout, output)),
        ),
      ),
    words: (moment, shown) => {
      const errors = errorsOf(moment)
      if (errors.length > 1) {
        return 'A distance up to 1 counts as half its square, a larger one as itself less a half; their mean is the loss'
      }
      const size = Math.abs(errors[0])
      return size <= 1
        ? `That is ${shown(size)} off; up to 1, half the square of that is the loss`
        : `That is ${shown(size)} off; beyond 1, that less a half is the loss`
    },
  },
  binaryCrossEntropy: {
    value: (layout) =>
      overAll(layout, (output) => {
        const [says, right] = [answer(layout, output), target(layout, output)]
        return sum(
          negative(product(right, call('ln', says))),
          negative(product(difference(one, right), call('ln', difference(one, says)))),
        )
      }),
    exact: (layout) =>
      overAll(layout, (output) => {
        const z = lastSum(layout, output)
        return sum(
          call('max', z, zero),
          negative(product(z, target(layout, output))),
          call('log1p', call('exp', negative(call('abs', z)))),
        )
      }),
    slope: (layout, output) => shared(layout, errorOf(layout, output)),
    why: (layout, output) => {
      const says = answer(layout, output)
      const both = product(says, difference(one, says))
      return {
        expression: shared(layout, product(quotient(errorOf(layout, output), both), both)),
        words:
          'The slope of the loss divides by ŷ(1 − ŷ), and that of sigmoid multiplies by it. Only the difference is left.',
      }
    },
    words: (moment, shown) => {
      const [{ said, target: right }, ...others] = pairsOf(moment)
      if (others.length > 0) {
        return 'The less an output agrees with its target, the larger minus its logarithm; the mean is the loss'
      }
      if (right === 1) return `Minus the logarithm of ${shown(said)} is the loss`
      if (right === 0)
        return `That leaves ${shown(1 - said)} for 0, and minus the logarithm of that is the loss`
      return 'Minus the logarithms of ŷ and 1 − ŷ, by the shares of the target, are the loss'
    },
  },
  categoricalCrossEntropy: {
    value: (layout, isIn = () => true) =>
      overClasses(layout, isIn, (output) =>
        negative(product(target(layout, output), call('ln', answer(layout, output)))),
      ),
    // −ln ŷ₁ = ln(1 + e^(z₂ − z₁) + e^(z₃ − z₁))
    exact: (layout, isIn = () => true) =>
      overClasses(layout, isIn, (output) => {
        const all = everySum(layout)
        const others = all.filter((_, other) => other !== output)
        return product(
          target(layout, output),
          call('lnOneSumExp', ...others.map((other) => difference(other, all[output]))),
        )
      }),
    slope: (layout, output) => errorOf(layout, output),
    why: (layout, output) => ({
      expression: sum(
        ...everySum(layout).map((_, other) => {
          const pull = negative(quotient(target(layout, other), answer(layout, other)))
          const move =
            other === output
              ? product(answer(layout, other), difference(one, answer(layout, other)))
              : negative(product(answer(layout, other), answer(layout, output)))
          return product(pull, move)
        }),
      ),
      words:
        'Every output moves with every weighted sum: ∂L/∂ŷ of each times its slope, added up. The targets add up to 1, so only the difference is left.',
    }),
    words: (moment, shown) => {
      const pairs = pairsOf(moment)
      const right = pairs.findIndex(({ target: share }) => share === 1)
      if (right < 0) {
        return 'Minus the logarithm of each output, by its share in the target, adds up to the loss'
      }
      const name = moment.dataset.classNames[right] ?? `class ${right + 1}`
      return `The right answer, ${name}, gets ${shown(pairs[right].said)}; minus the logarithm of that is the loss`
    },
  },
  hinge: {
    value: (layout) =>
      overAll(layout, (output) =>
        call('max', zero, difference(one, product(target(layout, output), answer(layout, output)))),
      ),
    slope: (layout, output) =>
      shared(
        layout,
        either(
          {
            left: product(target(layout, output), answer(layout, output)),
            is: '<',
            right: one,
          },
          negative(target(layout, output)),
          zero,
        ),
      ),
    words: (moment, shown) => {
      const pairs = pairsOf(moment)
      if (pairs.length > 1) {
        return 'What target times answer lacks of 1, and never less than nothing, is on average the loss'
      }
      const margin = pairs[0].said * pairs[0].target
      return margin >= 1
        ? `Target times answer is ${shown(margin)}, far enough on the right side, so the loss is`
        : `Target times answer is ${shown(margin)}; what it lacks of 1 is the loss`
    },
  },
  perceptron: {
    value: (layout) => overAll(layout, (output) => distanceOf(layout, output)),
    slope: (layout, output) => errorOf(layout, output),
    words: (moment) =>
      errorsOf(moment).every((error) => error === 0)
        ? 'That is right, so the loss is'
        : 'The mean distance is the loss',
  },
}

type Pair = { readonly said: number; readonly target: number }

/** What the network says, and what is right, for each output. */
export function pairsOf(moment: Moment): Pair[] {
  const layer = moment.network.layers.length - 1
  return moment.sample.target.map((right, unit) => ({
    said: outputOf(moment, { layer, unit }),
    target: right,
  }))
}

function errorsOf(moment: Moment): number[] {
  return pairsOf(moment).map((pair) => pair.said - pair.target)
}
