/** Forward: the weighted sum and the activation of the selected neuron, and below them those of every neuron. */
import { useState, type ReactNode } from 'react'
import { nameOf, neuronName } from '../../engine/layout.ts'
import type { Selection } from '../../state/store.ts'
import { computedBy, partsOf } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import { useAppState } from '../hooks/app.tsx'
import { Applied, Brackets, Letter, Maths } from '../maths/Maths.tsx'
import { keyOf } from './belongs.ts'
import { Line, useSetting } from './Line.tsx'
import { NeuronList } from './List.tsx'
import { activationOf, isOff, type Neuron } from './moment.ts'
import { notYet } from './pieces.ts'
import { neuronIn } from './selected.ts'
import styles from './Step.module.css'
import { abridged, forwardLine, forwardSentence, LONG_SUM, termsOf } from './terms.ts'
import { WithNumbers } from './WithNumbers.tsx'

/** What an activation is: 1 / (1 + e^−z). It is not in the first paint, but has its room there. */
const ActivationLaw = late(() =>
  import('./ActivationLaw.tsx').then((loaded) => loaded.ActivationLaw),
)

const DropoutNote = late(
  () => import('./DropoutNote.tsx').then((loaded) => loaded.DropoutNote),
  'seldom',
)

export function ForwardPhase() {
  const { layout, network } = useSetting()
  const parts = partsOf(network)
  const forward = useAppState(({ walk }) => computedBy(walk, parts).forward)
  const now = useAppState(({ walk }) => {
    const last = computedBy(walk, parts).last
    return last?.type === 'forward' ? last.layer : null
  })
  const neuron = useAppState(({ view }) => view.selection)
  const selected = neuronIn(layout, neuron)
  const isComputed = selected.layer < forward
  const hasDropout = network.layers.some(({ type }) => type === 'dropout')
  const [isWhole, setWhole] = useState(false)
  const inputs = termsOf(layout, selected).terms.length
  return (
    <div className={styles.stacked}>
      <div>
        <Formula neuron={selected} isWhole={isWhole} />
        <WithNumbers
          of={(moment) => (isComputed ? forwardLine(moment, selected, isWhole) : notYet)}
        />
        <p className={styles.sentence}>
          <Line of={(moment) => (isComputed ? forwardSentence(moment, selected) : [])} />
        </p>
        {isComputed && activationOf(network, selected).symbol && !isOff({ network }, selected) && (
          <div className={styles.law}>
            <ActivationLaw neuron={selected} isWhole={isWhole} />
          </div>
        )}
        {hasDropout && <DropoutNote phase="forward" />}
        {inputs > LONG_SUM && (
          <button
            type="button"
            aria-pressed={isWhole}
            className={styles.more}
            onClick={() => setWhole(!isWhole)}
          >
            All {inputs} terms
          </button>
        )}
      </div>
      <NeuronList
        title="Every neuron"
        selected={selected}
        now={now}
        of={(moment, one) =>
          one.layer < forward ? [{ text: '= ' }, ...forwardLine(moment, one, isWhole)] : notYet
        }
      />
    </div>
  )
}

/** ŷ = σ(w₅ h₁ + w₆ h₂ + b₃); 0 times that where the neuron is off. */
function Formula({ neuron, isWhole }: { neuron: Neuron; isWhole: boolean }) {
  const { layout, network } = useSetting()
  const selection = useAppState(({ view }) => view.selection)
  const marked = selection?.type === 'parameter' ? selection.index : null
  const { terms, bias } = termsOf(layout, neuron)
  const { symbol } = activationOf(network, neuron)
  const isSilent = isOff({ network }, neuron)
  const parameter = (index: number) => (
    <Linked of={{ type: 'parameter', index }}>
      <Letter name={nameOf(layout, index)} isMarked={index === marked} />
    </Linked>
  )
  const said = ({ layer, unit }: Neuron) => (
    <Linked of={{ type: 'neuron', layer, unit }}>
      <Letter name={neuronName(layout, layer, unit)} />
    </Linked>
  )
  const sum = (
    <>
      {abridged(terms, isWhole).map((term) =>
        term ? (
          <mrow key={term.weight}>
            {parameter(term.weight)}
            <mspace width="0.15em" />
            {said(term.from)}
            <mo form="infix">+</mo>
          </mrow>
        ) : (
          <mrow key="gap">
            <mo>…</mo>
            <mo form="infix">+</mo>
          </mrow>
        ),
      )}
      {parameter(bias)}
    </>
  )
  return (
    <Maths>
      {said(neuron)}
      <mo>=</mo>
      {isSilent && (
        <>
          <mn>0</mn>
          <mo>·</mo>
        </>
      )}
      <Applied symbol={symbol}>{isSilent && !symbol ? <Brackets>{sum}</Brackets> : sum}</Applied>
    </Maths>
  )
}

function Linked({ of, children }: { of: Selection; children: ReactNode }) {
  return <mrow data-of={keyOf(of)}>{children}</mrow>
}
