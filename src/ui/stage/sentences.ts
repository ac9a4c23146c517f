/**
 * What the narrator says: one sentence that is true now, and what to do next. Pure; how it reaches
 * the screen is left to `Narrator.tsx`.
 */
import { isFrozen, nameOf, neuronName, placeOf, type Layout } from '../../engine/layout.ts'
import type { Sample } from '../../engine/network.ts'
import { isPlain } from '../../experiment/plain.ts'
import type { Notice, Selection, State } from '../../state/store.ts'
import type { Frame } from '../../worker/frame.ts'
import { fixed, format } from '../format.ts'
import { answerIn, answerOf, inputIn, wantedOf } from './answers.ts'
import { outputName, pixelSide } from './names.ts'
import { spotIn, type Spot } from './roving.ts'
import { neuronWords } from './spots.ts'
import { lossOf } from './told.ts'
import { moveSize } from './write.ts'

/** `lead`, a marked value or name with its index, `rest`, and quieter the second part; then a call to do something, or an offer that does it. */
export type Sentence = {
  readonly lead: string
  readonly mark: string
  readonly markIndex: string
  readonly rest: string
  readonly second: string
  readonly call: string
  readonly offer: string
}

/** What the sentence depends on, besides the numbers. */
export type Scene = Pick<
  State,
  'dataset' | 'layout' | 'network' | 'training' | 'status' | 'progress' | 'isUntouched' | 'notice'
> & {
  readonly selection: Selection
  readonly phase: State['view']['phase']
  /** The parameter that was set by hand at the present position, last of all. */
  readonly edited: number | null
}

type Reached = Extract<Notice, { type: 'reached' }>

/** Below this the untouched network does not count as bad. */
const BAD_LOSS = 0.05

export const silent: Sentence = {
  lead: '',
  mark: '',
  markIndex: '',
  rest: '',
  second: '',
  call: '',
  offer: '',
}

/** The sentence for this moment. */
export function sentenceOf(scene: Scene, frame: Frame): Sentence {
  const { status, notice, isUntouched, layout, selection } = scene
  if (status === 'training') return whileTraining(frame)
  if (status === 'moving') return whileMoving(scene, frame)
  if (notice?.type === 'reached') return afterTraining(notice)
  if (isUntouched && selection === null) return beforeAnything(scene, frame)
  const sample = scene.dataset.samples[frame.current]
  if (!sample) return silent
  const spot = spotIn(layout, selection)
  if (scene.edited !== null && isAboutEdit(scene, scene.edited, spot)) {
    return afterEdit(scene, scene.edited, sample, frame)
  }
  if (spot?.type === 'parameter') return aboutParameter(scene, spot.index, sample, frame)
  if (spot?.type === 'neuron') return aboutNeuron(scene, spot.layer, spot.unit, sample, frame)
  return aboutSample(scene, sample, frame)
}

/** The last edit is told until something else is selected, or looked at backwards. */
function isAboutEdit({ phase }: Scene, edited: number, spot: Spot | null): boolean {
  if (phase !== 'forward') return false
  return spot === null || (spot.type === 'parameter' && spot.index === edited)
}

function beforeAnything({ dataset }: Scene, frame: Frame): Sentence {
  const what = dataset.problem === 'classes' ? 'a class' : 'a value'
  const guess = `This network guesses ${what} from ${inputs(dataset)}.`
  const isBad = frame.loss >= BAD_LOSS
  return {
    ...silent,
    lead: isBad ? `${guess} It is bad at it. ` : `${guess} `,
    call: 'Train it.',
  }
}

function whileTraining({ loss }: Frame): Sentence {
  return {
    ...silent,
    lead: 'The network is learning. Its loss is ',
    mark: fixed(loss),
    rest: '. ',
    second: 'Press Pause to look closer.',
  }
}

function whileMoving({ progress }: Scene, { position }: Frame): Sentence {
  return {
    ...silent,
    lead: `On the way, at step ${count(position)}. `,
    second: progress > 0 && progress < 1 ? `${Math.round(progress * 100)} % done.` : '',
  }
}

function afterTraining({ rule, from, to, steps }: Reached): Sentence {
  if (rule === 'loss') {
    return {
      ...silent,
      lead: `Loss fell from ${fixed(from)} to `,
      mark: fixed(to),
      rest: ` in ${count(steps)} steps. How? `,
      offer: 'Show me one step.',
    }
  }
  const why = rule === 'epochs' ? 'All epochs are done. ' : 'The test loss falls no more. '
  return {
    ...silent,
    lead: `${why}In ${count(steps)} steps the loss went from ${fixed(from)} to `,
    mark: fixed(to),
    rest: '.',
  }
}

function afterEdit(scene: Scene, index: number, sample: Sample, frame: Frame): Sentence {
  const { letter, number } = nameOf(scene.layout, index)
  return {
    ...silent,
    mark: letter,
    markIndex: String(number),
    rest: ` is ${fixed(frame.parameters[index])} now. For ${nameOfSample(sample)} the network says ${saidBy(scene, frame)}, loss ${fixed(lossOf(frame))}. `,
    second: 'Press Step to see what it learns.',
  }
}

function aboutSample(scene: Scene, sample: Sample, frame: Frame): Sentence {
  const { phase, dataset, layout } = scene
  const name = nameOfSample(sample)
  const wanted = `${name} ${wantedOf(dataset, sample)}. `
  const answer = answerOf(scene, outputsOf(frame))
  switch (phase) {
    case 'forward':
      return {
        ...silent,
        lead: `${wanted}The network says `,
        mark: answer.mark,
        rest: `${answer.rest}. `,
        second: 'Press Step to see what it learns from that.',
      }
    case 'loss':
      return {
        ...silent,
        lead: `${wanted}The network says ${answer.mark}${answer.rest}: loss `,
        mark: fixed(lossOf(frame)),
        rest: '. ',
        second: 'The further off, the larger the loss.',
      }
    case 'backward':
      return {
        ...silent,
        lead: `Who is to blame for ${name}’s error? `,
        second: 'Pick a weight to see its share.',
      }
    case 'update':
      return {
        ...silent,
        lead: `All ${count(layout.count)} parameters move a little, against the blame. `,
        second: 'Press Step to make it happen.',
      }
  }
}

function aboutParameter(scene: Scene, index: number, sample: Sample, frame: Frame): Sentence {
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
        lead: `Loss ${fixed(lossOf(frame))} for ${name}. Would another `,
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
      : `The batch takes the mean over ${frame.batch.size} samples.`,
  }
}

function aboutNeuron(
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

/** What the network says to the current sample. */
function saidBy(scene: Pick<Scene, 'dataset' | 'training'>, frame: Frame): string {
  return answerIn(scene, outputsOf(frame))
}

export function outputsOf({ layers }: Frame): ArrayLike<number> {
  return layers.at(-1)?.outputs ?? []
}

/** "height and weight": of two the vertical one first, as people say it. */
function inputs(dataset: Scene['dataset']): string {
  const names = dataset.inputNames
  if (pixelSide(dataset) !== null) return `${names.length} pixels`
  if (names.length > 3) return `${names.length} inputs`
  const [last, ...others] = names
  return others.length > 0 ? `${others.join(', ')} and ${last}` : last
}

export function nameOfSample({ name }: Sample): string {
  return name ?? 'This sample'
}

/** A count with spaces between thousands: 1 240. */
export function count(whole: number): string {
  return String(whole).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')
}
