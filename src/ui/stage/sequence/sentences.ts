/** What the narrator says of a network over time at rest: its answer, and of one unit at one time step what it was then. Pure. */
import { nameOf, placeOf } from '../../../engine/layout.ts'
import { format } from '../../format.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { partsOver } from '../../hooks/sequence/overTime.ts'
import { cellIn, isRecurrent, unrolledOf, type TimedCell } from '../../hooks/sequence/timed.ts'
import { namesOf, windowPlace } from '../../hooks/sequence/times.ts'
import type { KindScene, KindWords } from '../kindWords.ts'
import { silent, type Sentence } from '../sentence.ts'
import { signed } from '../write.ts'
import { at, blameOf, saidIn, shortTime, uncapital, unitWords, valueOf } from './words.ts'

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

/** "For July 1986 it says 24.8 °C. "; of what has no place in a series "It read Sample 1 and says …". */
function readAndSays(scene: KindScene, step: ShownStep): string {
  const { dataset, network } = scene
  const { target } = namesOf(dataset, step.sample, network.input[0])
  const asked = target ? `For ${uncapital(target.full)} it says` : `It read ${step.name} and says`
  const said = saidIn(scene, step)
  return `${asked} ${said}${said.endsWith('…') ? '' : '.'} `
}
