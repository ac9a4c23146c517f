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

/** "from h4 to h2 one step later" */
export function squareWords(
  { units, first }: Square,
  layer: number,
  at: number,
  network: NetworkSpec,
): string {
  const [row, column] = [Math.floor(at / units), at % units]
  const name = (unit: number): string => {
    const { letter, number } = unitName(network, layer, unit)
    return `${letter}${number ?? ''}`
  }
  const gate = first > 0 ? ' of this gate' : ''
  return `from ${name(column)} to ${name(row)}${gate} one step later`
}
