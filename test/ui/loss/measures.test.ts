import { describe, expect, it } from 'vitest'
import { placeOn } from '../../../src/ui/loss/axes.ts'
import { measures } from '../../../src/ui/loss/measures.ts'
import { readingOf } from '../../../src/ui/loss/reading.ts'
import { curveOf, type Curve } from '../../../src/ui/loss/useCurve.ts'
import { format } from '../../../src/ui/format.ts'
import { createTestApp } from '../../support/app.ts'

const { classes, values } = measures

const curve: Curve = {
  points: [
    { epoch: 0, loss: 0.4, test: 0.5, score: 0.5, testScore: 0.25 },
    { epoch: 1, loss: 0.3, test: 0.4, score: 0.75, testScore: 1 },
    // Not defined here.
    { epoch: 1.5, loss: 0.25, test: 0.4 },
    { epoch: 2, loss: 0.2, test: 0.4, score: 1, testScore: 0.75 },
  ],
  ahead: [{ epoch: 3, loss: 0.1, test: 0.3, score: 0.5, testScore: 0.5 }],
  present: { position: 8, loss: 0.2, test: 0.4, score: 1, testScore: 0.75 },
  own: { name: 'Alice', point: { epoch: 2, loss: 0.01 } },
  isNew: false,
}

describe('scores in the losses’ place', () => {
  const shown = classes.curveOf(curve)

  it('stand at the same epochs, save where there is none, and know what they were made from', () => {
    expect(shown.points.map(({ epoch, loss, test }) => [epoch, loss, test])).toEqual([
      [0, 0.5, 0.25],
      [1, 0.75, 1],
      [2, 1, 0.75],
    ])
    expect(shown.points).toMatchObject(
      [curve.points[0], curve.points[1], curve.points[3]].map((from) => ({ from })),
    )
    expect(shown.present).toMatchObject({ loss: 1, test: 0.75 })
  })

  it('are of all samples: the current one’s own loss is not among them', () => {
    expect(shown.own).toBeNull()
  })

  it('are told in a caption, with where the test was best if it has fallen since', () => {
    expect(classes.words(shown)).toBe(
      'Training accuracy rose from 50 % to 100 % in 2 epochs. Test accuracy 75 %, highest in epoch 1 at 100 %. It went on to 50 % in epoch 3.',
    )
    expect(values.words({ ...values.curveOf(curve), ahead: [] })).toBe(
      'Training R² rose from 0.50 to 1 in 2 epochs. Test R² 0.75, highest in epoch 1 at 1.',
    )
    const none = {
      ...curve,
      points: curve.points.map(({ epoch, loss }) => ({ epoch, loss })),
      ahead: [],
    }
    expect(values.words(values.curveOf(none))).toBe('No R² yet.')
  })

  it('are read with the losses beside, and losses with the scores', () => {
    const beside = { ghosts: [{ letter: 'A', points: [{ epoch: 0, loss: 0.9 }] }] }
    expect(readingOf({ ...curve.points[0], ...beside, text: format }, 'classes')).toEqual([
      'epoch 0',
      'loss 0.400, test 0.500',
      'accuracy 50 %, test 25 %',
      'A 0.900',
    ])
    expect(readingOf({ ...shown.points[0], ...beside, text: classes.text }, 'classes')).toEqual([
      'epoch 0',
      'accuracy 50 %, test 25 %',
      'loss 0.400, test 0.500',
      'A 90 %',
    ])
    expect(readingOf({ epoch: 0, loss: 0.4, ghosts: [], text: format }, 'values')).toEqual([
      'epoch 0',
      'loss 0.400',
    ])
  })

  it('end at the present’s own, after a step, a way back, and an edit', async () => {
    const app = await createTestApp()
    const present = () => {
      const { score, testScore } = app.frames.latest()
      const last = classes.curveOf(curveOf(app.store, app.frames)).points.at(-1)!
      expect([last.loss, last.test]).toEqual([score, testScore])
      return score
    }
    await app.done(app.actions.step('sample', 40))
    const trained = present()
    await app.done(app.actions.seek(14))
    present()
    await app.done(app.actions.seek(40))
    expect(present()).toBe(trained)
    await app.done(app.actions.setParameter(8, 1000))
    // A bias that large makes every answer a one: two of four are.
    expect(present()).toBe(0.5)
  })
})

describe('the axis', () => {
  const at = (...scores: number[]) => scores.map((loss, epoch) => ({ epoch, loss }))

  it('of accuracy is the same for every run: 0 to 100 %', () => {
    const axis = classes.axisOf(at(0.4, 0.5))
    expect([axis.from, axis.to]).toEqual([0, 1])
    expect(axis.ticks.map(classes.tickText)).toEqual(['0 %', '25 %', '50 %', '75 %', '100 %'])
  })

  it('of R² ends at 1, goes below 0 where a score does, and says what lies lower still', () => {
    expect(values.axisOf(at(0.1, 0.9)).from).toBe(0)
    expect(values.axisOf(at(-0.2, 0.9)).from).toBe(-0.5)
    expect(values.axisOf(at(-0.7, 0.9)).ticks.map(values.tickText)).toEqual([
      '−1',
      '−0.5',
      '0',
      '0.5',
      '1',
    ])
    expect(values.axisWords(at(-0.2, 0.9))).not.toContain('bottom')
    expect(values.axisWords(at(-40, 0.9))).toContain('below −1 at the bottom')
    expect(placeOn(values.axisOf(at(-40, 0.9)), -40)).toBe(0)
  })
})
