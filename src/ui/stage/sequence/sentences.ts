/** What the narrator says of a network over time: what it has read, by the names of its time steps, and of one unit what it was then. Pure. */
import { nameOf, placeOf } from '../../../engine/layout.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { partsOver } from '../../hooks/sequence/overTime.ts'
import { cellIn, isRecurrent, unrolledOf, type TimedCell } from '../../hooks/sequence/timed.ts'
import { namesOf, windowPlace } from '../../hooks/sequence/times.ts'
import type { StepOperation } from '../../../state/walk.ts'
import { answerIn, answerOf } from '../answers.ts'
import { format } from '../../format.ts'
import type { KindScene, KindWords } from '../kindWords.ts'
import { silent, type Sentence } from '../sentences.ts'
import { signed } from '../write.ts'
import { levelOf } from './curves.ts'

export const sentenceOf: KindWords['sentenceOf'] = (scene, step) => {
  const { status, notice, isUntouched, selection, phase, edited } = scene
  const hasOther = status !== 'paused' || notice?.type === 'reached'
  if (hasOther || (isUntouched && selection === null)) return null
  if (edited !== null && phase === 'forward' && isAbout(selection, edited)) return null
  const cell = cellIn(scene.network, selection)
  if (cell && cell.layer < 0) return aboutCell(scene, cell, step)
  if (selection?.type === 'parameter') return aboutShared(scene, selection.index, step)
  switch (phase) {
    case 'forward':
      return cell ? aboutCell(scene, cell, step) : aboutWindow(scene, step)
    case 'loss':
      return null
    case 'backward':
    case 'update':
      return cell && cell.layer >= 0 ? aboutBlame(scene, cell, step) : null
  }
}

export const walkSentence: KindWords['walkSentence'] = (scene, operation, step) => {
  if (operation.type !== 'forward' && operation.type !== 'backward') return null
  const { type } = scene.network.layers[operation.layer]
  if (!isRecurrent(type)) return null
  return operation.type === 'forward'
    ? afterReading(scene, operation, step)
    : afterBlaming(scene, operation, step)
}

/** What was set by hand is told as everywhere, until something else is chosen. */
function isAbout(selection: KindScene['selection'], edited: number): boolean {
  return selection === null || (selection.type === 'parameter' && selection.index === edited)
}

/** "For July 1986 it says 24.8 °C. [Unit 1 in October] was −0.23." */
function aboutCell(scene: KindScene, cell: TimedCell, step: ShownStep): Sentence {
  const time = shortTime(scene, step, cell.time)
  if (cell.layer < 0) {
    const { features } = unrolledOf(scene.network)
    const name = features === 1 ? 'The input' : `Input ${cell.unit + 1}`
    const value = step.sample.input[cell.time * features + cell.unit]
    return {
      ...silent,
      lead: readAndSays(scene, step),
      mark: `${name} in ${time}`,
      rest: ` is ${format(value)} to the network. `,
    }
  }
  const value = valueOf(scene, cell, step)
  return {
    ...silent,
    lead: readAndSays(scene, step),
    mark: `${unitWords(scene, cell)} ${at(time)}`,
    rest: ` was ${format(value)}. `,
    second: 'Below: why.',
  }
}

function aboutWindow(scene: KindScene, step: ShownStep): Sentence {
  const { dataset } = scene
  const place = windowPlace(dataset, step.sample)
  const { series } = dataset
  if (!place || !series || !step.hasTarget) {
    return { ...silent, lead: readAndSays(scene, step), second: 'Pick a cell to see why.' }
  }
  const measured = format(series.values[place.at])
  return {
    ...silent,
    lead: readAndSays(scene, step),
    second: `It was ${measured}. Pick a cell to see why.`,
  }
}

function aboutBlame(scene: KindScene, cell: TimedCell, step: ShownStep): Sentence | null {
  const blame = blameOf(scene, cell, step)
  if (blame === null) return null
  return {
    ...silent,
    lead: 'How much is ',
    mark: `${unitWords(scene, cell)} ${at(shortTime(scene, step, cell.time))}`,
    rest: ` to blame? ${signed(blame)}. `,
    second: cameFrom(scene, cell),
  }
}

/** Only what sees a step's own value, or the step after it, hands blame back. */
function cameFrom({ network }: KindScene, { layer, time }: TimedCell): string {
  const spec = network.layers[layer]
  if (!isRecurrent(spec.type)) return ''
  const isEach = 'returnSequences' in spec && spec.returnSequences
  const isLast = time === network.input[0] - 1
  if (isLast) return 'It came from above.'
  return isEach ? 'It came from above and from later.' : 'It came from the step after.'
}

