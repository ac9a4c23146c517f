/** The unrolled network without its page: where things stand, where keys lead, what curves and strips show, and what the narrator says. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { NetworkSpec } from '../../../../src/engine/network.ts'
import { prepare } from '../../../../src/data/prepare.ts'
import '../../../../src/data/preparation.ts'
import type { DataSpec } from '../../../../src/data/source.ts'
import type { LayerSpec } from '../../../../src/engine/layers/kinds.ts'
import { unrolledOf } from '../../../../src/ui/hooks/sequence/timed.ts'
import {
  boundsOf,
  levelOf,
  lineOf,
  placesShown,
  pointsOf,
  rangeOf,
  rowAt,
} from '../../../../src/ui/stage/sequence/curves.ts'
import { namesUnder } from '../../../../src/ui/stage/sequence/names.ts'
import { timeName } from '../../../../src/data/times.ts'
import { short } from '../../../../src/ui/stage/sequence/paint.ts'
import { cellAt, place, rectOf, type Rect } from '../../../../src/ui/stage/sequence/place.ts'
import { keyOfSpot, nextSpot, spotOf } from '../../../../src/ui/stage/sequence/roving.ts'
import { scaleFor } from '../../../../src/ui/stage/sequence/scales.ts'
import { sentenceOf } from '../../../../src/ui/stage/sequence/sentences.ts'
import { walkSentence } from '../../../../src/ui/stage/sequence/walkSentences.ts'
import { normsOf, scaleOf, shareOn } from '../../../../src/ui/stage/sequence/strip.ts'
import { operationsOf, partsOf } from '../../../../src/state/walk.ts'
import type { KindScene } from '../../../../src/ui/stage/kindWords.ts'
import { provideFiles } from '../../../support/data.ts'
import { sequenceSteps } from '../../../support/sequences.ts'

const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const

function network(steps: number, features: number, layers: readonly LayerSpec[]): NetworkSpec {
  return { input: [steps, features], layers, initial }
}

const rnn = (units: number, returnSequences = false): LayerSpec => ({
  type: 'simpleRnn',
  units,
  activation: 'tanh',
  returnSequences,
})
const dense = (units: number): LayerSpec => ({ type: 'dense', units, activation: 'linear' })

const networks = [
  ['eight units over a year', network(12, 1, [rnn(8), dense(1)])],
  ['two layers', network(22, 1, [rnn(6, true), rnn(5), dense(4), dense(1)])],
  ['many units over many steps', network(60, 3, [rnn(64), dense(10)])],
  ['one step', network(1, 1, [rnn(1), dense(1)])],
  ['an answer at every step', network(4, 2, [rnn(3, true), dense(2)])],
] as const
const boxes = [
  { width: 812, height: 432 },
  { width: 680, height: 300 },
  { width: 358, height: 300 },
]

describe.each(networks)('%s', (_, spec) => {
  const unrolled = unrolledOf(spec)

  it.each(boxes)('stands in a box of $width × $height without overlaps', (box) => {
    for (const hasSeries of [true, false]) {
      const at = place(box, unrolled, { hasSeries, hasChoice: true, open: unrolled.timed[0].layer })
      const ofRows = [at.inputs, ...at.timed].map(({ y, units, cell }): Rect => ({
        x: at.left,
        y,
        width: at.right - at.left,
        height: units * cell,
      }))
      const stacked = [...(at.series ? [at.series] : []), at.chart, ...ofRows, at.memory]
      stacked.slice(1).forEach((rect, k) => {
        expect(rect.y).toBeGreaterThanOrEqual(stacked[k].y + stacked[k].height)
      })
      const bottom = Math.max(at.memory.y + at.memory.height, at.blame.y + at.blame.height)
      expect(at.height).toBeGreaterThanOrEqual(bottom)
      expect(at.right).toBe(at.left + at.column * at.steps)
      for (const { x, y, r } of at.circles) {
        expect(x + r).toBeLessThanOrEqual(at.width)
        expect(x - r).toBeGreaterThan(at.right)
        expect(y - r).toBeGreaterThan(0)
      }
    }
  })

  it('finds each cell under its middle', () => {
    const at = place(boxes[0], unrolled, { hasSeries: true, hasChoice: false, open: -1 })
    for (const { layer, units } of [at.inputs, ...at.timed]) {
      for (const cell of [
        { layer, unit: 0, time: 0 },
        { layer, unit: units - 1, time: at.steps - 1 },
      ]) {
        const { x, y, width, height } = rectOf(at, cell)!
        expect(cellAt(at, x + width / 2, y + height / 2)).toEqual(cell)
      }
    }
    expect(cellAt(at, at.left - 1, at.inputs.y + 1)).toBeNull()
  })

  it('is walked through by arrow keys, and back the same way', () => {
    const opposite = { ArrowDown: 'ArrowUp', ArrowLeft: 'ArrowRight' } as const
    let spot = spotOf(spec, null)
    for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowLeft', 'ArrowDown'] as const) {
      const next = nextSpot(spec, spot, key)
      if (!next) continue
      expect(nextSpot(spec, next, opposite[key])).toEqual(spot)
      spot = next
    }
    const first = nextSpot(spec, spot, 'Home')!
    expect(nextSpot(spec, first, 'ArrowLeft')).toBeNull()
  })

  it('comes by keys to every spot', () => {
    const seen = new Set<string>()
    const queue = [spotOf(spec, null)]
    for (let spot = queue.pop(); spot; spot = queue.pop()) {
      if (seen.has(keyOfSpot(spot))) continue
      seen.add(keyOfSpot(spot))
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = nextSpot(spec, spot, key)
        if (next) queue.push(next)
      }
    }
    const rows = unrolled.features + unrolled.timed.reduce((sum, { units }) => sum + units, 0)
    const circles = unrolled.end.reduce((sum, { units }) => sum + units, 0)
    expect(seen.size).toBe(rows * unrolled.steps + circles)
  })
})

describe('in the windows that people have', () => {
  const desk = { width: 812, height: 454 }
  const small = { width: 736, height: 332 }
  const gru = (units: number, returnSequences = false): LayerSpec => ({
    type: 'gru',
    units,
    activation: 'tanh',
    returnSequences,
  })
  const over = (layers: readonly LayerSpec[], steps = 12) => unrolledOf(network(steps, 1, layers))
  const wishes = { hasSeries: true, hasChoice: true, open: -1 }

  it.each([desk, small])(
    'eight units, their gates and a strip are within $width × $height',
    (box) => {
      for (const layers of [
        [rnn(8), dense(1)],
        [gru(8), dense(1)],
      ]) {
        const at = place(box, over(layers), { ...wishes, hasChoice: layers[0].type === 'gru' })
        expect(at.height).toBeLessThanOrEqual(box.height)
        expect(at.width).toBe(box.width)
      }
      expect(place(box, over([gru(16), dense(1)]), wishes).hasBoth).toBe(box === desk)
    },
  )

  it('of two layers without room side by side the chosen one is drawn in full', () => {
    const two = over([gru(16, true), gru(16), dense(1)])
    for (const open of [0, 1]) {
      const at = place(desk, two, { ...wishes, open })
      expect(at.timed.map(({ isFolded }) => isFolded)).toEqual([open === 1, open === 0])
      expect(at.timed[open].cell).toBeGreaterThan(3 * at.timed[1 - open].cell)
      expect(at.height).toBeLessThanOrEqual(desk.height)
    }
    const high = place({ ...desk, height: 700 }, two, wishes)
    expect(high.timed.some(({ isFolded }) => isFolded)).toBe(false)
  })

  it.each([
    { units: 16, least: 5 },
    { units: 32, least: 3 },
  ])('of two layers of $units nothing has to be scrolled to', ({ units, least }) => {
    const two = over([rnn(units, true), rnn(units), dense(1)])
    for (const box of [desk, small]) {
      const at = place(box, two, { ...wishes, hasChoice: false })
      expect(at.height).toBeLessThanOrEqual(box.height)
      expect(Math.max(...at.timed.map(({ cell }) => cell))).toBeGreaterThanOrEqual(least)
    }
  })

  it('columns on a phone are never narrower than a finger meets, and scrolled to', () => {
    const phone = { width: 390, height: 300 }
    const at = place(phone, over([rnn(8), dense(1)], 60), wishes)
    expect(at.column).toBeGreaterThanOrEqual(20)
    expect(at.width).toBeGreaterThan(at.view)
    expect(at.hasBoth).toBe(true)
    expect(at.series!.x + at.series!.width).toBeLessThanOrEqual(phone.width)
  })
})

describe('curves', () => {
  it('have round ticks within their bounds, two or more', () => {
    for (const values of [[19.1, 26.2], [0, 0], [5], [-1e-5, 3e-5], [0, 254.2], [1100, 1101]]) {
      const { low, high, ticks } = rangeOf(values)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(low)
        expect(tick).toBeLessThanOrEqual(high)
      }
    }
    expect(rangeOf([19, 26]).ticks).toContain(20)
  })

  it('are broken where nothing is known', () => {
    expect(lineOf([[0, 1], null, [2, 3], [4, 5]])).toBe('M0.0 1.0M2.0 3.0L4.0 5.0')
  })

  it('go through all of a short series, and the highest and lowest of each column of a long one', () => {
    expect(placesShown([3, 1, 2], 2)).toEqual([0, 1, 2])
    expect(placesShown([5, 9, 1, 4, 2, 8, 3, 7, 7], 2)).toEqual([1, 2, 4, 5])
    const long = Array.from({ length: 100_000 }, (_, k) => Math.sin(k / 50) * (k % 7))
    const shown = placesShown(long, 700)
    expect(shown).toHaveLength(1400)
    expect(boundsOf(shown.map((place) => long[place]))).toEqual(boundsOf(long))
    expect(shown.every((place, k) => k === 0 || place >= shown[k - 1])).toBe(true)
  })
})

describe('strips', () => {
  it('show at most four decades, from the largest down', () => {
    expect(scaleOf([0.2, 1.3, 0.004])).toEqual({ top: 1, bottom: -3 })
    expect(scaleOf([1e-12, 1])).toEqual({ top: 0, bottom: -4 })
    expect(scaleOf([0.5])).toEqual({ top: 0, bottom: -2 })
    expect(scaleOf([0, 0])).toEqual({ top: 0, bottom: -3 })
  })

  it('stand as high as their logarithm, at the ends what is beyond', () => {
    const scale = { top: 0, bottom: -2 }
    expect(shareOn(scale, 0.1)).toBeCloseTo(0.5, 12)
    expect(shareOn(scale, 1e-9)).toBe(0)
    expect(shareOn(scale, 0)).toBe(0)
    expect(shareOn(scale, Infinity)).toBe(1)
  })

  it('are lengths of rows', () => {
    expect(normsOf([3, 4, 0, 2], 2)).toEqual([5, 2])
  })
})

it('colours have scales of 1, 2 or 5 of any decade, which shrink only where it is worth it', () => {
  expect(scaleFor(0, 0.93)).toBe(1)
  expect(scaleFor(0, 0.00031)).toBe(0.0005)
  expect(scaleFor(0, 0)).toBe(1)
  expect(scaleFor(1, 1.2)).toBe(2)
  expect(scaleFor(2, 0.95)).toBe(2)
  expect(scaleFor(2, 0.85)).toBe(1)
  expect(scaleFor(0, 1e-12)).toBe(1e-12)
})

it('numbers in cells are short', () => {
  expect([0.567, -0.006, -1.37, 12.34, 1234].map((value) => short(value, 50))).toEqual([
    '0.57',
    '−0.01',
    '−1.37',
    '12.3',
    '1234',
  ])
  expect([0.002, -3e-5, 0].map((value) => short(value, 36))).toEqual(['.002', '−10⁻⁵', '.00'])
  expect([0.567, -0.32, -1.37].map((value) => short(value, 36))).toEqual(['.57', '−.32', '−1.4'])
})

describe('a window on El Niño', () => {
  beforeAll(() => provideFiles(['elnino-sst-monthly.csv']))
  const data = (predicts: 'level' | 'change', horizon = 1): DataSpec => ({
    source: { type: 'builtIn', name: 'elNino', windows: { length: 12, horizon, predicts } },
    seed: 1,
    features: [],
    scale: { type: 'standardize' },
    test: { type: 'share', share: 0.2, by: 'order' },
  })

  it.each(['level', 'change'] as const)(
    'a forecast of the %s that is its target lies on what was measured',
    (predicts) => {
      for (const horizon of [1, 3]) {
        const dataset = prepare(data(predicts, horizon))
        const series = dataset.series!
        const row = rowAt(series, series.unseen[5])!
        expect(row).toEqual({ part: 'unseen', index: 5 })
        const said = (at: typeof row): number => dataset[at.part][at.index].target[0]
        const at = series.unseen[5]
        expect(levelOf({ ...dataset, series }, at, said(row))).toBeCloseTo(series.values[at], 10)
        const start = at - horizon - 11
        const points = pointsOf({ ...dataset, series }, { start, at }, 2, said)
        expect(points).toHaveLength(at - start + 3)
        for (const { measured, says, naive, place: here } of points) {
          expect(says!).toBeCloseTo(measured!, 10)
          expect(naive).toBe(series.values[here - horizon])
        }
      }
    },
  )

  it('rows before the first window and after the last are none', () => {
    const series = prepare(data('level')).series!
    expect(rowAt(series, 11)).toBeNull()
    expect(rowAt(series, 12)).toEqual({ part: 'samples', index: 0 })
    expect(rowAt(series, series.values.length - 1)).toEqual({ part: 'unseen', index: 146 })
    expect(rowAt(series, series.values.length)).toBeNull()
  })
})

describe('the narrator', () => {
  const one = sequenceSteps().find(({ name }) => name === 'simpleRnn, 1 feature, last output')!
  const { network: spec, layout, training, moment, step } = one
  const [steps] = spec.input
  const sample = { ...one.sample, name: '2010-01' }
  const series = {
    name: 'temperature (°C)',
    times: ['2009-08', '2009-09', '2009-10', '2009-11', '2009-12', '2010-01'],
    values: [20, 21, 22, 23, 24, 24.7],
    samples: [steps],
    unseen: [],
    windows: { length: steps, horizon: 1, predicts: 'level' },
  } as const
  const dataset = {
    ...moment.dataset,
    targetNames: ['temperature (°C)'],
    samples: [sample],
    series,
  }
  const scene: KindScene = {
    network: spec,
    layout,
    training,
    dataset,
    status: 'paused',
    progress: 1,
    isUntouched: false,
    notice: null,
    selection: null,
    phase: 'forward',
    edited: null,
  }
  const shown = { ...step, sample }
  const text = (said: ReturnType<typeof sentenceOf>): string =>
    said ? `${said.lead}${said.mark}${said.markIndex}${said.rest}${said.second}` : ''

  it('says what was read and answered, and of a unit what it was then', () => {
    const said = text(sentenceOf(scene, shown))
    expect(said).toMatch(/^For January 2010 it says .+\. It was 24\.7\. /)
    const cell = { type: 'neuron', layer: 0, unit: 1, time: 2 } as const
    const value = step.layers[0].kept['hidden'][2 * 3 + 1]
    const about = text(sentenceOf({ ...scene, selection: cell }, shown))
    expect(about).toContain('Unit 2 in October was ')
    expect(about).toContain(Math.abs(value).toFixed(3))
  })

  it('tells a shared weight as one that every step uses, and who is to blame most', () => {
    const selection = { type: 'parameter', index: 3 } as const
    const said = text(sentenceOf({ ...scene, selection }, shown))
    expect(said).toMatch(/^u1 is .+ at every one of the 5 steps\./)
    const blamed = text(sentenceOf({ ...scene, selection, phase: 'backward' }, shown))
    expect(blamed).toMatch(/Most of it in (August|September|October|November|December)/)
  })

  it('has a sentence of its own for every operation of a walk', () => {
    const operations = operationsOf(partsOf(spec)).filter(({ type }) => type !== 'update')
    const said = operations.map((one) => text(walkSentence(scene, one, shown, step.frame)))
    expect(said.every((sentence) => sentence !== '')).toBe(true)
    expect(new Set(said).size).toBe(operations.length)
    expect(said[steps]).toMatch(/^The network says /)
    expect(said[steps + 1]).toMatch(/^It was 24\.7\. Loss \d/)
  })

  it('walks forward and back through time by the names of the steps', () => {
    const forward = { type: 'forward', layer: 0, time: 2 } as const
    expect(text(walkSentence(scene, forward, shown, step.frame))).toMatch(
      /^October 2009: .+ goes in, with the memory\. Unit 1 becomes /,
    )
    const backward = { type: 'backward', layer: 0, time: 2 } as const
    expect(text(walkSentence(scene, backward, shown, step.frame))).toMatch(
      /^Back in October 2009: Unit 1 is blamed .+\. The gradient has 3 of 5 parts\.$/,
    )
  })
})

describe('the names under the columns', () => {
  const days = Array.from({ length: 31 }, (_, k) => `2001-10-${String(k + 1).padStart(2, '0')}`)
  const months = Array.from({ length: 12 }, (_, k) => `1999-${String(k + 1).padStart(2, '0')}`)
  const counted = Array.from({ length: 30 }, (_, k) => `Row ${99_970 + k}`)

  it.each([
    ['days', days],
    ['months', months],
    ['rows', counted],
  ])('do not lie on each other, whatever a column has room for: %s', (_, times) => {
    for (const column of [12, 17, 23, 30, 33, 40, 52, 90]) {
      const names = times.map(timeName)
      const { steps, target } = namesUnder(names.slice(0, -1), names.at(-1)!, column)
      // A digit in 12.5 pixels is 7.7 wide, a letter less.
      const shown = [...steps, target]
        .map((text, place) => ({ place, half: (text.length * 7.7) / 2 }))
        .filter(({ half }) => half > 0)
      expect(shown.length).toBeGreaterThan(1)
      for (const [k, one] of shown.slice(1).entries()) {
        const before = shown[k]
        expect((one.place - before.place) * column).toBeGreaterThan(one.half + before.half)
      }
    }
  })

  it('are letters of months where columns are narrow, and days with their month', () => {
    const of = (times: readonly string[], column: number) =>
      namesUnder(times.map(timeName), null, column).steps
    expect(of(months.slice(0, 3), 26)).toEqual(['J', 'F', 'M'])
    expect(of(months.slice(0, 3), 40)).toEqual(['Jan', 'Feb', 'Mar'])
    expect(of(days.slice(0, 3), 26)).toEqual(['1 Oct', '', '3 Oct'])
  })
})
