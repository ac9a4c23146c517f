/** The quantities of a network over time: each with its letter, the time step raised, and where its number lies. */
import type { Block, Layout } from '../../../engine/layout.ts'
import { nameOf } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import { gatesOf } from '../../hooks/sequence/gates.ts'
import { isRecurrent, unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import type { Letter, Quantity } from '../expression.ts'
import type { Moment } from '../moment.ts'
import type { Look } from '../pieces.ts'
import { quantity } from '../quantities.ts'

/** A unit of a layer at a time step; of a layer after the last step that is 0. */
export type Cell = { readonly layer: number; readonly unit: number; readonly time: number }

/** Which step is meant, seen from the one that is shown. */
export type When = 't' | 't−1' | 't+1' | null

const codes = { t: '_t', 't−1': '_before', 't+1': '_next' } as const

export function timed(letter: string, number: number | null, when: When): Letter {
  const plain = letter.replace('ŷ', 'y_hat').replace('δ', 'delta')
  const code = `${plain}${number ?? ''}${when === null ? '' : codes[when]}`
  return { letter, number, ...(when !== null && { raised: when }), code }
}

const selected = (cell: Cell) => ({ type: 'neuron', ...cell }) as const

/** How many values leave a layer at each time step; null where it gives one list for all. */
export function widthAt({ shapes }: Pick<Layout, 'shapes'>, layer: number): number | null {
  const shape = shapes[layer + 1]
  return shape.length === 2 ? shape[1] : null
}

/** The layer whose units the values that come into a layer belong to: dropout and flatten only hand on. */
export function sourceLayer({ layers }: NetworkSpec, layer: number): number {
  for (let at = layer - 1; at >= 0; at--) if ('units' in layers[at]) return at
  return -1
}

export function blockOf({ blocks }: Layout, layer: number, name: Block['name']): Block {
  const block = blocks.find((one) => one.layer === layer && one.name === name)
  if (!block) throw new RangeError(`Layer ${layer + 1} has no ${name}.`)
  return block
}

export function weight(layout: Layout, index: number): Quantity {
  const at = ({ frame }: Moment): number => frame.parameters[index]
  return quantity(nameOf(layout, index), at, { type: 'parameter', index })
}

/** What comes into a layer at a time step; after the last step, from a whole list. */
export function incoming(
  network: NetworkSpec,
  layout: Layout,
  layer: number,
  i: number,
  time: number,
): Quantity {
  const source = sourceLayer(network, layer)
  const shape = layout.shapes[layer]
  const width = shape.length === 2 ? shape[1] : null
  const place = width === null ? i : time * width + i
  const at = ({ frame, sample }: Moment): number =>
    layer === 0 ? sample.input[place] : frame.layers[layer - 1].outputs[place]
  if (width !== null) {
    const { letter, number } = unitName(network, source, i)
    return quantity(timed(letter, number, 't'), at, selected({ layer: source, unit: i, time }))
  }
  const { timed: rows, steps } = unrolledOf(network)
  const row = rows.find((one) => one.layer === source)
  const isFlat = row !== undefined && shape[0] > row.units
  const cell = row
    ? {
        layer: source,
        unit: i % row.units,
        time: isFlat ? Math.floor(i / row.units) : steps - 1,
      }
    : { layer: source, unit: i, time: 0 }
  const { letter, number } = unitName(network, source, cell.unit)
  const belongs = row ? selected(cell) : ({ type: 'neuron', layer: source, unit: i } as const)
  const name = timed(letter, number, null)
  const code = isFlat ? { ...name, code: `${name.code}_${cell.time + 1}` } : name
  return quantity(code, at, belongs)
}

type Kept = 'hidden' | 'cell' | 'cellTanh' | 'hiddenGradients' | 'cellGradients' | 'sumGradients'

/** Of a recurrent layer a value of its own at a time step. */
export function kept(
  network: NetworkSpec,
  name: Kept,
  cell: Cell,
  when: When,
  look?: Look,
): Quantity {
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { number } = unitName(network, cell.layer, cell.unit)
  const at = ({ frame }: Moment): number =>
    cell.time < 0 ? 0 : frame.layers[cell.layer].kept[name][cell.time * units + cell.unit]
  const hidden = timed('h', number, when)
  const own = timed('c', number, when)
  switch (name) {
    case 'hidden': {
      const { letter } = unitName(network, cell.layer, cell.unit)
      return quantity(timed(letter, number, when), at, selected(cell), look)
    }
    case 'cell':
      return quantity(own, at, selected(cell), look)
    case 'cellTanh':
      return quantity(timed('m', number, when), at, selected(cell), look)
    case 'sumGradients':
      return quantity(timed('δ', number, when), at, selected(cell), look ?? 'learn')
    case 'hiddenGradients':
    case 'cellGradients': {
      const by = name === 'hiddenGradients' ? hidden : own
      const sign = { type: 'slope', of: { letter: 'L', number: null }, by } as const
      return quantity(sign, at, selected(cell), look ?? 'learn')
    }
  }
}

/** A gate's value, or the gradient of its sum, at a time step; `gate` by its place. */
export function gate(
  network: NetworkSpec,
  name: 'gates' | 'gateGradients' | 'hiddenSumGradients',
  place: number,
  cell: Cell,
  when: When,
): Quantity {
  const { type } = network.layers[cell.layer]
  const gates = isRecurrent(type) ? gatesOf[type] : []
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { number } = unitName(network, cell.layer, cell.unit)
  const row = place * units + cell.unit
  const at = ({ frame }: Moment): number =>
    frame.layers[cell.layer].kept[name][cell.time * gates.length * units + row]
  const { letter } = gates[place]
  if (name === 'gates') return quantity(timed(letter, number, when), at, selected(cell))
  const own: Letter = {
    ...timed('δ', null, when),
    of: { letter, number },
    code: `delta_${letter}${number ?? ''}${when === null ? '' : codes[when]}${name === 'hiddenSumGradients' ? '_u' : ''}`,
  }
  return quantity(own, at, selected(cell), 'learn')
}
