/** The weights from a layer's units to themselves a step later: of all, or of one gate. */
import type { Block } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import { unitName } from '../../hooks/sequence/timed.ts'

/** The rows of a matrix that belong to one gate: units × units from `start` on. */
export type Square = {
  readonly block: Block
  readonly start: number
  readonly units: number
  /** Its first row within the block. */
  readonly first: number
}

/** The unit that a weight leads from, and the one that it leads to a step later. */
export function endsOf(
  { units }: Square,
  layer: number,
  at: number,
  network: NetworkSpec,
): readonly [from: string, to: string] {
  const name = (unit: number): string => {
    const { letter, number } = unitName(network, layer, unit)
    return `${letter}${number ?? ''}`
  }
  return [name(at % units), name(Math.floor(at / units))]
}

/** "from h4 to h2 one step later" */
export function squareWords(
  square: Square,
  layer: number,
  at: number,
  network: NetworkSpec,
): string {
  const [from, to] = endsOf(square, layer, at, network)
  return `from ${from} to ${to} one step later`
}
