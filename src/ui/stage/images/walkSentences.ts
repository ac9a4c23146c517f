/** What the narrator says of a convolutional network at each operation of a walk. Pure. */
import type { StepOperation } from '../../../state/walk.ts'
import { count, format } from '../../format.ts'
import { kernelCellAt } from '../../hooks/imageCells.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { answerOf } from '../answers.ts'
import type { KindScene, KindWords } from '../kindWords.ts'
import { silent, type Sentence } from '../sentence.ts'
import { walkSentence as generalWalk } from '../walkSentences.ts'
import { signed } from '../write.ts'
import { activationWord } from './parts.ts'
import { poolWords } from './sentences.ts'

export const walkSentence: KindWords['walkSentence'] = (scene, operation, step, latest) => {
  switch (operation.type) {
    case 'forward':
      return afterForward(scene, operation, step)
    case 'backward':
      return afterBackward(scene, operation, step)
    case 'loss':
    case 'update':
      return generalWalk(scene, operation, step.frame, latest)
  }
}

type Way = Extract<StepOperation, { type: 'forward' | 'backward' }>

function afterForward(scene: KindScene, { layer }: Way, step: ShownStep): Sentence {
  const { network, layout } = scene
  const spec = network.layers[layer]
  const [before, shape] = [layout.shapes[layer], layout.shapes[layer + 1]]
  switch (spec.type) {
    case 'conv2d': {
      const source = layer === 0 ? 'the image' : `${before[0]} maps`
      const kernels = `${spec.filters} ${spec.filters === 1 ? 'kernel slides' : 'kernels slide'}`
      return {
        ...silent,
        lead: `${kernels} over ${source}: `,
        mark: mapWords(shape),
        rest: '. ',
        second: activationSentence(spec.activation),
      }
    }
    case 'maxPooling2d':
      return {
        ...silent,
        lead: `The best of every ${poolWords(spec)} stays: `,
        mark: mapWords(shape),
        rest: '.',
      }
    case 'averagePooling2d':
      return {
        ...silent,
        lead: `The mean of every ${poolWords(spec)} stays: `,
        mark: mapWords(shape),
        rest: '.',
      }
    case 'flatten':
      return {
        ...silent,
        lead: `All ${count(shape[0])} values in one line, for the neurons.`,
      }
    case 'dropout':
      return {
        ...silent,
        lead: 'Dropout lets all pass. ',
        second: `Only in training it silences ${format(100 * spec.rate)} %.`,
      }
    default: {
      if (layer < network.layers.length - 1) {
        return {
          ...silent,
          lead: `${count(shape[0])} neurons each weigh all ${count(before[0])} values. `,
          second: 'activation' in spec ? activationSentence(spec.activation) : '',
        }
      }
      const { mark, rest } = answerOf(scene, step.layers[layer].outputs)
      return { ...silent, lead: 'The network says ', mark, rest: `${rest}.` }
    }
  }
}

function afterBackward(scene: KindScene, { layer }: Way, step: ShownStep): Sentence {
  const { network, layout, selection } = scene
  const spec = network.layers[layer]
  const isLast = layer === network.layers.length - 1
  switch (spec.type) {
    case 'conv2d': {
      const [, rows, columns] = layout.shapes[layer + 1]
      const index = selection?.type === 'parameter' ? selection.index : null
      const weight = index === null ? null : kernelCellAt(network, layout, index)
      if (weight?.layer === layer) {
        return {
          ...silent,
          mark: `This weight of kernel ${weight.filter + 1}`,
          rest: ` shares the blame: ${signed(step.gradients[index!])}, `,
          second: `summed over ${count(rows * columns)} places.`,
        }
      }
      return {
        ...silent,
        lead: 'Each weight of a kernel sums its blame over ',
        mark: `${count(rows * columns)} places`,
        rest: '. ',
        second: 'Pick one to see its share.',
      }
    }
    case 'maxPooling2d':
      return {
        ...silent,
        lead: `Of every ${poolWords(spec)} cells `,
        mark: 'only the best',
        rest: ' gets the blame.',
      }
    case 'averagePooling2d':
      return {
        ...silent,
        lead: 'The blame is shared by ',
        mark: `all ${poolWords(spec)} cells`,
        rest: ' alike.',
      }
    case 'flatten':
    case 'dropout':
      return { ...silent, lead: 'The blame goes back to where each value came from.' }
    default:
      return isLast
        ? {
            ...silent,
            lead: 'The blame starts at the answers ',
            rest: 'and goes back along their weights.',
          }
        : {
            ...silent,
            lead: `The blame reaches ${count(layout.shapes[layer + 1][0])} neurons, by way of their weights.`,
          }
  }
}

function mapWords([channels, height, width]: readonly number[]): string {
  return `${channels} ${channels === 1 ? 'map' : 'maps'} of ${height}×${width}`
}

function activationSentence(name: Parameters<typeof activationWord>[0]): string {
  if (name === 'linear') return ''
  return name === 'relu' ? 'Negatives become 0.' : `${activationWord(name)} bends each sum.`
}
