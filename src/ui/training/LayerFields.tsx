/** The settings of one layer, whatever kind it is. */
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import { limits } from '../../experiment/limits.ts'
import { NumberField } from '../controls/NumberField.tsx'
import type { NumberRule } from '../controls/read.ts'
import { Segmented } from '../controls/Segmented.tsx'
import { Toggle } from '../controls/Toggle.tsx'
import { useActions } from '../hooks/app.tsx'
import { useGesture } from '../hooks/useGesture.ts'
import { ActivationField } from './ActivationField.tsx'
import { activationChoices } from './activationChoices.ts'
import { recurrent } from '../../experiment/structures.ts'

type LayerFieldsProps = {
  readonly spec: LayerSpec
  readonly layer: number
  readonly onChange: (spec: LayerSpec) => void
  /** Why the network does not fit with the layer changed so; null where it does. */
  readonly refuse: (spec: LayerSpec) => string | null
}

export function LayerFields({ spec, layer, onChange, refuse }: LayerFieldsProps) {
  const count = (
    label: string,
    value: number,
    most: number,
    withIt: (value: number) => LayerSpec,
  ) => (
    <Count
      label={label}
      value={value}
      rule={{ min: 1, max: most, isWhole: true, refuse: (number) => refuse(withIt(number)) }}
      step={1}
      onCommit={(number) => onChange(withIt(number))}
    />
  )
  switch (spec.type) {
    case 'dense':
      return (
        <>
          {count('Neurons', spec.units, limits.units, (units) => ({ ...spec, units }))}
          <ActivationField label="Activation" layers={[layer]} choices={activationChoices} />
        </>
      )
    case 'conv2d':
      return (
        <>
          {count('Kernels', spec.filters, limits.units, (filters) => ({ ...spec, filters }))}
          {count('Kernel size', spec.kernelSize[0], LARGEST_KERNEL, (side) => ({
            ...spec,
            kernelSize: [side, side],
          }))}
          <Toggle
            label="Zeros around it keep the size"
            isOn={spec.padding === 'same'}
            onChange={(isOn) => onChange({ ...spec, padding: isOn ? 'same' : 'valid' })}
          />
          <ActivationField label="Activation" layers={[layer]} choices={activationChoices} />
        </>
      )
    case 'maxPooling2d':
    case 'averagePooling2d':
      return (
        <>
          {count('Size', spec.poolSize[0], LARGEST_POOL, (side) => ({
            ...spec,
            poolSize: [side, side],
            stride: [side, side],
          }))}
          <Segmented
            label="Keeps"
            value={spec.type}
            options={pools}
            onChange={(type) => onChange({ ...spec, type })}
          />
        </>
      )
    case 'simpleRnn':
    case 'lstm':
    case 'gru':
      return (
        <>
          <Segmented
            label="Cells"
            value={spec.type}
            options={cells}
            onChange={(type) => onChange(recurrent(type, spec.units))}
          />
          {count('Units', spec.units, limits.units, (units) => ({ ...spec, units }))}
          {spec.type === 'simpleRnn' && (
            <ActivationField label="Activation" layers={[layer]} choices={activationChoices} />
          )}
        </>
      )
    case 'dropout':
      return <DropoutRate rate={spec.rate} layer={layer} />
    case 'flatten':
      return null
  }
}

const LARGEST_KERNEL = 7
const LARGEST_POOL = 7

const pools = [
  { value: 'maxPooling2d', label: 'largest' },
  { value: 'averagePooling2d', label: 'mean' },
] as const

const cells = [
  { value: 'simpleRnn', label: 'RNN' },
  { value: 'lstm', label: 'LSTM' },
  { value: 'gru', label: 'GRU' },
] as const

const rateRule: NumberRule = { min: 0, max: 0.95 }

type CountProps = {
  readonly label: string
  readonly value: number
  readonly rule: NumberRule
  readonly step: number
  readonly hint?: string
  readonly onCommit: (value: number, time: number) => void
}

function Count({ label, value, rule, step, hint, onCommit }: CountProps) {
  const next = (before: number, direction: 1 | -1): number =>
    Math.min(rule.max, Math.max(rule.min, Math.round((before + direction * step) / step) * step))
  return (
    <NumberField
      isSmall
      label={label}
      value={value}
      rule={rule}
      next={(before, direction) => Number(next(before, direction).toFixed(2))}
      {...(hint && { hint })}
      onCommit={onCommit}
    />
  )
}

/** Keeps the weights and goes on; presses that follow each other are one undo. */
function DropoutRate({ rate, layer }: { readonly rate: number; readonly layer: number }) {
  const actions = useActions()
  const gesture = useGesture(`Dropout of layer ${layer}`)
  return (
    <Count
      label="Rate"
      value={rate}
      rule={rateRule}
      step={0.1}
      hint="In training it silences this share of the values, others each time."
      onCommit={(value, time) => void actions.changeLayer(layer, { rate: value }, gesture.at(time))}
    />
  )
}
