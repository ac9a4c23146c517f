/** From the bytes of a file to its text: encodings are told apart, and files that are no text are named. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1'

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly sentence: string }

/** How files of a kind begin: so many bytes in, these characters. */
const beginnings: readonly (readonly [at: number, begins: string, kind: string])[] = [
  [0, '\x89PNG', 'an image'],
  [0, '\xff\xd8\xff', 'an image'],
  [0, 'GIF8', 'an image'],
  [8, 'WEBP', 'an image'],
  [0, 'BM\xff', 'an image'],
  [0, 'II*\0', 'an image'],
  [0, 'MM\0*', 'an image'],
  [4, 'ftyp', 'an image or a video'],
  [0, '%PDF', 'a PDF'],
  [0, 'PK\x03\x04', 'a spreadsheet or an archive. Save it as CSV first'],
  [0, '\xd0\xcf\x11\xe0', 'a spreadsheet. Save it as CSV first'],
  [0, '\x1f\x8b', 'a compressed file. Unpack it first'],
]

/** How many bytes tell what a file is. */
const HEAD = 4096

/**
 * Reads a file's text: as UTF-8, or UTF-16 by its mark or its zeros, else as Latin-1 (Windows-1252,
 * as browsers read it). `isCut`: the last character may be incomplete.
 */
export function decode(bytes: Uint8Array, given: Encoding | null, isCut = false): Decoded {
  const head = bytes.subarray(0, HEAD)
  const kind = kindOf(head)
  if (kind !== null) return { ok: false, sentence: `This looks like ${kind}.` }
  if (given !== null) return { ok: true, text: textOf(bytes, given), encoding: given }

  const wide = wideOf(head)
  if (wide !== null) return { ok: true, text: textOf(bytes, wide), encoding: wide }
  if (head.includes(0)) return { ok: false, sentence: 'This file is not text.' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
    return { ok: true, text, encoding: 'utf-8' }
  } catch {
    // Not UTF-8: every byte is a character.
    if (unprintable(head) > head.length / 20)
      return { ok: false, sentence: 'This file is not text.' }
    return { ok: true, text: textOf(bytes, 'latin-1'), encoding: 'latin-1' }
  }
}

function textOf(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding === 'latin-1' ? 'windows-1252' : encoding).decode(bytes)
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
