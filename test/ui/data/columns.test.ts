import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { columnsOf, isRight, score } from '../../../src/ui/data/columns.ts'

const people = builtIn.heightAndWeight

describe('the columns of the data', () => {
  it('are all inputs and outputs of a small data set', () => {
    expect(columnsOf(people)).toEqual({
      inputs: [0, 1],
      hasMoreInputs: false,
      outputs: [0],
      hasMoreOutputs: false,
    })
    expect(columnsOf({ ...people, input: [4] }).inputs).toEqual([0, 1, 2, 3])
  })

  it('are the first two inputs and the first output of a large one', () => {
    expect(columnsOf({ ...people, input: [8, 8], target: [10] })).toEqual({
      inputs: [0, 1],
      hasMoreInputs: true,
      outputs: [0],
      hasMoreOutputs: true,
    })
  })
})

describe('a prediction', () => {
  it('is right on its class’s side of 0.5', () => {
    expect(isRight(0.51, 1)).toBe(true)
    expect(isRight(0.49, 0)).toBe(true)
    expect(isRight(0.49, 1)).toBe(false)
    expect(isRight(0.5, 0)).toBe(false)
  })

  it('counts in the score', () => {
    expect(score([0.9, 0.2, 0.7, 0.4], [[1], [0], [0], [1]])).toBe(
      '2 of 4 on the right side of 0.5',
    )
  })
})
