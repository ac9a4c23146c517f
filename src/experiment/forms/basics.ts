/** Numbers, texts, names and lists of a document. Each form's text says what would fit. */
import * as v from 'valibot'
import { limits, ranges, wholeRange, type Range } from '../limits.ts'

/** Control characters, and those that reverse the direction of the text around them. */
export const UNSEEN_CHARACTERS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** JSON writes −0 as 0; a run is the same before and after. */
const plusZero = v.transform((value: number) => (value === 0 ? 0 : value))

export const finite = v.pipe(v.number('a number fits'), v.finite('a finite number fits'), plusZero)

export function within({ has, words }: Range): v.GenericSchema<number> {
  return v.pipe(v.number(words), v.check(has, words), plusZero)
}

export function whole(from: number, to: number): v.GenericSchema<number> {
  return within(wholeRange(from, to))
}

export function between(from: number, to: number): v.GenericSchema<number> {
  return within({
    has: (value) => value >= from && value <= to,
    words: `a number from ${from} to ${to} fits`,
  })
}

/** A list whose length is looked at before its entries. */
export function list<Entry extends v.GenericSchema>(
  entry: Entry,
  longest: number,
  shortest = 0,
): v.GenericSchema<unknown, v.InferOutput<Entry>[]> {
  const fits =
    shortest > 0 ? `a list of ${shortest} to ${longest} fits` : `a list of at most ${longest} fits`
  return v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value), fits),
    v.check((value) => value.length >= shortest && value.length <= longest, fits),
    v.array(entry, fits),
  )
}

export const name = v.pipe(
  v.string('a text fits'),
  v.transform((text) => text.replace(UNSEEN_CHARACTERS, '')),
  v.maxLength(limits.name, `at most ${limits.name} characters fit`),
)

export const seed = whole(0, 0xffffffff)
export const position = whole(0, limits.position)
export const parameter = within(ranges.parameter)
export const shape = list(whole(1, limits.samples), 4, 1)

/** A name from one of our tables. */
export function nameIn<Name extends string>(
  table: Readonly<Record<Name, unknown>>,
): v.GenericSchema<Name> {
  return v.custom<Name>(
    (value) => typeof value === 'string' && Object.hasOwn(table, value),
    `one of ${Object.keys(table).join(', ')} fits`,
  )
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
