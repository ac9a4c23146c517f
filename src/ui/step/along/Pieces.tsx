/** Pieces of a line as React renders them, where it renders anyway. */
import line from '../Line.module.css'
import type { Piece } from '../pieces.ts'

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, look, value }, place) => (
    <span
      // oxlint-disable-next-line react/no-array-index-key -- A line's pieces have no other name.
      key={place}
      className={[look && line[look], value === undefined ? undefined : line.number]
        .filter(Boolean)
        .join(' ')}
      title={value === undefined ? undefined : String(value)}
    >
      {text}
    </span>
  ))
}
