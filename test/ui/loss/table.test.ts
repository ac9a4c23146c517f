import { describe, expect, it } from 'vitest'
import { csvOf, lossAt, rowsOf, tableRows } from '../../../src/ui/loss/table.ts'

const line = (...points: [epoch: number, loss: number][]) =>
  points.map(([epoch, loss]) => ({ epoch, loss }))

describe('the rows of the table', () => {
  const points = Array.from({ length: 600 }, (_, epoch) => ({ epoch, loss: 1 / (epoch + 1) }))

  it('are at most 50, evenly spread from the first point to the last', () => {
    const rows = tableRows(points)
    expect(rows).toHaveLength(50)
    expect(rows[0].epoch).toBe(0)
    expect(rows.at(-1)!.epoch).toBe(599)
    rows.slice(1).forEach(({ epoch }, row) => {
      expect(epoch - rows[row].epoch).toBeGreaterThanOrEqual(12)
      expect(epoch - rows[row].epoch).toBeLessThanOrEqual(13)
    })
  })

  it('are all the points of a short curve', () => {
    expect(tableRows(points.slice(0, 7))).toEqual(points.slice(0, 7))
  })
})

describe('the table with a way ahead and branches', () => {
  const rows = rowsOf(line([0, 0.5], [1, 0.4], [1.5, 0.35]), line([2, 0.3], [3, 0.2]), [
    line([0, 0.5], [1, 0.4], [2, 0.6]),
    line([0, 0.7], [2, 0.5], [4, 0.1]),
  ])

  it('tells past, present, ahead, and where only branches have been apart', () => {
    expect(rows.map(({ epoch, time }) => [epoch, time])).toEqual([
      [0, 'past'],
      [1, 'past'],
      [1.5, 'now'],
      [2, 'ahead'],
      [3, 'ahead'],
      [4, 'beyond'],
    ])
  })

  it('gives of each branch the last loss that is known at that epoch, and none beyond its end', () => {
    expect(rows.map(({ others }) => others)).toEqual([
      [0.5, 0.7],
      [0.4, 0.7],
      [0.4, 0.7],
      [0.6, 0.5],
      [null, 0.5],
      [null, 0.1],
    ])
    expect(lossAt([], 0)).toBeNull()
  })
})

describe('the table of a run with samples never trained on', () => {
  const points = [
    { epoch: 0, loss: 0.5, test: 0.6 },
    { epoch: 1, loss: 0.4, test: 0.55 },
  ]

  it('has their loss beside the other', () => {
    expect(rowsOf(points, [], []).map(({ test }) => test)).toEqual([0.6, 0.55])
    expect(rowsOf(line([0, 0.5]), [], []).map(({ test }) => test)).toEqual([null])
  })

  it('goes out as CSV with plain numbers, all points, and the branches beside', () => {
    const branch = { letter: 'A', points: line([0, 0.9]) }
    expect(csvOf(points, line([2, 1e-7]), [branch], 'accuracy')).toBe(
      ['epoch,loss,test,A', '0,0.5,0.6,0.9', '1,0.4,0.55,', '2,1e-7,,', ''].join('\r\n'),
    )
    expect(csvOf(line([0, 0.5]), [], [], 'accuracy')).toBe('epoch,loss\r\n0,0.5\r\n')
  })

  it('has a branch where the run has not been, each point at its own epoch', () => {
    const branch = { letter: 'A', points: line([0, 0.9], [1.5, 0.8], [7, 0.7]) }
    const rows = rowsOf(points, [], [branch.points])
    expect(rows.map(({ epoch, loss, time, others }) => [epoch, loss, time, ...others])).toEqual([
      [0, 0.5, 'past', 0.9],
      [1, 0.4, 'now', 0.9],
      [1.5, null, 'beyond', 0.8],
      [7, null, 'beyond', 0.7],
    ])
    expect(csvOf(points, [], [branch], 'accuracy').split('\r\n')).toEqual([
      'epoch,loss,test,A',
      '0,0.5,0.6,0.9',
      '1,0.4,0.55,',
      '1.5,,,0.8',
      '7,,,0.7',
      '',
    ])
  })

  it('has how good the answers are beside the losses, of the run and of each branch', () => {
    const scored = [
      { epoch: 0, loss: 0.5, test: 0.6, score: 0.25, testScore: 0.5 },
      { epoch: 1, loss: 0.4, test: 0.55, score: 0.75 },
    ]
    const branch = { letter: 'A', points: [{ epoch: 0, loss: 0.9, test: 0.8, score: 0 }] }
    expect(rowsOf(scored, [], []).map(({ score, testScore }) => [score, testScore])).toEqual([
      [0.25, 0.5],
      [0.75, null],
    ])
    expect(csvOf(scored, [], [branch], 'accuracy').split('\r\n')).toEqual([
      'epoch,loss,test,accuracy,test accuracy,A,A test,A accuracy',
      '0,0.5,0.6,0.25,0.5,0.9,0.8,0',
      '1,0.4,0.55,0.75,,,,',
      '',
    ])
  })
})
