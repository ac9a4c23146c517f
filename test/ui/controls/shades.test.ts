/** A shade is the colour of its share, to less than a step, with text that is read on it. */
import { expect, test } from 'vitest'
import { colourOf, type Palette, type Ramp } from '../../../src/ui/controls/palette.ts'
import { packed, shadeAt, shadesOf } from '../../../src/ui/controls/shades.ts'

const light = { theme: 'light', blank: [251, 250, 247], full: [55, 54, 52] } as const
const dark = { theme: 'dark', blank: [20, 23, 27], full: [226, 224, 218] } as const
const palettes = [light, dark] as unknown as readonly Palette[]
const ramps: readonly Ramp[] = ['signed', 'ink', 'blame']

const bytesOf = (pixel: number): number[] => [...new Uint8Array(Uint32Array.of(pixel).buffer)]

test.each(ramps)('%s: every share has its own colour, within two parts of 255', (ramp) => {
  for (const palette of palettes) {
    for (const hasNumber of [false, true]) {
      const { pixels, texts } = shadesOf(palette, ramp, hasNumber)
      for (let share = -1.2; share <= 1.2; share += 0.013) {
        const colour = colourOf(palette, ramp, share, hasNumber)
        const [red, green, blue, alpha] = bytesOf(pixels[shadeAt(share)])
        expect(alpha).toBe(255)
        const off = [red, green, blue].map((channel, k) => Math.abs(channel - colour[k]))
        expect(Math.max(...off)).toBeLessThanOrEqual(2)
        expect(texts[shadeAt(share)]).toMatch(/^#/)
      }
    }
  }
})

test('the ends and zero are exact, and what is no number has the colour of zero', () => {
  const [palette] = palettes
  const { pixels } = shadesOf(palette, 'signed', false)
  for (const share of [-1, 0, 1]) {
    expect(pixels[shadeAt(share)]).toBe(packed(colourOf(palette, 'signed', share)))
  }
  expect(shadeAt(Number.NaN)).toBe(shadeAt(0))
  expect(shadeAt(Infinity)).toBe(shadeAt(1))
  expect(shadeAt(-Infinity)).toBe(shadeAt(-1))
})

test('a reach keeps to that part of the ramp', () => {
  const [palette] = palettes
  const { pixels } = shadesOf(palette, 'signed', false, 0.85)
  expect(pixels[shadeAt(1)]).toBe(packed(colourOf(palette, 'signed', 0.85)))
})
