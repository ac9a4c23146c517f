/**
 * The conversation between page and worker, apart from the wire. Every message carries the number
 * of the opened run, and stale ones are dropped by both sides.
 */
import type { FileName } from '../data/files.ts'
import type { Run } from '../experiment/experiment.ts'
import type { Change } from '../engine/network.ts'
import type { FrameMessage } from './frame.ts'
import type { HandedTable } from './handing.ts'
import type { Answer, Question } from './probes.ts'

/** A step's size. */
export type StepUnit = 'sample' | 'batch' | 'epoch'

/** Samples a second; null: flat out. */
export type Speed = number | null

/** Where training stops by itself, whichever comes first; null: not for that reason. */
export type Until = {
  /** At the first loss point under this. */
  readonly loss: number | null
  /** When so many epochs are completed, counted from the start of the run. */
  readonly epochs: number | null
  /** When the loss of the samples never trained on has had no new smallest value at so many loss points in a row, since training began. */
  readonly patience: number | null
}

export const noEnd: Until = { loss: null, epochs: null, patience: null }

/** What the open panels need computed. */
export type Watch = { readonly map: boolean }

/**
 * What the page asks for. A command with a `number` is answered by the frame that shows its
 * effect; a command that replaces another of its kind wins.
 */
export type Command =
  /** A data file that a run needs, before the run. */
  | { type: 'file'; file: FileName; content: string }
  /** A large table, before the first run that names it. */
  | { type: 'table'; handed: HandedTable }
  /** Another run from now on: goes to its position by replay and is then paused. */
  | {
      type: 'open'
      run: number
      number: number
      document: Run
      /** The number of the table that the document's data is, where it was handed over by itself. */
      table?: number | null
      speed: Speed
      watch: Watch
    }
  /** Answered once running. */
  | { type: 'train'; run: number; number: number; until: Until }
  | { type: 'pause'; run: number; number: number }
  | { type: 'step'; run: number; number: number; unit: StepUnit; count: number }
  | { type: 'seek'; run: number; number: number; position: number }
  /** Takes effect at the present position, in training or paused. */
  | { type: 'edit'; run: number; number: number; changes: readonly Change[] }
  | { type: 'speed'; run: number; speed: Speed }
  | { type: 'watch'; run: number; watch: Watch }
  /** Answered by `answer` or `refused`, without a frame; another question on the same topic takes its place, and it is then never answered. */
  | { type: 'probe'; run: number; number: number; topic: string; question: Question }
  /** The question of this topic is no longer of interest. */
  | { type: 'drop'; run: number; topic: string }
  /** Answered by `pong`, as soon as the session looks at its messages. */
  | { type: 'ping'; run: number }
  /** The page has drawn the last frame; these buffers come back to be used again. */
  | { type: 'drawn'; run: number; buffers: readonly Float64Array<ArrayBuffer>[] }

export type Report =
  | { type: 'frame'; frame: FrameMessage }
  | { type: 'answer'; run: number; number: number; answer: Answer }
  /** A question that does not fit the run, and why. */
  | { type: 'refused'; run: number; number: number; sentence: string }
  /** How much of a long probe is done, from 0 to 1. */
  | { type: 'probing'; run: number; number: number; progress: number }
  | { type: 'pong'; run: number }
  /** An error was thrown; the session is paused and takes commands. */
  | { type: 'failed'; run: number; message: string; details: string; position: number }

/** What a session asks of its surroundings; tests turn it by hand. */
export type Clock = {
  /** Milliseconds that never go back. */
  now(): number
  /** Calls back as soon as other messages have had their turn; returns how to cancel. */
  soon(callback: () => void): () => void
  /** Calls back after so many milliseconds; returns how to cancel. */
  later(callback: () => void, delayMs: number): () => void
}
