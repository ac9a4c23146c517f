import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../../src/engine/layout.ts'
import type { Geometry, Open, Rect } from '../../../../src/ui/stage/images/geometry.ts'
import { hitAt, marksOf, rectOf } from '../../../../src/ui/stage/images/marks.ts'
import { openedBy } from '../../../../src/ui/stage/images/open.ts'
import { partsOfRow, type Parts } from '../../../../src/ui/stage/images/parts.ts'
import { placePhone } from '../../../../src/ui/stage/images/phone.ts'
import { placeRow } from '../../../../src/ui/stage/images/wide.ts'
import { all, networks } from './networks.ts'

const boxes = [
  { width: 812, height: 340 },
  { width: 736, height: 270 },
  { width: 960, height: 700 },
]

function opens({ groups }: Parts): (Open | null)[] {
  if (groups.length === 0) return [null]
  return groups.flatMap(({ place, channels }) => [
    { group: place, channel: 0, slice: 0 },
    { group: place, channel: channels - 1, slice: 0 },
  ])
}

function places(parts: Parts): { open: Open | null; geometry: Geometry }[] {
  return opens(parts).flatMap((open) => [
    ...boxes.map((box) => ({ open, geometry: placeRow(parts, open, box) })),
    { open, geometry: placePhone(parts, open, { width: 390, height: 300 }, false) },
    { open, geometry: placePhone(parts, open, { width: 360, height: 300 }, true) },
  ])
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width - 0.5 &&
    other.x < one.x + one.width - 0.5 &&
    one.y < other.y + other.height - 0.5 &&
    other.y < one.y + one.height - 0.5
  )
}

describe.each(all)('the row of $name', ({ network, layout }) => {
  const parts = partsOfRow(network, layout)

  it('has no two pictures in one place, and all within the content', () => {
    for (const { geometry } of places(parts)) {
      const rects = [
        ...geometry.tiles.map(({ rect }) => rect),
        ...geometry.strips.map(({ rect }) => rect),
        geometry.outputs,
        ...(geometry.bias ? [geometry.bias] : []),
      ]
      rects.forEach((one, k) => {
        expect(one.x).toBeGreaterThanOrEqual(0)
        expect(one.y).toBeGreaterThanOrEqual(0)
        expect(one.x + one.width).toBeLessThanOrEqual(geometry.width + 0.5)
        expect(one.y + one.height).toBeLessThanOrEqual(geometry.height + 0.5)
        for (const other of rects.slice(k + 1)) expect(overlap(one, other)).toBe(false)
      })
    }
  })

  it('has the open channel large, and every channel of every group somewhere', () => {
    for (const { open, geometry } of places(parts)) {
      for (const { place, channels } of parts.groups) {
        for (let channel = 0; channel < channels; channel++) {
          const own = geometry.tiles.filter(
            (tile) => tile.group?.place === place && tile.channel === channel,
          )
          expect(own.length).toBeGreaterThan(0)
          // On a phone what the open kernel reads is large too
          const isOpen = open?.group === place && open.channel === channel
          expect(!isOpen || own.some(({ isLarge }) => isLarge)).toBe(true)
        }
      }
    }
  })

  it('says of each place of a picture which cell it is, and marks that cell there', () => {
    for (const { open, geometry } of places(parts)) {
      const scene = { network, layout, parts, geometry, open, winnerOf: () => null }
      for (const tile of geometry.tiles.filter(({ isLarge }) => isLarge)) {
        const [, rows, columns] = tile.image
        for (const [row, column] of [
          [0, 0],
          [rows - 1, columns - 1],
        ]) {
          const rect = rectOf({ tile, area: { top: row, left: column, height: 1, width: 1 } })
          const spot = hitAt(scene, rect.x + rect.width / 2, rect.y + rect.height / 2)
          expect(spot).not.toBeNull()
          const { itself } = marksOf(scene, spot)
          const mark = itself.find((one) => one.tile === tile)
          expect(mark && rectOf(mark)).toEqual(rect)
        }
      }
    }
  })
})

describe('what is in hand', () => {
  const network = networks['one convolution']
  const layout = layoutOf(network)
  const parts = partsOfRow(network, layout)
  const open: Open = { group: 0, channel: 2, slice: 0 }
  const geometry = placeRow(parts, open, boxes[0])
  const scene = { network, layout, parts, geometry, open, winnerOf: () => null }

  it('a cell of the open map is marked back to nine pixels and on to the pooled cell', () => {
    // Map 3, row 3, column 5: 2·64 + 2·8 + 4
    const marks = marksOf(scene, { type: 'neuron', layer: 0, unit: 148 })
    expect(marks.seen).toHaveLength(1)
    expect(marks.seen[0]).toMatchObject({ area: { top: 1, left: 3, height: 3, width: 3 } })
    expect(marks.way.cells.map(({ area }) => [area.top, area.left])).toEqual([
      [2, 4],
      [2, 4],
      [1, 2],
    ])
    // Pooled: 2·16 + 1·4 + 2
    expect(marks.leaves).toMatchObject({ layer: 1, unit: 38 })
  })

  it('a pooled cell leads back by the cell that was the largest', () => {
    const winnerOf = (layer: number, unit: number) => (layer === 1 && unit === 38 ? 157 : null)
    const marks = marksOf({ ...scene, winnerOf }, { type: 'neuron', layer: 1, unit: 38 })
    // 157 is row 3, column 5 of map 3, from 0
    expect(marks.way.cells.map(({ area }) => [area.top, area.left])).toEqual([
      [3, 5],
      [3, 5],
      [1, 2],
    ])
    expect(marks.way.source?.area).toMatchObject({ top: 2, left: 4, height: 3, width: 3 })
  })

  it('a weight marks what it saw, shifted', () => {
    // The lower right weight of kernel 3: 2·9 + 8
    const marks = marksOf(scene, { type: 'parameter', index: 26 })
    expect(marks.used?.area).toMatchObject({ top: 1, left: 1, height: 8, width: 8 })
  })

  it('a selection opens its channel, and the slice of its weight', () => {
    const two = networks['two convolutions']
    const places = layoutOf(two)
    const rows = partsOfRow(two, places)
    const opened = (selection: Parameters<typeof openedBy>[3]) =>
      openedBy(rows, two, places, selection, { group: 1, channel: 0, slice: 5 })
    // The second kernels begin at 80: 16 × 8 × 3 × 3
    expect(opened({ type: 'parameter', index: 80 + 72 * 3 + 9 * 6 })).toEqual({
      group: 1,
      channel: 3,
      slice: 6,
    })
    expect(opened({ type: 'neuron', layer: 2, unit: 16 * 4 })).toEqual({
      group: 1,
      channel: 4,
      slice: 5,
    })
    expect(opened({ type: 'neuron', layer: -1, unit: 3 })).toBeNull()
    expect(opened({ type: 'neuron', layer: 5, unit: 3 })).toBeNull()
  })
})
