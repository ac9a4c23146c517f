/** From the bytes of a file to its text, piece by piece: encodings are told apart, and files that are no text are named. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'

export type Told =
  /** `isCertain`: not merely taken for UTF-8 because nothing speaks against it so far. */
  | { readonly ok: true; readonly encoding: Encoding; readonly isCertain: boolean }
  | { readonly ok: false; readonly sentence: string }

const IMAGE = 'an image. Rows of numbers are needed: save them as CSV first'

/** How files of a kind begin: so many bytes in, these characters. */
const beginnings: readonly (readonly [at: number, begins: string, kind: string])[] = [
  [0, '\x89PNG', IMAGE],
  [0, '\xff\xd8\xff', IMAGE],
  [0, 'GIF8', IMAGE],
  [8, 'WEBP', IMAGE],
  [0, 'BM\xff', IMAGE],
  [0, 'II*\0', IMAGE],
  [0, 'MM\0*', IMAGE],
  [4, 'ftyp', 'an image or a video. Rows of numbers are needed: save them as CSV first'],
  [0, '%PDF', 'a PDF. Copy its table and paste it here'],
  [0, 'PK\x03\x04', 'a spreadsheet or an archive. Save it as CSV first'],
  [0, '\xd0\xcf\x11\xe0', 'a spreadsheet. Save it as CSV first'],
  [0, '\x1f\x8b', 'a compressed file. Unpack it first'],
]

/** How many bytes tell what a file is. */
export const HEAD_BYTES = 4096

const NO_TEXT = 'This file is not text. Save its rows as CSV first.'

/** What a file's first bytes tell: UTF-16 by its mark or its zeros, else UTF-8, which may turn out wrong. */
export function encodingOf(head: Uint8Array, given: Encoding | null): Told {
  const kind = kindOf(head)
  if (kind !== null) return { ok: false, sentence: `This looks like ${kind}.` }
  if (given !== null) return { ok: true, encoding: given, isCertain: true }
  const wide = wideOf(head)
  if (wide !== null) return { ok: true, encoding: wide, isCertain: true }
  if (head.includes(0)) return { ok: false, sentence: NO_TEXT }
  return { ok: true, encoding: 'utf-8', isCertain: false }
}

/** What a file is that turned out not to be UTF-8: Latin-1 (Windows-1252, as browsers read it), where every byte is a character, or no text. */
export function encodingInstead(head: Uint8Array): Told {
  if (unprintable(head) > head.length / 20) return { ok: false, sentence: NO_TEXT }
  return { ok: true, encoding: 'latin-1', isCertain: true }
}

/** Turns bytes into text piece by piece, lines ended by \n alone; null: the bytes are not of this encoding. */
export type Decoder = (bytes: Uint8Array, isLast: boolean) => string | null

export function createDecoder({ encoding, isCertain }: Told & { ok: true }): Decoder {
  const decoder = new TextDecoder(encoding === 'latin-1' ? 'windows-1252' : encoding, {
    fatal: !isCertain,
  })
  let isFirst = true
  /** A line's end that may go on with \n in the next piece. */
  let held = ''
  return (bytes, isLast) => {
    let text: string
    try {
      text = held + decoder.decode(bytes, { stream: !isLast })
    } catch {
      return null
    }
    if (isFirst) text = text.replace(/^\uFEFF/, '')
    isFirst &&= text === ''
    held = !isLast && text.endsWith('\r') ? '\r' : ''
    return text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n')
  }
}

function kindOf(head: Uint8Array): string | null {
  const found = beginnings.find(([at, begins]) =>
    [...begins].every((character, k) => head[at + k] === character.charCodeAt(0)),
  )
  return found?.[2] ?? null
}

/** UTF-16 by its byte order mark; without one by zeros in nearly every second place. */
function wideOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.length < 4) return null
  const zeros = [0, 0]
  head.forEach((byte, place) => {
    if (byte === 0) zeros[place & 1]++
  })
  const most = head.length / 2
  if (zeros[1] > 0.7 * most && zeros[0] < 0.05 * most) return 'utf-16le'
  if (zeros[0] > 0.7 * most && zeros[1] < 0.05 * most) return 'utf-16be'
  return null
}

/** Control characters that no text has. */
function unprintable(head: Uint8Array): number {
  return head.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length
}