/** A weight that every time step uses. */
function aboutShared(scene: KindScene, index: number, step: ShownStep): Sentence | null {
  const { layout, network, phase } = scene
  if (index >= layout.count) return null
  const { block } = placeOf(layout, index)
  if (!isRecurrent(network.layers[block.layer].type) || phase === 'loss') return null
  const { letter, number } = nameOf(layout, index)
  const named = { ...silent, mark: letter, markIndex: String(number) }
  if (phase === 'forward') {
    const value = format(step.parameters[index])
    return {
      ...named,
      rest: ` is ${value} at every one of the ${network.input[0]} steps. `,
      second: 'One weight, used again and again.',
    }
  }
  const parts = partsOver(layout, network, index, step)
  const largest = parts.reduce((most, part) =>
    Math.abs(part.product) > Math.abs(most.product) ? part : most,
  )
  const time = at(shortTime(scene, step, largest.time))
  return {
    ...named,
    rest: ` is blamed at every step, together ${signed(step.gradients[index])}. `,
    second: `Most of it ${time}: ${signed(largest.product)}.`,
  }
}

type TimedOperation = Extract<StepOperation, { readonly time: number }>

/** "October: 0.12 goes in. h₁ = −0.23, h₂ = 0.39, …" */
function afterReading(
  scene: KindScene,
  { layer, time }: TimedOperation,
  step: ShownStep,
): Sentence {
  const { network, selection } = scene
  const { features, timed } = unrolledOf(network)
  const place = timed.findIndex((one) => one.layer === layer)
  const name = capital(namesOf(scene.dataset, step.sample, network.input[0]).steps[time].full)
  const chosen = cellIn(network, selection)
  const unit = chosen?.layer === layer ? chosen.unit : 0
  const cell = { layer, unit, time }
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

/** "Back in October: Unit 1 is blamed −0.012. The gradient has 3 of 12 parts." */
function afterBlaming(
  scene: KindScene,
  { layer, time }: TimedOperation,
  step: ShownStep,
): Sentence {
  const { network, selection } = scene
  const chosen = cellIn(network, selection)
  const cell = { layer, unit: chosen?.layer === layer ? chosen.unit : 0, time }
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

/** "For July 1986 it says 24.8 °C. "; of what has no place in a series "It read Sample 1 and says …". */
function readAndSays(scene: KindScene, step: ShownStep): string {
  const { dataset, network } = scene
  const { target } = namesOf(dataset, step.sample, network.input[0])
  const asked = target ? `For ${uncapital(target.full)} it says` : `It read ${step.name} and says`
  const said = saidIn(scene, step)
  return `${asked} ${said}${said.endsWith('…') ? '' : '.'} `
}

/** The answer without its name: "24.8 °C", "class 1, 0.93 sure". */
function saidIn(scene: KindScene, { layers, sample }: ShownStep): string {
  const { dataset } = scene
  const said = layers.at(-1)!.outputs
  const { series } = dataset
  const place = windowPlace(dataset, sample)
  if (series && place && series.windows.predicts === 'change') {
    return format(levelOf({ ...dataset, series }, place.at, said[0]))
  }
  if (dataset.problem === 'values' && said.length === 1) {
    return answerOf(scene, said).mark.replace(/^\p{L}[^\d−]* (?=[−\d])/u, '')
  }
  return answerIn(scene, said)
}

/** "Unit 1", "Unit 2 of layer 2" */
function unitWords({ network }: KindScene, { layer, unit }: TimedCell): string {
  const { timed } = unrolledOf(network)
  const own = timed.find((one) => one.layer === layer)
  if (own?.isLast) return own.units === 1 ? 'The output' : `Output ${unit + 1}`
  const many = timed.filter(({ isLast }) => !isLast).length > 1
  const place = timed.findIndex((one) => one.layer === layer) + 1
  return `Unit ${unit + 1}${many ? ` of layer ${place}` : ''}`
}

/** Of a month its name alone: the year has just been said. */
function shortTime({ dataset, network }: KindScene, { sample }: ShownStep, time: number): string {
  const { full } = namesOf(dataset, sample, network.input[0]).steps[time]
  return full.replace(/^([A-Z][a-z]+) \d{4}$/, '$1')
}

/** "in October", "on 5 October", "at step 3" */
function at(time: string): string {
  if (/^[A-Z][a-z]+( \d{4})?$|^\d{4}$/.test(time)) return `in ${time}`
  return /^\d/.test(time) ? `on ${time}` : `at ${uncapital(time)}`
}

/** Of counted steps; months are names. */
function uncapital(text: string): string {
  return text.replace(/^Step/, 'step')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function valueOf({ network }: KindScene, cell: TimedCell, { layers }: ShownStep): number {
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { kept, outputs } = layers[cell.layer]
  return (kept['hidden'] ?? outputs)[cell.time * units + cell.unit]
}

/** ∂L/∂h of a cell; null where nothing is known of it. */
function blameOf({ network }: KindScene, cell: TimedCell, step: ShownStep): number | null {
  if (!step.hasTarget) return null
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { kept, outputGradients } = step.layers[cell.layer]
  return (kept['hiddenGradients'] ?? outputGradients)[cell.time * units + cell.unit]
}
