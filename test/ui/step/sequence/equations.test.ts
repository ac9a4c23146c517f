/** Every equation of every unit at every time step comes to the number that the engine has, forward and backward. */
import { describe, expect, it } from 'vitest'
import { placeOf } from '../../../../src/engine/layout.ts'
import { evaluate } from '../../../../src/ui/step/expression.ts'
import { pythonOf } from '../../../../src/ui/step/python.ts'
import { blameEquations } from '../../../../src/ui/step/sequence/backward.ts'
import {
  equationsOf,
  statementOf,
  type Equation,
} from '../../../../src/ui/step/sequence/forward.ts'
import type { Cell } from '../../../../src/ui/step/sequence/letters.ts'
import { parameterIn } from '../../../../src/ui/step/selected.ts'
import { unrolledOf } from '../../../../src/ui/hooks/sequence/timed.ts'
import { sequenceSteps, type SequenceStep } from '../../../support/sequences.ts'

const steps = sequenceSteps().map((one) => [one.name, one] as const)

function cellsOf({ network }: SequenceStep): Cell[] {
  const { timed, end, steps: count } = unrolledOf(network)
  const over = timed.flatMap(({ layer, units }) =>
    Array.from({ length: units * count }, (_, k) => ({
      layer,
      unit: k % units,
      time: Math.floor(k / units),
    })),
  )
  const after = end.flatMap(({ layer, units }) =>
    Array.from({ length: units }, (_, unit) => ({ layer, unit, time: 0 })),
  )
  return [...over, ...after]
}

function worst({ moment }: SequenceStep, equations: readonly Equation[]): number {
  return Math.max(
    0,
    ...equations.map((equation) => {
      const { expression, result } = statementOf(equation)
      const value = result.at(moment)
      return Math.abs(evaluate(expression, moment) - value) / Math.max(1, Math.abs(value))
    }),
  )
}

describe.each(steps)('%s', (_, one) => {
  const cells = cellsOf(one)

  it('forward', () => {
    for (const cell of cells) {
      const equations = equationsOf(one, cell)
      expect(equations.length).toBeGreaterThan(0)
      expect(worst(one, equations)).toBeLessThan(1e-13)
    }
  })

  it('backward', () => {
    for (const cell of cells) expect(worst(one, blameEquations(one, cell))).toBeLessThan(1e-13)
  })

  it('has a parameter of its own to update for every cell, and one that sees each input', () => {
    const { layout, network } = one
    for (const { layer, unit, time } of cells) {
      const index = parameterIn(layout, { type: 'neuron', layer, unit, time })
      const { block, output } = placeOf(layout, index)
      expect(block.layer).toBe(layer)
      expect(output).toBe(unit)
    }
    for (let unit = 0; unit < network.input[1]; unit++) {
      const index = parameterIn(layout, { type: 'neuron', layer: -1, unit, time: 0 })
      expect(placeOf(layout, index).input).toBe(unit)
    }
  })

  it('names every quantity of an equation once in Python', () => {
    const [cell] = cells
    for (const equation of equationsOf(one, cell)) {
      const text = pythonOf(one.moment, [statementOf(equation)])
      const names = [...text.matchAll(/^(\w+) = /gm)].map(([, name]) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})
