/** What a person holds back in a layer, in words: frozen units, those that are off, and dropout. */
import type { LayerSpec } from '../engine/layers/kinds.ts'
import { isHoldable, type LayerChange, type NetworkSpec } from '../engine/network.ts'
import { isSame } from './same.ts'

/** "frozen kernels of layer 1", "2, 3" */
export type HeldWords = { readonly name: string; readonly value: string }

/** What a layer holds otherwise than before; `layer` is counted from 0, in words from 1. */
export function heldChanges(layer: number, from: LayerSpec, to: LayerSpec): HeldWords[] {
  const place = `of layer ${layer + 1}`
  if (from.type === 'dropout' && to.type === 'dropout') {
    return from.rate === to.rate ? [] : [{ name: `dropout ${place}`, value: String(to.rate) }]
  }
  if (!isHoldable(from) || !isHoldable(to)) return []
  const units = to.type === 'conv2d' ? 'kernels' : 'neurons'
  const count = to.type === 'conv2d' ? to.filters : to.units
  const sets = [
    { name: `frozen ${units} ${place}`, before: from.frozen ?? [], after: to.frozen ?? [] },
    { name: `switched-off ${units} ${place}`, before: from.off ?? [], after: to.off ?? [] },
  ]
  return sets
    .filter(({ before, after }) => before.join() !== after.join())
    .map(({ name, after }) => ({ name, value: listOf(after, count) }))
}

/** The same as sentences: "Frozen kernels of layer 1: 2, 3." */
export function heldNews(layer: number, from?: LayerSpec, to?: LayerSpec): string {
  const changes = from && to ? heldChanges(layer, from, to) : []
  return changes
    .map(({ name, value }) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}.`)
    .join(' ')
}

/** Whether a layer is already what a change would make of it. */
export function isHeld(spec: LayerSpec, change: LayerChange): boolean {
  const present = new Map<string, unknown>(Object.entries(spec))
  return Object.entries(change).every(([name, value]) => isSame(present.get(name) ?? [], value))
}

/** A network whose layers hold only units that there are, and none that answers is off: after layers have changed. */
export function withoutStrangers(network: NetworkSpec): NetworkSpec {
  const layers = network.layers.map((spec, layer): LayerSpec => {
    if (!isHoldable(spec)) return spec
    const count = spec.type === 'conv2d' ? spec.filters : spec.units
    const there = (units: readonly number[] = []): readonly number[] =>
      units.filter((unit) => unit < count)
    const { frozen, off, ...others } = spec
    const [stay, silent] = [there(frozen), layer < network.layers.length - 1 ? there(off) : []]
    return {
      ...others,
      ...(stay.length > 0 && { frozen: stay }),
      ...(silent.length > 0 && { off: silent }),
    }
  })
  return { ...network, layers }
}

function listOf(units: readonly number[], count: number): string {
  if (units.length === 0) return 'none'
  return units.length === count ? 'all' : units.map((unit) => unit + 1).join(', ')
}
