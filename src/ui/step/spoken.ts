/** What a sign of a formula is called aloud. */
import type { Letter, Sign } from './expression.ts'

export function spokenSign(sign: Sign): string {
  switch (sign.type) {
    case 'letter':
      return spokenLetter(sign)
    case 'slope':
      return `derivative of ${spokenLetter(sign.of)} by ${spokenLetter(sign.by)}`
    case 'prime':
      return `slope of ${spokenLetter(sign.of)}`
    case 'norm':
      return `length of ${spokenLetter(sign.of)}`
  }
}

const accented: Readonly<Record<string, string>> = { 'm\u0302': 'm hat', 'v\u0302': 'v hat' }

function spokenLetter({ letter, number, of, at }: Letter): string {
  const name = accented[letter] ?? letter
  const place = at ? `, row ${at[0]}, column ${at[1]}` : ''
  return `${of ? `${name} of ${spokenLetter(of)}` : `${name}${number ?? ''}`}${place}`
}
