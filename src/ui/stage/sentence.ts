/** A sentence of the narrator, what it depends on, and the words that many of them need. */
import type { Sample } from '../../engine/network.ts'
import type { Selection, State } from '../../state/store.ts'
import type { Frame } from '../../worker/frame.ts'

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

export const silent: Sentence = {
  lead: '',
  mark: '',
  markIndex: '',
  rest: '',
  second: '',
  call: '',
  offer: '',
}

export function outputsOf({ layers }: Frame): ArrayLike<number> {
  return layers.at(-1)?.outputs ?? []
}

export function nameOfSample({ name }: Sample): string {
  return name ?? 'This sample'
}
