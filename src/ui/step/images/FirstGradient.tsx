/** What the network says, what is right, and the difference: the first gradient of the way back, for every output. */
import { losses } from '../../../engine/losses.ts'
import { useSetting } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import { OutputTable } from './OutputTable.tsx'
import { reachOf } from './pairs.ts'

export function FirstGradient({
  layer,
  count,
  selected = null,
}: {
  readonly layer: number
  readonly count: number
  readonly selected?: number | null
}) {
  const { training } = useSetting()
  const isBySum = losses[training.loss].gradient === 'weightedSum'
  const numbers = ({ frame }: Moment): Float64Array =>
    isBySum ? frame.layers[layer].weightedSumGradients : frame.layers[layer].outputGradients
  return (
    <OutputTable
      label="First gradient of each output"
      look="learn"
      layer={layer}
      count={count}
      selected={selected}
      columns={[
        { title: 'says', of: ({ frame }, o) => frame.layers[layer].outputs[o] },
        { title: 'target', of: ({ sample }, o) => sample.target[o] },
        { title: isBySum ? 'δ = ∂L/∂z' : '∂L/∂ŷ', of: (moment, o) => numbers(moment)[o] },
      ]}
      bar={(moment, o) => numbers(moment)[o] / Math.max(1, reachOf([...numbers(moment)], 'signed'))}
    />
  )
}
