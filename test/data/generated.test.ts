import { describe, expect, it } from 'vitest'
import type { Asked, Drawn, Generated } from '../../src/data/generate/kind.ts'
import { generated } from '../../src/data/generated.ts'
import { stream } from '../../src/engine/random.ts'

function drawn(one: Generated, asked: Partial<Asked> = {}): Drawn {
  const usual = { count: one.count.usual, noise: one.noise.usual, classes: classesOf(one) }
  return one.generate({ ...usual, ...asked }, stream(7, 'data'))
}

function classesOf({ classes, targetNames }: Generated): number {
  return classes ? classes.usual : targetNames.length
}

describe.each(Object.entries<Generated>(generated))('the generated data %s', (_, one) => {
  it('says what it is in one sentence, and asks for amounts within its bounds', () => {
    expect(one.label).not.toBe('')
    expect(one.sentence).toMatch(/^\S.*[^.]\.$/)
    for (const { usual, least, most } of [one.count, one.noise]) {
      expect(usual).toBeGreaterThanOrEqual(least)
      expect(usual).toBeLessThanOrEqual(most)
    }
  })

  it('draws as many rows as are asked for, each with its inputs, all finite', () => {
    for (const count of [one.count.least, one.count.usual, one.count.most]) {
      const { inputs, targets } = drawn(one, { count, noise: one.noise.most })
      expect(inputs).toHaveLength(count)
      expect(targets).toHaveLength(count)
      expect(inputs.every((input) => input.length === one.inputNames.length)).toBe(true)
      expect([...inputs.flat(), ...targets].every(Number.isFinite)).toBe(true)
    }
  })

  it('is the same from the same stream, and another from another', () => {
    expect(drawn(one)).toEqual(drawn(one))
    const asked = { count: one.count.most, noise: 0.3, classes: classesOf(one) }
    expect(one.generate(asked, stream(8, 'data'))).not.toEqual(drawn(one, asked))
  })

  it('begins with the same rows when more are asked for', () => {
    const { inputs, targets } = drawn(one, { count: one.count.most })
    const few = drawn(one, { count: one.count.least })
    expect(inputs.slice(0, one.count.least)).toEqual(few.inputs)
    expect(targets.slice(0, one.count.least)).toEqual(few.targets)
  })

  it('lies between −6 and 6 without noise, and stays near', () => {
    const quiet = drawn(one, { noise: 0, count: 1000 }).inputs.flat()
    const loud = drawn(one, { noise: 0.5, count: 1000 }).inputs.flat()
    expect(Math.max(0, ...quiet.map(Math.abs))).toBeLessThanOrEqual(6)
    expect(Math.max(0, ...loud.map(Math.abs))).toBeLessThan(14)
  })

  it('changes with noise, but for the rows that are exact', () => {
    const count = one.count.most
    const [loud, quiet] = [0.4, 0].map((noise) => JSON.stringify(drawn(one, { count, noise })))
    expect(loud).not.toBe(quiet)
    const exact = (noise: number) => drawn(one, { count, noise }).inputs.slice(0, one.exact)
    expect(exact(0.4)).toEqual(exact(0))
  })
})

const ofClasses = Object.entries<Generated>(generated).filter(
  ([, { problem }]) => problem === 'classes',
)

describe.each(ofClasses)('the generated classes of %s', (_, one) => {
  it('all have rows, nearly as many of each', () => {
    const count = Math.max(400, one.count.usual)
    const all = one.classes ? [one.classes.least, one.classes.most] : [classesOf(one)]
    for (const classes of all) {
      const { targets } = drawn(one, { count, classes })
      for (let k = 0; k < classes; k++) {
        const share = targets.filter((target) => target === k).length / count
        expect(share).toBeGreaterThan(0.4 / classes)
      }
      expect(targets.every((target) => target >= 0 && target < classes)).toBe(true)
    }
  })
})

describe('a logic gate', () => {
  it.each([
    ['and', [0, 0, 0, 1]],
    ['or', [0, 1, 1, 1]],
    ['nand', [1, 1, 1, 0]],
    ['xor', [0, 1, 1, 0]],
  ] as const)('%s is its table of truth', (name, truth) => {
    const { inputs, targets } = drawn(generated[name])
    expect(inputs.map((input) => [...input])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    expect(targets).toEqual(truth)
  })

  it('has copies of its rows near them when more are asked for', () => {
    const { inputs, targets } = drawn(generated.and, { count: 40, noise: 0.1 })
    expect(targets.slice(36)).toEqual([0, 0, 0, 1])
    const [x, y] = inputs[39]
    expect([x, y]).not.toEqual([1, 1])
    expect(Math.abs(x - 1) + Math.abs(y - 1)).toBeLessThan(0.8)
  })
})

describe('without noise', () => {
  it('the circle’s classes lie within 2.5 and beyond 3.5', () => {
    const { inputs, targets } = drawn(generated.circle)
    inputs.forEach(([x, y], k) => {
      const radius = Math.hypot(x, y)
      expect(targets[k] === 1 ? radius <= 2.5 : radius >= 3.4999).toBe(true)
    })
  })

  it('the corners of XOR clouds have the sign of their product', () => {
    const { inputs, targets } = drawn(generated.xorClouds)
    inputs.forEach(([x, y], k) => expect(targets[k]).toBe(x * y >= 0 ? 1 : 0))
  })

  it('the plane is (x + y) / 12, the sine is the sine', () => {
    const plane = drawn(generated.plane)
    plane.inputs.forEach(([x, y], k) => expect(plane.targets[k]).toBeCloseTo((x + y) / 12, 14))
    const sine = drawn(generated.sine)
    sine.inputs.forEach(([x], k) => expect(sine.targets[k]).toBeCloseTo(Math.sin(x), 14))
  })

  it('the highest bump is a hill’s centre', () => {
    // At (−4, 2.5): e⁰ − e^(−16/2) − e^(−25/2) + what is further away
    const { inputs, targets } = drawn(generated.bumps, { count: 2000 })
    const best = targets.indexOf(Math.max(...targets))
    const [x, y] = inputs[best]
    const distances = [
      [-4, 2.5],
      [4, 2.5],
      [0, -2.5],
    ].map(([hillX, hillY]) => Math.hypot(x - hillX, y - hillY))
    expect(Math.min(...distances)).toBeLessThan(0.5)
    expect(Math.abs(targets[best])).toBeLessThanOrEqual(1.001)
  })

  it('a random walk takes steps of deviation 1', () => {
    const { targets } = drawn(generated.randomWalk, { count: 2000, noise: 0 })
    const steps = targets.slice(1).map((value, k) => value - targets[k])
    const squares = steps.reduce((sum, step) => sum + step * step, 0) / steps.length
    expect(squares).toBeGreaterThan(0.9)
    expect(squares).toBeLessThan(1.1)
  })
})
