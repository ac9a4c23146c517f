/** The words that sentences about a network over time are made of. Pure. */
import { format } from '../../format.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { unrolledOf, type TimedCell } from '../../hooks/sequence/timed.ts'
import { namesOf, windowPlace } from '../../hooks/sequence/times.ts'
import { answerIn, answerOf } from '../answers.ts'
import type { KindScene } from '../kindWords.ts'
import { levelOf } from './curves.ts'

/** The answer without its name: "24.8 °C", "class 1, 0.93 sure". */
export function saidIn(scene: KindScene, { layers, sample }: ShownStep): string {
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
export function unitWords({ network }: KindScene, { layer, unit }: TimedCell): string {
  const { timed } = unrolledOf(network)
  const own = timed.find((one) => one.layer === layer)
  if (own?.isLast) return own.units === 1 ? 'The output' : `Output ${unit + 1}`
  const many = timed.filter(({ isLast }) => !isLast).length > 1
  const place = timed.findIndex((one) => one.layer === layer) + 1
  return `Unit ${unit + 1}${many ? ` of layer ${place}` : ''}`
}

/** Of a month its name alone: the year has just been said. */
export function shortTime(
  { dataset, network }: KindScene,
  { sample }: ShownStep,
  time: number,
): string {
  const { full } = namesOf(dataset, sample, network.input[0]).steps[time]
  return full.replace(/^([A-Z][a-z]+) \d{4}$/, '$1')
}

/** "in October", "on 5 October", "at step 3" */
export function at(time: string): string {
  if (/^[A-Z][a-z]+( \d{4})?$|^\d{4}$/.test(time)) return `in ${time}`
  return /^\d/.test(time) ? `on ${time}` : `at ${uncapital(time)}`
}

/** Of counted steps; months are names. */
export function uncapital(text: string): string {
  return text.replace(/^Step/, 'step')
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function valueOf({ network }: KindScene, cell: TimedCell, { layers }: ShownStep): number {
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { kept, outputs } = layers[cell.layer]
  return (kept['hidden'] ?? outputs)[cell.time * units + cell.unit]
}

/** ∂L/∂h of a cell; null where nothing is known of it. */
export function blameOf({ network }: KindScene, cell: TimedCell, step: ShownStep): number | null {
  if (!step.hasTarget) return null
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { kept, outputGradients } = step.layers[cell.layer]
  return (kept['hiddenGradients'] ?? outputGradients)[cell.time * units + cell.unit]
}
