/**
 * The weights from a layer's hidden values to its next ones, the same at every time step: a map to read
 * and to edit, how much they grow or shrink what goes round, and in the backward phase their gradient
 * as it fills, time step by time step.
 */
import { placeOf } from '../../../engine/layout.ts'
import { useAppState } from '../../hooks/app.tsx'
import { gateIn, gatesOf } from '../../hooks/sequence/gates.ts'
import { isRecurrent, timesBackward, unrolledOf } from '../../hooks/sequence/timed.ts'
import { Matrix } from './Matrix.tsx'
import { ParameterField } from '../ParameterField.tsx'
import { Radius } from './Radius.tsx'
import { useScene } from './scene.ts'
import type { Square } from './square.ts'
import styles from './Weights.module.css'

/** The map's side, and what else stands in the same column: title, readout and radius; the slider; its words; the field. */
const MAP = { least: 64, most: 128, phone: 240 }
const HEIGHTS = { around: 76, slider: 30, words: 36, field: 66 }

export function Weights() {
  const { network, layout, layer, shown, phase, computed, place, selection } = useScene()
  const isWalking = useAppState((state) => state.walk !== null)
  const spec = network.layers[layer]
  const block = layout.blocks.find((one) => one.layer === layer && one.name === 'weightsHidden')
  if (!block || !isRecurrent(spec.type)) return null
  const { units } = unrolledOf(network).timed.find((one) => one.layer === layer)!
  const gate = gateIn(spec.type, shown)
  const first = gate * units
  const square: Square = { block, start: block.start + first * units, units, first }
  const isGradient = phase === 'backward' || phase === 'update'
  const from = timesBackward(computed, network, layer)
  const gates = gatesOf[spec.type]
  const chosen =
    selection?.type === 'parameter' && selection.index < layout.count ? selection.index : null
  const isHere = chosen !== null && placeOf(layout, chosen).block.layer === layer
  const inHand = isHere && !isGradient ? chosen : null
  const known = `${place.steps - from} of ${place.steps} steps`
  const label = gates.length > 0 ? gates[gate].label : null
  const filled = isWalking
    ? `${label === null ? 'filled by' : `${label}:`} ${known}`
    : `${label === null ? 'sum' : `${label},`} over all steps`
  const height = place.gutter?.height ?? Infinity
  const hasWords = height >= HEIGHTS.around + MAP.most + HEIGHTS.slider + HEIGHTS.words
  const below = isGradient ? 0 : inHand === null ? HEIGHTS.slider : HEIGHTS.field
  const left = height - HEIGHTS.around - below - (hasWords ? HEIGHTS.words : 0)
  const room = place.gutter ? Math.max(MAP.least, Math.min(MAP.most, left)) : MAP.phone
  const words = isGradient ? filled : 'same at every step'
  return (
    <section className={styles.weights} aria-label="Weights from step to step">
      <p className={styles.title}>
        {isGradient ? 'Gradient of ' : ''}
        <i>U</i>
        {gates.length > 0 && !isGradient && ` of the ${gates[gate].label.toLowerCase()}`}
        {gates.length === 0 && !isGradient && ': from h to h'}
      </p>
      <Matrix
        square={square}
        room={room}
        isGradient={isGradient}
        from={isWalking ? from : null}
        words={words}
      />
      {!isGradient && <Radius square={square} isRead={inHand !== null} hasWords={hasWords} />}
      {inHand !== null && <ParameterField index={inHand} />}
    </section>
  )
}
