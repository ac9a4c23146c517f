/** What a unit computes at a time step, equation by equation: the sums with each of their terms, and the functions that they go through. Pure. */
import type { ActivationName } from '../../../engine/activations.ts'
import type { Layout } from '../../../engine/layout.ts'
import { activationOf, type NetworkSpec } from '../../../engine/network.ts'
import { gatesOf, type Gate } from '../../hooks/sequence/gates.ts'
import { unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import {
  call,
  constant,
  difference,
  product,
  sum,
  type Expression,
  type Quantity,
  type Statement,
} from '../expression.ts'
import type { Moment } from '../moment.ts'
import { softmaxStatement } from '../activationTerms.ts'
import { quantity } from '../quantities.ts'
import { blockOf, gate, incoming, kept, timed, weight, widthAt, type Cell } from './letters.ts'

/** One summand: what it is called under its bar, and with which others it may be taken together. */
export type Term = {
  readonly label: string
  readonly group: string
  readonly expression: Expression
}

export type Equation = {
  readonly name: string
  /** On the tab that chooses it. */
  readonly label: string
  readonly words: string
  readonly result: Quantity
  readonly terms: readonly Term[]
  /** What the sum goes through; null: nothing. */
  readonly activation: ActivationName | null
  /** A value of its own whose function is worth a picture, where no sum goes through one. */
  readonly inner?: { readonly of: Quantity; readonly activation: ActivationName }
}

export type Setting = { readonly network: NetworkSpec; readonly layout: Layout }

/** z, or what a sum is called that goes through a function. */
export function statementOf({ result, terms, activation }: Equation, isWhole = false): Statement {
  const total = sum(...terms.map(({ expression }) => expression))
  const expression = activation === null ? total : call(activation, total)
  return { result: { ...result, look: result.look ?? 'result' }, verb: '=', expression, isWhole }
}

/** The equations of a cell, in the order in which they are computed. */
export function equationsOf(setting: Setting, cell: Cell): readonly Equation[] {
  const spec = setting.network.layers[cell.layer]
  switch (spec.type) {
    case 'simpleRnn': {
      const activation = spec.activation === 'linear' ? null : spec.activation
      return [
        {
          name: 'hidden',
          label: 'Hidden value',
          words: '',
          result: kept(setting.network, 'hidden', cell, 't'),
          terms: recurrentTerms(setting, cell, 0),
          activation,
        },
      ]
    }
    case 'lstm':
      return lstmEquations(setting, cell)
    case 'gru':
      return gruEquations(setting, cell)
    case 'dense':
      return [denseEquation(setting, cell)]
    default:
      return []
  }
}

/** Softmax takes all sums of its layer; null for every other layer. */
export function softmaxOf({ network, layout }: Setting, { layer, unit, time }: Cell) {
  if (activationOf(network.layers[layer]) !== 'softmax') return null
  const width = widthAt(layout, layer)
  return width === null ? softmaxStatement({ layout }, { layer, unit: time + unit }) : null
}

/** w·x of every input, u·h of every unit a step before, and the bias; `gate` by its place. */
function recurrentTerms(setting: Setting, cell: Cell, place: number, reset?: Quantity): Term[] {
  const { network, layout } = setting
  const { layer, unit, time } = cell
  const { units } = unrolledOf(network).timed.find((one) => one.layer === layer)!
  const row = place * units + unit
  const w = blockOf(layout, layer, 'weightsInput')
  const u = blockOf(layout, layer, 'weightsHidden')
  const b = blockOf(layout, layer, 'bias')
  const features = w.shape[1]
  const inputs = Array.from({ length: features }, (_, i): Term => {
    const from = incoming(network, layout, layer, i, time)
    return {
      label: labelOf(from),
      group: 'input',
      expression: product(weight(layout, w.start + row * features + i), from),
    }
  })
  const before = Array.from({ length: time > 0 ? units : 0 }, (_, k): Term => {
    const from = kept(network, 'hidden', { layer, unit: k, time: time - 1 }, 't−1')
    const own = weight(layout, u.start + row * units + k)
    const { letter, number } = unitName(network, layer, k)
    return {
      label: `${letter}${number ?? ''}`,
      group: 'step before',
      expression: reset ? product(reset, own, from) : product(own, from),
    }
  })
  const bias: Term = { label: 'bias', group: 'bias', expression: weight(layout, b.start + row) }
  return [...inputs, ...before, bias]
}

/** x, x2, h3 */
function labelOf({ sign }: Quantity): string {
  if (sign.type !== 'letter') return ''
  return sign.letter === 'x' && sign.number === null
    ? 'input'
    : `${sign.letter}${sign.number ?? ''}`
}

function gateEquation(
  setting: Setting,
  cell: Cell,
  { name, label, words, activation }: Gate,
  place: number,
  reset?: Quantity,
): Equation {
  const result = gate(setting.network, 'gates', place, cell, 't')
  const terms = recurrentTerms(setting, cell, place, reset)
  return { name, label, words, result, terms, activation }
}

function lstmEquations(setting: Setting, cell: Cell): Equation[] {
  const { network } = setting
  const value = (place: number): Quantity => gate(network, 'gates', place, cell, 't')
  const before = { ...cell, time: cell.time - 1 }
  const own = kept(network, 'cell', cell, 't')
  const keeping: Term = {
    label: 'kept',
    group: 'kept',
    expression: product(value(1), kept(network, 'cell', before, 't−1')),
  }
  const filling: Term = {
    label: 'let in',
    group: 'let in',
    expression: product(value(0), value(2)),
  }
  return [
    ...gatesOf.lstm.map((one, place) => gateEquation(setting, cell, one, place)),
    {
      name: 'cell',
      label: 'Cell',
      words:
        cell.time > 0
          ? 'what it remembers: some of the old, and some of the candidate'
          : 'what it remembers: some of the candidate, as there is no old yet',
      result: own,
      terms: cell.time > 0 ? [keeping, filling] : [filling],
      activation: null,
    },
    {
      name: 'hidden',
      label: 'Hidden value',
      words: 'what it shows of its cell',
      result: kept(network, 'hidden', cell, 't'),
      terms: [{ label: 'shown', group: 'shown', expression: product(value(3), call('tanh', own)) }],
      activation: null,
      inner: { of: own, activation: 'tanh' },
    },
  ]
}

function gruEquations(setting: Setting, cell: Cell): Equation[] {
  const { network } = setting
  const value = (place: number): Quantity => gate(network, 'gates', place, cell, 't')
  const before = kept(network, 'hidden', { ...cell, time: cell.time - 1 }, 't−1')
  const fresh: Term = {
    label: 'new',
    group: 'new',
    expression: product(difference(constant(1), value(1)), value(2)),
  }
  const old: Term = { label: 'kept', group: 'kept', expression: product(value(1), before) }
  return [
    ...gatesOf.gru.map((one, place) =>
      gateEquation(setting, cell, one, place, place === 2 ? value(0) : undefined),
    ),
    {
      name: 'hidden',
      label: 'Hidden value',
      words:
        cell.time > 0
          ? 'some of the new value, and the rest of the old'
          : 'some of the new value: there is no old one yet',
      result: kept(network, 'hidden', cell, 't'),
      terms: cell.time > 0 ? [fresh, old] : [fresh],
      activation: null,
    },
  ]
}

function denseEquation(setting: Setting, cell: Cell): Equation {
  const { network, layout } = setting
  const { layer, unit, time } = cell
  const w = blockOf(layout, layer, 'weights')
  const b = blockOf(layout, layer, 'bias')
  const inputs = w.shape[1]
  const name = activationOf(network.layers[layer])
  const activation = name === 'linear' || name === 'softmax' ? null : name
  const terms = Array.from({ length: inputs }, (_, i): Term => {
    const from = incoming(network, layout, layer, i, time)
    const own = weight(layout, w.start + unit * inputs + i)
    return { label: labelOf(from), group: 'inputs', expression: product(own, from) }
  })
  const bias: Term = { label: 'bias', group: 'bias', expression: weight(layout, b.start + unit) }
  return {
    name: 'output',
    label: 'Output',
    words: '',
    result: denseResult(setting, cell, name === 'softmax'),
    terms: [...terms, bias],
    activation,
  }
}

function denseResult({ network, layout }: Setting, cell: Cell, isSum: boolean): Quantity {
  const { layer, unit, time } = cell
  const width = widthAt(layout, layer)
  const place = width === null ? unit : time * width + unit
  const { letter, number } = unitName(network, layer, unit)
  const own = timed(letter, number, width === null ? null : 't')
  const name = isSum ? { letter: 'z', number: null, of: own, code: `z_${own.code}` } : own
  const at = ({ frame }: Moment): number => {
    const { weightedSums, outputs } = frame.layers[layer]
    return (isSum ? weightedSums : outputs)[place]
  }
  const belongs = { type: 'neuron', layer, unit, ...(width !== null && { time }) } as const
  return quantity(name, at, belongs)
}
