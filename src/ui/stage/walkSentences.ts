/**
 * What the narrator says at each operation of a walk: what has just been computed, in the sample's
 * own numbers. Loaded after the first paint (`walkWords.ts`).
 */
import { handsOn, nameOf, neuronLayers, neuronName, sourceOf } from '../../engine/layout.ts'
import type { Sample } from '../../engine/network.ts'
import type { StepOperation } from '../../state/walk.ts'
import type { Frame } from '../../worker/frame.ts'
import { count, fixed, format, lossText } from '../format.ts'
import { answerOf, givenInput, several, targetIn } from './answers.ts'
import { isDue } from './moves.ts'
import { pixelSide } from './names.ts'
import { spotIn } from './spot.ts'
import { nameOfSample, outputsOf, silent, type Scene, type Sentence } from './sentence.ts'
import { blamedBy, lossOf } from './told.ts'
import { withIndex } from './words.ts'
import { signed } from './write.ts'

type Told = Pick<Scene, 'layout' | 'dataset' | 'training' | 'selection'>

/** `shown`: of the sample whose step it is; `latest`: after the step, at its update. Null as long as the words wait for that. */
export function walkSentence(
  scene: Told,
  operation: StepOperation,
  shown: Frame,
  latest: Frame,
): Sentence | null {
  const sample = scene.dataset.samples[shown.current]
  if (!sample) return null
  switch (operation.type) {
    case 'forward':
      return handsOn(scene.layout, operation.layer)
        ? handedOn('Dropout lets all values through here.')
        : afterForward(scene, operation.layer, sample, shown)
    case 'loss':
      return afterLoss(scene, sample, shown)
    case 'backward':
      return handsOn(scene.layout, operation.layer)
        ? handedOn('Dropout hands the blame on as it comes.')
        : afterBackward(scene, operation, shown)
    case 'update':
      return afterUpdate(scene, sample, shown, latest)
  }
}

/** "Alice: weight −2, height −1. Hidden layer: h₁ = 0.753, h₂ = 0.110." */
function afterForward(scene: Told, layer: number, sample: Sample, frame: Frame): Sentence {
  const { layout, dataset } = scene
  const isFirst = sourceOf(layout, layer - 1) < 0
  const given = isFirst ? `${nameOfSample(sample)}: ${ended(inputsOf(dataset, sample))} ` : ''
  const last = layout.shapes.length - 2
  if (layer === last) {
    const { mark, rest } = answerOf(scene, outputsOf(frame))
    return { ...silent, lead: `${given}The network says `, mark, rest: `${rest}.` }
  }
  const outputs = [...frame.layers[layer].outputs]
  const names = outputs.map((_, unit) => {
    const { letter, number } = neuronName(layout, layer, unit)
    return withIndex(letter, number)
  })
  const layers = neuronLayers(layout)
  const which = layers.length === 2 ? 'Hidden layer' : `Hidden layer ${layers.indexOf(layer) + 1}`
  const values = several(outputs.map((value, unit) => `${names[unit]} = ${format(value)}`))
  return { ...silent, lead: `${given}${which}: ${ended(values)}` }
}

/** A walk shows the step as the network answers; training silences some values. */
function handedOn(what: string): Sentence {
  return { ...silent, lead: `${what} `, second: 'In training it silences some of them, by chance.' }
}

/** "Target is 1. Loss 0.11." */
function afterLoss({ dataset }: Told, sample: Sample, frame: Frame): Sentence {
  const isOne = sample.target.length === 1 || dataset.problem === 'classes'
  const what = isOne ? 'Target is' : 'Targets are'
  return {
    ...silent,
    lead: `${what} ${ended(targetIn(dataset, sample))} Loss `,
    mark: lossText(lossOf(frame)),
    rest: '. ',
    second: 'The further off, the larger the loss.',
  }
}

/** "w₁ shares the blame: 0.033." */
function afterBackward(
  { layout, selection }: Told,
  operation: StepOperation,
  frame: Frame,
): Sentence | null {
  const index = blamedBy(layout, operation, spotIn(layout, selection))
  if (index === null) return null
  const { letter, number } = nameOf(layout, index)
  const gradient = frame.gradients[index]
  const named = { ...silent, mark: letter, markIndex: String(number) }
  if (gradient === 0) return { ...named, rest: ' has no part in the error.' }
  return {
    ...named,
    rest: ` shares the blame: ${signed(gradient)}. `,
    second: `Raising it would ${gradient > 0 ? 'raise' : 'lower'} the loss.`,
  }
}

/** Moves up to here are called little. */
const LITTLE = 0.5

/** "All 9 parameters moved a little. Alice’s loss is now 0.10." */
function afterUpdate(
  { layout }: Told,
  sample: Sample,
  shown: Frame,
  latest: Frame,
): Sentence | null {
  const name = nameOfSample(sample)
  const { seen, size } = shown.batch
  if (!isDue(shown)) {
    return {
      ...silent,
      lead: `${possessive(name)} gradient joins the batch: ${seen + 1} of ${size}. `,
      second: 'Nothing moves yet.',
    }
  }
  const isMade = latest.run === shown.run && latest.position === shown.position + 1
  if (!isMade || latest.parameters.length !== layout.count) return null
  const moves = [...latest.parameters].map((value, index) => value - shown.parameters[index])
  const moved = moves.filter((move) => move !== 0).length
  const isLittle = moves.every((move) => Math.abs(move) <= LITTLE)
  const who =
    moved === moves.length ? `All ${count(moved)}` : `${count(moved)} of ${count(moves.length)}`
  const start = size > 1 ? `The batch of ${size} is complete. ` : ''
  const what =
    moved === 0 ? 'Nothing moved' : `${who} parameters moved${isLittle ? ' a little' : ''}`
  const [before, after] = [shown.losses[shown.current], latest.losses[shown.current]]
  // Beyond the rows that travel a sample's own loss is not known.
  if (before === undefined || after === undefined) return { ...silent, lead: `${start}${what}.` }
  const [was, is] = telling(before, after)
  return {
    ...silent,
    lead: `${start}${what}. ${possessive(name)} loss is ${moved === 0 ? 'still' : 'now'} `,
    mark: is,
    rest: '. ',
    second: moved === 0 ? '' : `It was ${was}.`,
  }
}

/** With as many decimals as it takes to see the difference, from two to five. */
function telling(before: number, after: number): [string, string] {
  for (const decimals of [2, 3, 4]) {
    const [was, is] = [fixed(before, decimals), fixed(after, decimals)]
    if (was !== is || before === after) return [was, is]
  }
  return [fixed(before, 5), fixed(after, 5)]
}

function inputsOf(dataset: Told['dataset'], sample: Sample): string {
  const side = pixelSide(dataset)
  if (side !== null) return `${side} × ${side} pixels`
  return several(
    dataset.inputNames.map((name, unit) => `${name} ${givenInput(dataset, sample, unit)}`),
  )
}

/** Where a row is cut short, its dots end the sentence. */
function ended(row: string): string {
  return row.endsWith('…') ? row : `${row}.`
}

function possessive(name: string): string {
  return `${name}’s`
}
