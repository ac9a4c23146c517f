/** Forward: what the chosen unit computed at its time step, equation by equation. */
import { useState } from 'react'
import { placeOf } from '../../../engine/layout.ts'
import type { Selection } from '../../../state/store.ts'
import { computedBy, partsOf } from '../../../state/walk.ts'
import { useAppState } from '../../hooks/app.tsx'
import { gatesOf } from '../../hooks/sequence/gates.ts'
import { isRecurrent, unitName } from '../../hooks/sequence/timed.ts'
import { Asides } from '../Asides.tsx'
import { Line, useSetting } from '../Line.tsx'
import { statementLine } from '../numbers.ts'
import { notYet, number } from '../pieces.ts'
import { Large } from '../Statements.tsx'
import { keyOf } from '../belongs.ts'
import { Bars, useWidth } from './Bars.tsx'
import { fromZero } from './bars.ts'
import { cellFor, isThere } from './chosen.ts'
import { EquationView } from './EquationView.tsx'
import { equationsOf, softmaxOf, type Setting } from './forward.ts'
import { blockOf } from './letters.ts'
import { Title } from './Title.tsx'
import styles from './Sequence.module.css'
import step from '../Step.module.css'

export function Forward() {
  const setting = useSetting()
  const { network, layout } = setting
  const selection = useAppState(({ view }) => view.selection)
  const walk = useAppState((state) => state.walk)
  const isLooked = useAppState(({ view }) => view.look !== null)
  const [tab, setTab] = useState<string | null>(null)
  const computed = computedBy(walk, partsOf(network))
  const cell = cellFor(network, layout, selection, computed.last)
  if (cell.layer < 0) return <InputWords unit={cell.unit} time={cell.time} />
  const isComputed = isLooked || isThere(network, computed, cell, 'forward')
  const equations = equationsOf(setting, cell)
  const softmax = softmaxOf(setting, cell)
  const [only] = equations
  const view = (equation: typeof only) => (
    <EquationView key={equation.name} equation={equation} isThere={isComputed} />
  )
  return (
    <div className={styles.phase}>
      <Title cell={cell} />
      {equations.length === 1 && view(only)}
      {equations.length > 1 && (
        <p className={styles.all}>
          <Line
            of={(moment) =>
              isComputed
                ? equations.flatMap(({ result, label }, place) => [
                    { text: `${place > 0 ? ' · ' : ''}${label.toLowerCase()} ` },
                    number(result.at(moment), 3, 'strong'),
                  ])
                : notYet
            }
          />
        </p>
      )}
      {equations.length > 1 && (
        <Asides
          id="equations"
          label="Equations of the unit"
          asides={equations.map((equation) => ({
            name: equation.name,
            label: equation.label,
            content: view(equation),
          }))}
          selected={tab ?? gateOf(setting, selection) ?? 'hidden'}
          select={setTab}
        />
      )}
      {softmax && (
        <div>
          <Large statement={softmax} />
          <p className={step.numbers}>
            <Line of={(moment) => (isComputed ? statementLine(moment, softmax) : notYet)} />
          </p>
        </div>
      )}
    </div>
  )
}

/** The equation that the weight in hand stands in. */
function gateOf({ network, layout }: Setting, selection: Selection): string | null {
  if (selection?.type !== 'parameter' || selection.index >= layout.count) return null
  const { block, output } = placeOf(layout, selection.index)
  const { type } = network.layers[block.layer]
  const gates = isRecurrent(type) ? gatesOf[type] : []
  return gates[Math.floor((output * gates.length) / block.shape[0])]?.name ?? null
}

function InputWords({ unit, time }: { readonly unit: number; readonly time: number }) {
  const { network } = useSetting()
  const [, features] = network.input
  return (
    <div className={styles.phase}>
      <Title cell={{ layer: -1, unit, time }} />
      <p className={step.sentence}>
        The network is shown{' '}
        <Line
          of={({ sample, dataset }) => {
            const place = time * features + unit
            const value = sample.input[place]
            const { shift, divisor } = dataset.inputScalings[place] ?? { shift: 0, divisor: 1 }
            const isScaled = shift !== 0 || divisor !== 1
            const text = Number(value.toPrecision(4))
            const given = Number((value * divisor + shift).toPrecision(4))
            return [
              { text: String(text).replace('-', '−'), look: 'result', value },
              {
                text: isScaled
                  ? `: that is ${String(given).replace('-', '−')}, less ${Number(shift.toPrecision(4))}, over ${Number(divisor.toPrecision(3))}.`
                  : '.',
              },
            ]
          }}
        />
      </p>
      <Shares unit={unit} time={time} />
    </div>
  )
}

/** What each unit of a first simple layer takes of an input: the weight times it. */
function Shares({ unit, time }: { readonly unit: number; readonly time: number }) {
  const { network, layout } = useSetting()
  const { box, width } = useWidth()
  const [first] = network.layers
  const [, features] = network.input
  if (first?.type !== 'simpleRnn') return null
  const { start } = blockOf(layout, 0, 'weightsInput')
  const names = Array.from({ length: first.units }, (_, k) => {
    const { letter, number } = unitName(network, 0, k)
    return {
      text: `${letter}${number ?? ''}`,
      of: keyOf({ type: 'parameter', index: start + k * features + unit }),
    }
  })
  return (
    <div ref={box}>
      <p className={step.words}>Each unit takes its own share of it: weight times input.</p>
      {width > 0 && (
        <Bars
          names={names}
          width={width}
          label="What each unit takes of the input"
          barsOf={({ frame, sample }) =>
            fromZero(
              names.map(
                (_, k) =>
                  frame.parameters[start + k * features + unit] *
                  sample.input[time * features + unit],
              ),
            )
          }
        />
      )}
    </div>
  )
}
