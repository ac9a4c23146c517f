/** Backward: how the loss comes back to the chosen unit at its time step, and a shared weight's gradient as the sum of what every step adds. */
import { useState } from 'react'
import { placeOf } from '../../../engine/layout.ts'
import { computedBy, partsOf } from '../../../state/walk.ts'
import { useAppState } from '../../hooks/app.tsx'
import { timesBackward, unrolledOf } from '../../hooks/sequence/timed.ts'
import { namesOf } from '../../hooks/sequence/times.ts'
import { useReadStep } from '../../hooks/look.ts'
import { Asides } from '../Asides.tsx'
import { Check } from '../Check.tsx'
import { Line, useSetting } from '../Line.tsx'
import { statementLine } from '../numbers.ts'
import { notYet, number, parameterName, type Piece } from '../pieces.ts'
import { Large } from '../Statements.tsx'
import step from '../Step.module.css'
import { blameEquations } from './backward.ts'
import { Bars, useWidth } from './Bars.tsx'
import { fromZero } from './bars.ts'
import { cellFor, isThere, weightFor } from './chosen.ts'
import { EquationView } from './EquationView.tsx'
import { partsAt, sharedStatement } from './gradient.ts'
import type { Cell } from './letters.ts'
import styles from './Sequence.module.css'
import { Title } from './Title.tsx'

export function Backward() {
  const setting = useSetting()
  const { network, layout } = setting
  const selection = useAppState(({ view }) => view.selection)
  const walk = useAppState((state) => state.walk)
  const isLooked = useAppState(({ view }) => view.look !== null)
  const [tab, setTab] = useState<string | null>(null)
  const computed = computedBy(walk, partsOf(network))
  const chosen = cellFor(network, layout, selection, computed.last)
  const { timed } = unrolledOf(network)
  // Inputs are to blame for nothing; what they go into is.
  const cell =
    chosen.layer < 0 ? { layer: timed[0]?.layer ?? 0, unit: 0, time: chosen.time } : chosen
  const isBack = isLooked || isThere(network, computed, cell, 'backward')
  const equations = blameEquations(setting, cell)
  const weight = weightFor(layout, selection, cell)
  const { block } = placeOf(layout, weight)
  const isShared = timed.some(({ layer }) => layer === block.layer)
  const from = isLooked || !walk ? 0 : timesBackward(computed, network, block.layer)
  return (
    <div className={styles.halves}>
      <div className={styles.phase}>
        <Title cell={cell} />
        {equations.length === 0 && <Plain cell={cell} isBack={isBack} />}
        {equations.length > 0 && (
          <Asides
            id="blame"
            label="How the loss comes back"
            asides={equations.map((equation) => ({
              name: equation.name,
              label: equation.label,
              content: (
                <EquationView key={equation.name} equation={equation} isThere={isBack} isLearning />
              ),
            }))}
            selected={tab}
            select={setTab}
          />
        )}
      </div>
      <div className={styles.phase}>
        <Shared weight={weight} isShared={isShared} from={from} cell={cell} />
      </div>
    </div>
  )
}

/** ∂L/∂z of a neuron after the last step. */
function Plain({ cell, isBack }: { readonly cell: Cell; readonly isBack: boolean }) {
  const { layout } = useSetting()
  const width = layout.shapes[cell.layer + 1]
  const place = width.length === 2 ? cell.time * width[1] + cell.unit : cell.unit
  return (
    <p className={step.sentence}>
      Its sum is to blame for{' '}
      <Line
        of={({ frame }) =>
          isBack
            ? [number(frame.layers[cell.layer].weightedSumGradients[place], 3, 'learnResult')]
            : notYet
        }
      />
      : so fast the loss rises with it.
    </p>
  )
}

type SharedProps = {
  readonly weight: number
  readonly isShared: boolean
  /** Time steps from this one on have come back. */
  readonly from: number
  readonly cell: Cell
}

function Shared({ weight, isShared, from, cell }: SharedProps) {
  const setting = useSetting()
  const { layout, network } = setting
  const { steps } = unrolledOf(network)
  const { box, width } = useWidth()
  const read = useReadStep()
  const statement = sharedStatement(setting, weight, isShared ? steps : 1)
  const sample = read()?.sample
  const names = sample ? namesOf(setting.dataset, sample, steps).steps : []
  const isWhole = from === 0
  const said = (): readonly Piece[] => parameterName(layout, weight)
  return (
    <>
      <Large statement={statement} />
      <div ref={box}>
        {isShared && width > 0 && (
          <Bars
            isLearning
            width={width}
            names={Array.from({ length: steps }, (_, time) => ({
              text:
                (width / steps < 30 ? names[time]?.letter : names[time]?.short) ?? String(time + 1),
            }))}
            marked={cell.time}
            label="What each time step adds to the gradient"
            barsOf={(moment) => {
              const parts = partsAt(moment, weight)
              const values = Array.from({ length: steps }, () => 0)
              for (const { time, product } of parts) if (time >= from) values[time] = product
              return fromZero(values)
            }}
          />
        )}
      </div>
      <p className={step.numbers}>
        <Line
          of={(moment) => {
            if (isWhole) return statementLine(moment, statement)
            if (!isShared || from >= steps) return notYet
            const sum = partsAt(moment, weight)
              .filter(({ time }) => time >= from)
              .reduce((total, { product }) => total + product, 0)
            return [
              { text: `so far, from ${steps - from} of ${steps} steps: ` },
              number(sum, 3, 'learnResult'),
            ]
          }}
        />
      </p>
      {isShared && (
        <p className={step.words}>
          <Line
            of={(moment) => {
              const part = partsAt(moment, weight).find(({ time }) => time === cell.time)
              if (!part || part.time < from) return []
              return [
                { text: 'Here ' },
                ...said(),
                { text: ' is blamed ' },
                number(part.delta, 3),
                { text: ' times ' },
                number(part.seen, 3),
                { text: ', what it saw: ' },
                number(part.product, 3, 'learn'),
                { text: '. The sum over all steps is its gradient.' },
              ]
            }}
          />
        </p>
      )}
      {isWhole && <Check parameter={weight} />}
    </>
  )
}
