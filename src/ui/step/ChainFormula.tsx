/** The chain rule as formulas: the factors of a derivative, and where each of them comes from. */
import { losses } from '../../engine/losses.ts'
import { nameOf, neuronName, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { Brackets, Letter, Maths, Slope } from '../maths/Maths.tsx'
import { deltaLine, linkLine, type Derivation, type Link, type Onward } from './chain.ts'
import styles from './ChainFormula.module.css'
import { Line, useSetting } from './Line.tsx'
import { lossFormulas } from './LossFormula.tsx'
import { activationOf, type Neuron } from './moment.ts'
import { abridged } from './terms.ts'

/** The right-hand side: the chain's factors, or δ · x₁. */
export function Product({ derivation }: { derivation: Derivation }) {
  const { layout, training } = useSetting()
  switch (derivation.type) {
    case 'chain':
      return derivation.links.map((link, place) => (
        <mrow key={place}>
          {place > 0 && <mo>·</mo>}
          <Factor link={link} />
        </mrow>
      ))
    case 'delta':
      return (
        <>
          <Delta neuron={derivation.neuron} />
          <Times from={derivation.from} />
        </>
      )
    case 'rule': {
      const error = lossFormulas[training.loss].slope(derivation.neuron.unit, outputsOf(layout))
      return (
        <>
          <Brackets>{error}</Brackets>
          <Times from={derivation.from} />
        </>
      )
    }
  }
}

function Times({ from }: { from: Neuron | null }) {
  const { layout } = useSetting()
  if (!from) return null
  return (
    <>
      <mo>·</mo>
      <Letter name={neuronName(layout, from.layer, from.unit)} />
    </>
  )
}

/** ∂ŷ/∂h₁ */
function Factor({ link, isInline = false }: { link: Link; isInline?: boolean }) {
  const { layout } = useSetting()
  const letter = ({ layer, unit }: Neuron) => <Letter name={neuronName(layout, layer, unit)} />
  switch (link.type) {
    case 'loss':
      return <Slope of={<mi>L</mi>} by={letter(link.output)} isInline={isInline} />
    case 'through':
      return <Slope of={letter(link.of)} by={letter(link.by)} isInline={isInline} />
    case 'parameter':
      return (
        <Slope
          of={letter(link.of)}
          by={<Letter name={nameOf(layout, link.parameter)} />}
          isInline={isInline}
        />
      )
  }
}

/** Where the factors come from: a formula each, with its numbers. */
export function Origins({ derivation }: { derivation: Derivation }) {
  if (derivation.type === 'rule') return null
  return (
    <div>
      <h3 className={styles.title}>
        {derivation.type === 'chain' ? 'Where the factors come from' : 'Where δ comes from'}
      </h3>
      {derivation.type === 'chain' ? (
        derivation.links.map((link, place) => (
          <div key={place} className={styles.origin}>
            <Maths isSmall>
              <Factor link={link} isInline />
              <mo>=</mo>
              <Origin link={link} />
            </Maths>
            <Line of={(moment) => linkLine(moment, link)} />
          </div>
        ))
      ) : (
        <DeltaOrigin neuron={derivation.neuron} onward={derivation.onward} />
      )}
    </div>
  )
}

/** w₅ · σ′(z) */
function Origin({ link }: { link: Link }) {
  const { layout, training } = useSetting()
  switch (link.type) {
    case 'loss':
      return lossFormulas[training.loss].slope(link.output.unit, outputsOf(layout))
    case 'through':
      return (
        <>
          <Letter name={nameOf(layout, link.weight)} />
          <mo>·</mo>
          <ActivationSlope neuron={link.of} />
        </>
      )
    case 'parameter':
      return (
        <>
          {link.from && (
            <>
              <Letter name={neuronName(layout, link.from.layer, link.from.unit)} />
              <mo>·</mo>
            </>
          )}
          <ActivationSlope neuron={link.of} />
        </>
      )
  }
}

/** δ₁ = ∂L/∂z₁ = (w₅ δ₃ + w₆ δ₄) · σ′(z₁) */
function DeltaOrigin({ neuron, onward }: { neuron: Neuron; onward: readonly Onward[] }) {
  const { layout, training } = useSetting()
  const isAtEnd = onward.length === 0
  const shown = abridged(onward, false)
  const sum = shown.map((one, place) => (
    <mrow key={one ? one.weight : 'gap'}>
      {place > 0 && <mo>+</mo>}
      {one ? (
        <>
          <Letter name={nameOf(layout, one.weight)} />
          <mspace width="0.15em" />
          <Delta neuron={one.to} />
        </>
      ) : (
        <mo>…</mo>
      )}
    </mrow>
  ))
  return (
    <div className={styles.origin}>
      <Maths isSmall>
        <Delta neuron={neuron} />
        <mo>=</mo>
        <Slope of={<mi>L</mi>} by={<Subscribed letter="z" neuron={neuron} />} isInline />
        {isAtEnd && losses[training.loss].gradient === 'weightedSum' && (
          <>
            <mo>=</mo>
            {lossFormulas[training.loss].slope(neuron.unit, outputsOf(layout))}
          </>
        )}
        {!isAtEnd && (
          <>
            <mo>=</mo>
            {shown.length > 1 ? <Brackets>{sum}</Brackets> : sum}
            <mo>·</mo>
            <ActivationSlope neuron={neuron} />
          </>
        )}
      </Maths>
      <Line of={(moment) => deltaLine(moment, neuron, shown)} />
    </div>
  )
}

/** σ′(z₁); 1 where the function does nothing. */
function ActivationSlope({ neuron }: { neuron: Neuron }) {
  const { network } = useSetting()
  const { symbol } = activationOf(network, neuron)
  if (!symbol) return <mn>1</mn>
  return (
    <>
      <mi className={symbol.length > 1 ? styles.upright : undefined}>{symbol}</mi>
      <mo>′</mo>
      <Brackets>
        <Subscribed letter="z" neuron={neuron} />
      </Brackets>
    </>
  )
}

function Delta({ neuron }: { neuron: Neuron }) {
  return <Subscribed letter="δ" neuron={neuron} />
}

/** A letter of a neuron's own: z₁ is that of h₁; the outputs' carry their ŷ. */
function Subscribed({ letter, neuron }: { letter: string; neuron: Neuron }) {
  const { layout } = useSetting()
  const name = neuronName(layout, neuron.layer, neuron.unit)
  if (name.letter === 'h') return <Letter name={{ letter, number: name.number }} />
  return (
    <msub>
      <mi>{letter}</mi>
      <mrow>
        <Letter name={{ letter: 'ŷ', number: null }} />
        {name.number !== null && <mn>{name.number}</mn>}
      </mrow>
    </msub>
  )
}

function outputsOf(layout: Layout): number {
  return sizeOf(layout.shapes.at(-1)!)
}
