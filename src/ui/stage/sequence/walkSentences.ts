/** What the narrator says of a network over time at each operation of a walk: forward through time, the loss, and back through time. Pure. */
import { placeOf } from '../../../engine/layout.ts'
import type { StepOperation } from '../../../state/walk.ts'
import { fixed, format } from '../../format.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { cellIn, isRecurrent, unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import { namesOf, windowPlace } from '../../hooks/sequence/times.ts'
import type { KindScene, KindWords } from '../kindWords.ts'
import { silent, type Sentence } from '../sentence.ts'
import { walkSentence as generalWalk } from '../walkSentences.ts'
import { withIndex } from '../words.ts'
import { signed } from '../write.ts'
import { at, blameOf, capital, saidIn, unitWords, valueOf } from './words.ts'

/** Of more neurons only the first are told. */
const MOST_TOLD = 3

export const walkSentence: KindWords['walkSentence'] = (scene, operation, step, latest) => {
  const general = (): Sentence | null => generalWalk(scene, operation, step.frame, latest)
  if (operation.type === 'loss') return afterMeasuring(scene, step) ?? general()
  if (operation.type === 'update') return general()
  const { type } = scene.network.layers[operation.layer]
  if (operation.type === 'forward') {
    if (isRecurrent(type)) return afterReading(scene, operation, step)
    return type === 'dense' ? afterNeurons(scene, operation, step) : general()
  }
  return isRecurrent(type) ? afterBlaming(scene, operation, step) : general()
}

/** "It was 24.2. Loss 0.11." */
function afterMeasuring({ dataset }: KindScene, step: ShownStep): Sentence | null {
  const place = windowPlace(dataset, step.sample)
  if (!place || !dataset.series || step.loss === null) return null
  return {
    ...silent,
    lead: `It was ${format(dataset.series.values[place.at])}. Loss `,
    mark: fixed(step.loss),
    rest: '. ',
    second: 'The further off, the larger the loss.',
  }
}

/** "After the last step: h₉ = 0.75, h₁₀ = 0.11." */
function afterNeurons(scene: KindScene, { layer }: TimedOperation, step: ShownStep): Sentence {
  const { network } = scene
  const { timed, end } = unrolledOf(network)
  if (layer === network.layers.length - 1 && end.length > 0) {
    return { ...silent, lead: 'The network says ', mark: saidIn(scene, step), rest: '.' }
  }
  const row = timed.find((one) => one.layer === layer)
  if (row) {
    return { ...silent, lead: `Every step on its own: ${several(row.units)} for each.` }
  }
  const values = Array.from(step.layers[layer].outputs, (value, unit) => {
    const { letter, number } = unitName(network, layer, unit)
    return `${withIndex(letter, number)} = ${format(value)}`
  })
  const told = values.length > MOST_TOLD ? [...values.slice(0, MOST_TOLD), '…'] : values
  return {
    ...silent,
    lead: `After the last step: ${told.join(', ')}${values.length > MOST_TOLD ? '' : '.'}`,
  }
}

function several(count: number): string {
  return count === 1 ? 'one value' : `${count} values`
}

type TimedOperation = Extract<StepOperation, { readonly time: number }>

/** "October: 0.12 goes in. h₁ = −0.23, h₂ = 0.39, …" */
function afterReading(
  scene: KindScene,
  { layer, time }: TimedOperation,
  step: ShownStep,
): Sentence {
  const { network } = scene
  const { features, timed } = unrolledOf(network)
  const place = timed.findIndex((one) => one.layer === layer)
  const name = capital(namesOf(scene.dataset, step.sample, network.input[0]).steps[time].full)
  const cell = { layer, unit: unitInHand(scene, layer), time }
  const input =
    place === 0 && features === 1
      ? `${format(step.sample.input[time])} goes in, `
      : place === 0
        ? `${features} values go in, `
        : `Layer ${place + 1} reads layer ${place}, `
  const memory = time === 0 ? 'no memory yet. ' : 'with the memory. '
  return {
    ...silent,
    lead: `${name}: ${input}${memory}`,
    mark: unitWords(scene, cell),
    rest: ` becomes ${format(valueOf(scene, cell, step))}.`,
  }
}

/** The chosen unit of a layer, or the one that the chosen weight leads to; else the first. */
function unitInHand({ network, layout, selection }: KindScene, layer: number): number {
  const chosen = cellIn(network, selection)
  if (chosen) return chosen.layer === layer ? chosen.unit : 0
  if (selection?.type !== 'parameter' || selection.index >= layout.count) return 0
  const { block, output } = placeOf(layout, selection.index)
  const row = unrolledOf(network).timed.find((one) => one.layer === layer)
  return block.layer === layer && row ? output % row.units : 0
}

/** "Back in October: Unit 1 is blamed −0.012. The gradient has 3 of 12 parts." */
function afterBlaming(
  scene: KindScene,
  { layer, time }: TimedOperation,
  step: ShownStep,
): Sentence {
  const { network } = scene
  const cell = { layer, unit: unitInHand(scene, layer), time }
  const name = namesOf(scene.dataset, step.sample, network.input[0]).steps[time].full
  const steps = network.input[0]
  return {
    ...silent,
    lead: `Back ${at(name)}: `,
    mark: unitWords(scene, cell),
    rest: ` is blamed ${signed(blameOf(scene, cell, step) ?? 0)}. `,
    second: `The gradient has ${steps - time} of ${steps} parts.`,
  }
}
