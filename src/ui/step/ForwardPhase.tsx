/** Forward: the weighted sum and the activation of the selected neuron, and below them those of every neuron. */
import { useState } from 'react'
import { nameOf, neuronName } from '../../engine/layout.ts'
import { useAppState } from '../hooks/app.tsx'
import { Applied, Letter, Maths } from '../maths/Maths.tsx'
import { Line, useSetting } from './Line.tsx'
import { NeuronList } from './List.tsx'
import { activationOf, type Neuron } from './moment.ts'
import { neuronIn } from './selected.ts'
import styles from './Step.module.css'
import { abridged, forwardLine, forwardSentence, LONG_SUM, termsOf } from './terms.ts'
import { WithNumbers } from './WithNumbers.tsx'

export function ForwardPhase() {
  const { layout } = useSetting()
  const neuron = useAppState(({ view }) => view.selection)
  const selected = neuronIn(layout, neuron)
  const [isWhole, setWhole] = useState(false)
  const inputs = termsOf(layout, selected).terms.length
  return (
    <div className={styles.stacked}>
      <div>
        <Formula neuron={selected} isWhole={isWhole} />
        <WithNumbers of={(moment) => forwardLine(moment, selected, isWhole)} />
        <p className={styles.sentence}>
          <Line of={(moment) => forwardSentence(moment, selected)} />
        </p>
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
        of={(moment, one) => forwardLine(moment, one, isWhole)}
      />
    </div>
  )
}

/** ŷ = σ(w₅ h₁ + w₆ h₂ + b₃) */
function Formula({ neuron, isWhole }: { neuron: Neuron; isWhole: boolean }) {
  const { layout, network } = useSetting()
  const selection = useAppState(({ view }) => view.selection)
  const marked = selection?.type === 'parameter' ? selection.index : null
  const { terms, bias } = termsOf(layout, neuron)
  return (
    <Maths>
      <Letter name={neuronName(layout, neuron.layer, neuron.unit)} />
      <mo>=</mo>
      <Applied symbol={activationOf(network, neuron).symbol}>
        {abridged(terms, isWhole).map((term) =>
          term ? (
            <mrow key={term.weight}>
              <Letter name={nameOf(layout, term.weight)} isMarked={term.weight === marked} />
              <mspace width="0.15em" />
              <Letter name={neuronName(layout, term.from.layer, term.from.unit)} />
              <mo>+</mo>
            </mrow>
          ) : (
            <mrow key="gap">
              <mo>…</mo>
              <mo>+</mo>
            </mrow>
          ),
        )}
        <Letter name={nameOf(layout, bias)} isMarked={bias === marked} />
      </Applied>
    </Maths>
  )
}
