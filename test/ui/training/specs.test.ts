/** Laws over the tables: whatever can be chosen gives a document that fits, and has a sentence. */
import { describe, expect, it } from 'vitest'
import { losses } from '../../../src/engine/losses.ts'
import type { TrainingSpec } from '../../../src/engine/network.ts'
import { optimizers } from '../../../src/engine/optimizers.ts'
import { penalties } from '../../../src/engine/penalties.ts'
import { schedules } from '../../../src/engine/schedules.ts'
import { isIn, type Range } from '../../../src/engine/settings.ts'
import { check } from '../../../src/experiment/check.ts'
import { presets, runOf } from '../../../src/experiment/presets.ts'
import { read } from '../../../src/ui/controls/read.ts'
import { activations, groupActivations } from '../../../src/engine/activations.ts'
import { activationWords } from '../../../src/ui/training/activationWords.ts'
import { rateRule } from '../../../src/ui/training/rules.ts'
import { settingRule, warmUpRule } from '../../../src/ui/training/settingRules.ts'
import {
  namesOf,
  numbersIn,
  optimizerOf,
  optimizerWith,
  penaltyOf,
  scheduleOf,
  scheduleWith,
} from '../../../src/ui/training/specs.ts'
import {
  lossWords,
  optimizerWords,
  penaltyWords,
  scheduleHint,
  scheduleWords,
  settingWords,
} from '../../../src/ui/training/words.ts'

/** As an edit of a run that is then read again. */
function expectToFit(training: Partial<TrainingSpec>): void {
  const run = {
    ...runOf(presets.heightAndWeight),
    edits: [{ at: 0, change: { type: 'training' as const, training } }],
  }
  expect(check(structuredClone(run))).toEqual({ ok: true, value: run })
}

const optimizerNames = namesOf(optimizers)
const scheduleNames = namesOf(schedules)
const penaltyNames = namesOf(penalties)

describe('a choice of optimizer', () => {
  it.each(optimizerNames)('%s fits, keeps the learning rate and has all else as usual', (type) => {
    const optimizer = optimizerOf(type, 0.25)
    expectToFit({ optimizer })
    expect(optimizer).toMatchObject({ type, learningRate: 0.25 })
    for (const [key, { usual }] of Object.entries(optimizers[type].settings)) {
      expect(numbersIn(optimizer, optimizers[type].settings)[key]).toBe(usual)
    }
  })

  it.each(optimizerNames)('%s takes each of its settings from end to end of its range', (type) => {
    const { settings } = optimizers[type]
    for (const [key, { range }] of Object.entries(settings)) {
      const { min, max } = settingRule(range)
      for (const value of [min, max]) {
        const optimizer = optimizerWith(optimizerOf(type, 0.1), { [key]: value })
        expect(numbersIn(optimizer, settings)[key]).toBe(value)
        expectToFit({ optimizer })
      }
    }
  })

  it('without momentum has no look ahead along it', () => {
    const ahead = { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true } as const
    expect(optimizerWith(ahead, { momentum: 0.5 })).toEqual({ ...ahead, momentum: 0.5 })
    expect(optimizerWith(ahead, { momentum: 0 })).toEqual({
      ...ahead,
      momentum: 0,
      nesterov: false,
    })
  })
})

describe('a choice of schedule', () => {
  it.each(scheduleNames)('%s fits, with and without a warm-up, which it keeps', (type) => {
    for (const warmUp of [0, 5]) {
      const schedule = scheduleOf(type, warmUp)
      expect(schedule.warmUp ?? 0).toBe(warmUp)
      expectToFit({ schedule })
    }
    expectToFit({ schedule: scheduleWith(scheduleOf(type, 5), { warmUp: 0 }) })
    expectToFit({ schedule: scheduleWith(scheduleOf(type, 0), { warmUp: warmUpRule.max }) })
  })

  it.each(scheduleNames)('%s takes each of its settings from end to end of its range', (type) => {
    const { settings } = schedules[type]
    for (const [key, { range }] of Object.entries(settings)) {
      const { min, max } = settingRule(range)
      for (const value of [min, max]) {
        const schedule = scheduleWith(scheduleOf(type, 3), { [key]: value })
        expect(numbersIn(schedule, settings)[key]).toBe(value)
        expect(schedule.warmUp).toBe(3)
        expectToFit({ schedule })
      }
    }
  })
})

