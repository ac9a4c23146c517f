/** The products that weigh most in a long sum, the largest first, and what all others come to. */
import { Line } from '../Line.tsx'
import type { Letter, Quantity } from '../expression.ts'
import type { Moment } from '../moment.ts'
import { bracketed, number, resultDigits, type Look, type Piece } from '../pieces.ts'
import { productOf, totalOf, type Pair } from './pairs.ts'
import styles from './Panels.module.css'

/** So many are written out. */
const SHOWN = 6

export function LargestTerms({
  pairs,
  look,
}: {
  readonly pairs: readonly Pair[]
  readonly look?: Look
}) {
  const shown = Math.min(SHOWN, pairs.length)
  return (
    <ol className={styles.terms}>
      {Array.from({ length: shown }, (_, row) => (
        <li key={row}>
          <Line
            of={(moment) => {
              const pair = largest(pairs, moment)[row]
              return isNothing(pair, moment) ? [] : termPieces(pair, moment, look)
            }}
          />
        </li>
      ))}
      {pairs.length > shown && (
        <li>
          <Line
            of={(moment) => {
              const sorted = largest(pairs, moment)
              const top = sorted.slice(0, shown).filter((pair) => !isNothing(pair, moment))
              const left = sorted.slice(top.length)
              const count = `the other ${left.length}`
              if (left.every((pair) => isNothing(pair, moment))) return [{ text: `${count}: 0` }]
              const rest = totalOf(left, moment)
              return [
                { text: `${count} together: ` },
                number(rest, resultDigits(moment.isAllDigits), look),
              ]
            }}
          />
        </li>
      )}
    </ol>
  )
}

const known = new WeakMap<readonly Pair[], { of: Moment['frame']; sorted: readonly Pair[] }>()

/** Sorted once a frame: every row asks. */
function largest(pairs: readonly Pair[], moment: Moment): readonly Pair[] {
  const found = known.get(pairs)
  if (found?.of === moment.frame) return found.sorted
  const sorted = pairs
    .map((pair) => ({ pair, size: Math.abs(productOf(pair, moment) ?? 0) }))
    .toSorted((one, other) => other.size - one.size)
    .map(({ pair }) => pair)
  known.set(pairs, { of: moment.frame, sorted })
  return sorted
}

function isNothing(pair: Pair, moment: Moment): boolean {
  return (productOf(pair, moment) ?? 0) === 0
}

/** w₇ h₄: −1.2 · 0.31 = −0.37 */
function termPieces({ left, right }: Pair, moment: Moment, look?: Look): Piece[] {
  if (!left || !right) return []
  const digits = resultDigits(moment.isAllDigits)
  return [
    ...letterPieces(right),
    { text: ' ' },
    ...letterPieces(left),
    { text: ': ' },
    number(right.at(moment), digits),
    { text: ' · ' },
    ...bracketed(left.at(moment), digits),
    { text: ' = ' },
    number(right.at(moment) * left.at(moment), digits, look ?? 'strong'),
  ]
}

function letterPieces({ sign, belongs }: Quantity): Piece[] {
  if (sign.type !== 'letter') return []
  return piecesOf(sign).map((piece) => ({ ...piece, belongs }))
}

function piecesOf({ letter, number: count, of, at }: Letter): Piece[] {
  return [
    { text: letter, look: 'name' },
    ...(count === null ? [] : [{ text: String(count), look: 'sub' } as const]),
    ...(of ? [{ text: ' of ' }, ...piecesOf(of)] : []),
    ...(at ? [{ text: `(${at.join(', ')})` }] : []),
  ]
}
