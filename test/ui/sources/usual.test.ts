import { describe, expect, it } from 'vitest'
import { generated, type GeneratedName } from '../../../src/data/generated.ts'
import { real, type RealName } from '../../../src/data/real.ts'
import { windowsIn, type DataSource } from '../../../src/data/source.ts'
import { dataProblem } from '../../../src/experiment/dataFit.ts'
import { datasetOf } from '../../../src/experiment/experiment.ts'
import { pictureOf } from '../../../src/ui/sources/marks.ts'
import {
  drawnAtFirst,
  drawnSpec,
  usualGenerated,
  usualSpec,
} from '../../../src/ui/sources/usual.ts'
import '../../../src/data/preparation.ts'

const drawn = Object.keys(generated).filter((name): name is GeneratedName =>
  Object.hasOwn(generated, name),
)
const named = Object.keys(real).filter((name): name is RealName => Object.hasOwn(real, name))
const sources: DataSource[] = [
  ...drawn.map(usualGenerated),
  ...named.map((name) => ({ type: 'builtIn', name }) as const),
]

describe('data as they are usually prepared', () => {
  it.each(sources)('fit together: $name', (source) => {
    expect(dataProblem(usualSpec(source, 1))).toBeNull()
  })

  it('test with a quarter, of a series its last, of four points none', () => {
    expect(usualSpec(usualGenerated('xor'), 1).test).toEqual({ type: 'none' })
    expect(usualSpec(usualGenerated('moons'), 1).test).toMatchObject({ by: 'stratified' })
    expect(usualSpec(usualGenerated('bumps'), 1).test).toMatchObject({ by: 'random' })
    expect(usualSpec(usualGenerated('randomWalk'), 1).test).toMatchObject({ by: 'order' })
    expect(usualSpec({ type: 'builtIn', name: 'fashion' }, 1).test).toEqual({ type: 'none' })
  })

  it('are scaled where they are measured', () => {
    const scaleOf = (source: DataSource): string => usualSpec(source, 1).scale.type
    expect(scaleOf(usualGenerated('circle'))).toBe('none')
    expect(scaleOf({ type: 'builtIn', name: 'digits' })).toBe('none')
    expect(scaleOf({ type: 'builtIn', name: 'threePenguins' })).toBe('standardize')
  })
})

describe('data that are drawn anew', () => {
  const square = { type: 'square', input: 0 } as const
  const present = { ...usualSpec(usualGenerated('spiral'), 7), features: [square] }

  it('begin with those that are there, if they were drawn', () => {
    expect(drawnAtFirst(present)).toEqual({ source: present.source, seed: 7 })
    expect(drawnAtFirst(usualSpec({ type: 'builtIn', name: 'digits' }, 3)).seed).toBe(1)
  })

  it('stay prepared as they are where only noise, count or seed are others', () => {
    const source = { ...usualGenerated('spiral'), noise: 0.3 }
    expect(drawnSpec(source, 8, present)).toEqual({ ...present, source, seed: 8 })
    expect(drawnSpec({ ...source, count: 12 }, 8, present).test).toEqual({ type: 'none' })
    expect(drawnSpec(usualGenerated('circle'), 8, present).features).toEqual([])
  })

  it('look at no value of a window that is not there any more', () => {
    const walk = usualSpec(usualGenerated('randomWalk'), 1)
    const last = { type: 'square', input: 11 } as const
    const windows = { length: 4, horizon: 1, predicts: 'level' } as const
    const next = drawnSpec({ ...usualGenerated('randomWalk'), windows }, 1, {
      ...walk,
      features: [last],
    })
    expect(dataProblem(next)).toBeNull()
  })
})

describe('the picture of data', () => {
  it.each(drawn)('shows every class of %s, or its values, inside its square', (name) => {
    const source = usualGenerated(name)
    const picture = pictureOf(datasetOf({ data: usualSpec(source, 1) }), 1)!
    const numbers = JSON.stringify(picture)
      .match(/\d+(\.\d+)?/g)!
      .map(Number)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(100)
    const { classes, targetNames, problem } = generated[name]
    const points = windowsIn(source) ? 'line' : problem
    expect(picture.type).toBe(points)
    const count = picture.type === 'classes' ? picture.marks.length : null
    expect(count).toBe(points === 'classes' ? (classes?.usual ?? targetNames.length) : null)
  })

  it('draws a class with its own sign, so that colour is not needed', () => {
    const data = usualSpec(usualGenerated('xor'), 1)
    const picture = pictureOf(datasetOf({ data }), 1)
    if (picture?.type !== 'classes') throw new Error('XOR has classes.')
    const [diamonds, circles] = picture.marks
    // Two rows each: diamonds are closed lines, circles two arcs.
    expect(diamonds.path.match(/Z/g)).toHaveLength(2)
    expect(circles.path.match(/a/g)).toHaveLength(4)
  })
})