describe('a choice of penalty', () => {
  it.each(penaltyNames)('%s fits, whichever came before', (type) => {
    for (const before of penaltyNames) {
      const regularization = penaltyOf(type, { type: before, rate: before === 'none' ? 0 : 0.5 })
      expectToFit({ regularization })
      const kept = before === 'none' ? 0.01 : 0.5
      expect(regularization.rate).toBe(type === 'none' ? 0 : kept)
    }
  })
})

describe('a number that is typed', () => {
  const ranges: readonly Range[] = ['any', 'amount', 'positive', 'share', 'count']
  const refusals = [...ranges.map((range) => settingRule(range).refusal!), 'Not a number.'].map(
    (sentence) => `${sentence} Still using 0.125.`,
  )
  const typed = ['-1', '0', '0.5', '1', '1.5', '2', '1e20', '1e308', '1e400', 'abc', '']

  it.each(ranges)(
    'into a field of range %s is taken as it is, or refused in a sentence',
    (range) => {
      for (const text of typed) {
        const { max } = settingRule(range)
        const isFitting = text !== '' && isIn(range, Number(text)) && Number(text) <= max
        const reading = read(text, settingRule(range), 0.125)
        expect(reading.isRefused).toBe(!isFitting)
        expect(reading.isRefused ? reading.message : reading.value).toEqual(
          isFitting ? Number(text) : refusals.find((sentence) => reading.message === sentence),
        )
      }
    },
  )

  it('says what would fit', () => {
    expect(read('1', settingRule('share'), 0.9)).toEqual({
      isRefused: true,
      message: 'A number from 0 to below 1 fits. Still using 0.9.',
    })
    expect(read('0', rateRule, 0.1).isRefused).toBe(false)
    expect(read('1e20', settingRule('count'), 5)).toEqual({
      isRefused: true,
      message: 'A whole number from 1 to 1,000,000 fits. Still using 5.',
    })
  })

  it('is told where it does what its name does not promise', () => {
    const rule = settingRule('positive', settingWords('factor').note)
    expect(read('0.9', rule, 0.5)).toMatchObject({ value: 0.9, message: null })
    expect(read('1.1', rule, 0.5)).toMatchObject({ value: 1.1, message: 'Above 1 the rate grows.' })
  })
})

describe('one sentence', () => {
  it('stands beside every choice', () => {
    const pairs = [
      [{ ...activations, ...groupActivations }, activationWords],
      [losses, lossWords],
      [optimizers, optimizerWords],
      [schedules, scheduleWords],
      [penalties, penaltyWords],
    ] as const
    for (const [table, words] of pairs) {
      expect(Object.keys(words).toSorted()).toEqual(Object.keys(table).toSorted())
      for (const sentence of Object.values(words)) expect(sentence).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('and a name stand beside every setting', () => {
    for (const { settings } of [...Object.values(optimizers), ...Object.values(schedules)]) {
      const names = Object.keys(settings).map((key) => settingWords(key).name)
      expect(new Set(names).size).toBe(names.length)
      for (const key of Object.keys(settings)) {
        expect(settingWords(key).sentence).toMatch(/^[A-Z].*\.$/)
      }
    }
  })

  it('may be missing for a new setting, which then goes by its own name', () => {
    expect(settingWords('lookAhead')).toEqual({ name: 'Look ahead', sentence: '' })
  })
})

describe('a cosine schedule', () => {
  it.each([
    [0, 0.1, 'The learning rate glides down half a wave.'],
    [0.1, 0.1, 'The learning rate glides down half a wave.'],
    [0.5, 0.1, 'Its lowest rate is above the learning rate, so the rate rises to it.'],
  ])('whose lowest rate is %d of %d is said to do what it does', (lowest, rate, sentence) => {
    expect(scheduleHint({ type: 'cosine', epochs: 10, lowest }, rate)).toBe(sentence)
  })
})
