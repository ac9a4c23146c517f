import { expect, it } from 'vitest'
import { presets, runOf } from '../../src/experiment/presets.ts'
import { openingFrame } from '../../src/worker/opening.ts'
import { packFrame, unpackFrame, type PackedFrame } from '../../src/worker/packed.ts'

it('a packed frame is the frame again after a way as text, its map as exact as a picture needs', () => {
  const run = runOf(presets.heightAndWeight)
  const frame = openingFrame(run)
  const again = unpackFrame(JSON.parse(JSON.stringify(packFrame(frame))) as PackedFrame, run)
  expect({ ...again, map: null }).toEqual({ ...frame, map: null })
  expect(again.map).toHaveLength(frame.map!.length)
  // Half a shade of 256
  const mistakes = frame.map!.map((value, cell) => Math.abs(again.map![cell] - value))
  expect(Math.max(...mistakes)).toBeLessThan(1 / 512)
})
