/** What the picture shows, in words. */
import { optimizers } from '../../../engine/optimizers.ts'
import type { Setting } from '../moment.ts'
import { number, parameterName, resultDigits, telling, type Piece } from '../pieces.ts'

export type Of = 'sample' | 'all'

/** Where the parameter stands, the loss there and its slope. */
export type Standing = { readonly value: number; readonly loss: number; readonly slope: number }

/** What the next step makes of it: null when its sample does not end the batch. */
export type Landing = { readonly value: number } | null

export type Shown = {
  readonly setting: Setting
  readonly parameter: number
  readonly of: Of
  /** The current sample's name. */
  readonly sample: string
  /** Samples of the batch that come after it. */
  readonly left: number
  readonly standing: Standing
  /** Undefined: not asked, or not known yet. */
  readonly landing: Landing | undefined
  /** The perceptron rule's number stands in for the slope. */
  readonly isRule: boolean
}

export function captionOf(shown: Shown): Piece[] {
  const { landing, setting } = shown
  return [
    ...standingSentence(shown),
    ...(landing === undefined ? [] : landingSentence(shown, landing)),
    ...(setting.training.regularization.type === 'none' ||
    setting.training.regularization.rate === 0
      ? []
      : [{ text: ' The curve is without the penalty on large weights.' }]),
  ]
}

function standingSentence(shown: Shown): Piece[] {
  const { setting, parameter, of, sample, standing, isRule } = shown
  const { layout, isAllDigits } = setting
  const digits = resultDigits(isAllDigits)
  const name = parameterName(layout, parameter)
  const { loss, slope } = standing
  const whose = of === 'sample' ? `${sample}’s loss` : 'the mean loss'
  const start: Piece[] = [{ text: 'At ' }, ...name, { text: ' = ' }, valuePiece(shown)]
  if (!Number.isFinite(loss)) return [...start, { text: ` ${whose} is not a number.` }]
  const where: Piece[] = [...start, { text: ` ${whose} is ` }, number(loss, digits, 'learn')]
  if (isRule) {
    return [
      ...where,
      { text: '. The rule takes ' },
      number(slope, digits, 'learn'),
      { text: ' in place of a slope.' },
    ]
  }
  const way: Piece[] =
    slope === 0
      ? [{ text: ' and is level' }]
      : slope > 0
        ? [{ text: ' and rises with ' }, ...name]
        : [{ text: ' and falls as ' }, ...name, { text: ' rises' }]
  return [...where, ...way, { text: ': slope ' }, number(slope, digits, 'learn'), { text: '.' }]
}

/** With the digits that tell it from where it lands. */
function valuePiece({ setting, standing, landing }: Shown): Piece {
  const digits =
    setting.isAllDigits || !landing
      ? resultDigits(setting.isAllDigits)
      : telling(standing.value, landing.value)
  return number(standing.value, digits)
}

function landingSentence(shown: Shown, landing: Landing): Piece[] {
  const { setting, of, sample, left, standing } = shown
  const { training, dataset } = setting
  if (landing === null) {
    const after = left === 1 ? 'one sample' : `${left} samples`
    return [{ text: ` Nothing moves yet: the batch ends ${after} after ${sample}.` }]
  }
  if (!Number.isFinite(landing.value)) return [{ text: ' The next update would blow up.' }]
  if (landing.value === standing.value) return [{ text: ' The next update leaves it there.' }]
  const isAll = training.batchSize >= dataset.samples.length
  const by = training.batchSize === 1 ? `for ${sample} alone` : 'for its whole batch'
  const isSame = of === 'all' ? isAll : training.batchSize === 1
  const digits = setting.isAllDigits ? 'all' : telling(standing.value, landing.value)
  return [
    { text: isSame ? ' The next update goes to ' : ` The next update, ${by}, goes to ` },
    number(landing.value, digits, 'learn'),
    { text: optimizerWords(setting) },
  ]
}

/** What besides this slope moves it. */
function optimizerWords({ training: { optimizer } }: Setting): string {
  const { label, arrays } = optimizers[optimizer.type]
  if (arrays(optimizer).length === 0) return '.'
  return optimizer.type === 'sgd' ? ', with its momentum.' : `, by ${label}.`
}
