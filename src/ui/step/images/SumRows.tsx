/** A sum as one does it by hand: what is added, line by line, and what it comes to. */
import type { ReactNode } from 'react'
import { Line } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import { number, resultDigits, type Look, type Piece } from '../pieces.ts'
import styles from './Panels.module.css'

export type SumRow = {
  readonly label: ReactNode
  readonly of: (moment: Moment) => number
  readonly look?: Look
  /** A line stands above it, or it is the result. */
  readonly is?: 'total' | 'result'
}

export function SumRows({ rows }: { readonly rows: readonly SumRow[] }) {
  return (
    <dl className={styles.sums}>
      {rows.map(({ label, of, look, is }, place) => (
        <div key={place} data-is={is}>
          <dt>{label}</dt>
          <dd>
            <Line
              of={(moment): Piece[] => [number(of(moment), resultDigits(moment.isAllDigits), look)]}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
