/** What the narrator says of what is selected: a weight or bias, or a neuron. */
import { isFrozen, nameOf, neuronName, placeOf, type Layout } from '../../engine/layout.ts'
import type { Sample } from '../../engine/network.ts'
import { isPlain } from '../../experiment/plain.ts'
import { samplesIn } from '../../experiment/kinds.ts'
import type { Frame } from '../../worker/frame.ts'
import { format, lossText } from '../format.ts'
import { inputIn } from './answers.ts'
import { outputName } from './names.ts'
import { nameOfSample, silent, type Scene, type Sentence } from './sentence.ts'
import { neuronWords } from './spots.ts'
import { lossOf } from './told.ts'
import { moveSize } from './write.ts'

export function aboutParameter(
  scene: Scene,
  index: number,
  sample: Sample,
  frame: Frame,
): Sentence {
  const { layout, phase } = scene
  const { letter, number } = nameOf(layout, index)
  const named = { ...silent, mark: letter, markIndex: String(number) }
  const name = nameOfSample(sample)
  switch (phase) {
    case 'forward':
      return { ...named, ...pushOf(layout, index, sample, frame) }
    case 'loss':
      return {
        ...named,
        lead: `Loss ${lossText(lossOf(frame))} for ${name}. Would another `,
        rest: ' make it smaller? ',
        second: 'Drag the number and watch.',
      }
    case 'backward':
      return {
        ...named,
        lead: 'How much is ',
        rest: ` to blame for ${name}’s error? `,
        second: 'Multiply along the path back.',
      }
    case 'update':
      return { ...named, ...moveOf(scene, index, name, frame) }
  }
}

/** What a weight or bias adds to its neuron's sum. */
function pushOf(
  layout: Layout,
  index: number,
  sample: Sample,
  frame: Frame,
): Pick<Sentence, 'rest' | 'second'> {
  const { block, input, output } = placeOf(layout, index)
  const target = neuronWords(layout, block.layer, output)
  const value = frame.parameters[index]
  if (input === null) {
    return {
      rest: ` pushes ${target} by ${format(value)}, whatever comes in. `,
      second: 'Drag it, or type another value.',
    }
  }
  const source =
    block.layer === 0 ? sample.input[input] : frame.layers[block.layer - 1].outputs[input]
  return {
    rest: ` pushes ${target} by ${format(source * value)} for ${nameOfSample(sample)}. `,
    second: 'Drag it, or type another value.',
  }
}

function moveOf(
  { training, layout, network }: Scene,
  index: number,
  name: string,
  frame: Frame,
): Pick<Sentence, 'rest' | 'second'> {
  if (isFrozen(layout, network, index)) {
    return { rest: ' is frozen. ', second: 'The update leaves it where it is.' }
  }
  if (!isPlain(training)) {
    const blame = frame.gradients[index]
    const way = blame > 0 ? 'down' : 'up'
    const rest = blame === 0 ? ` is not blamed by ${name}. ` : ` should move ${way}, ${name} says. `
    return { rest, second: 'How far is up to the optimizer.' }
  }
  const move = -training.optimizer.learningRate * frame.gradients[index]
  if (move === 0) return { rest: ` stays where it is: ${name} does not blame it. `, second: '' }
  const way = move > 0 ? 'up' : 'down'
  const isAlone = frame.batch.size <= 1
  return {
    rest: `${isAlone ? ' moves' : ` should move`} ${way} by ${moveSize(move)}${isAlone ? '' : `, ${name} says`}. `,
    second: isAlone
      ? 'Press Step to make it happen.'
      : `The batch takes the mean over ${samplesIn(frame.batch.size, network)}.`,
  }
}

export function aboutNeuron(
  { layout, phase, dataset }: Scene,
  layer: number,
  unit: number,
  sample: Sample,
  frame: Frame,
): Sentence {
  const { letter, number } = neuronName(layout, layer, unit)
  const named = { ...silent, mark: letter, markIndex: number === null ? '' : String(number) }
  const name = nameOfSample(sample)
  if (layer < 0) {
    return {
      ...named,
      rest: ` is ${name}’s ${dataset.inputNames[unit]}: ${inputIn(dataset, sample, unit)}. `,
      second: 'Every weight takes its own share of it.',
    }
  }
  const { weightedSums, outputs } = frame.layers[layer]
  if (phase === 'backward' || phase === 'update') {
    return {
      ...named,
      lead: 'How much is ',
      rest: ` to blame for ${name}’s error? `,
      second: 'It passes the blame on to its weights.',
    }
  }
  const isOutput = layer === layout.shapes.length - 2
  const meant = isOutput ? outputName(dataset, unit) : ''
  return {
    ...named,
    rest: ` adds up ${format(weightedSums[unit])} and says ${format(outputs[unit])}${meant && ` for ${meant}`}. `,
    second: 'Its weights decide what goes in.',
  }
}
