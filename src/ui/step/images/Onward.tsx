/** The ways on from a value, and what comes back on each: weights times δ, or what a pool hands back. */
import { useState } from 'react'
import { isConv, isPooling, nextLayer } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import type { Neuron } from '../moment.ts'
import { number, resultDigits } from '../pieces.ts'
import { parameter } from '../quantities.ts'
import { areaWidth } from './areas.ts'
import { feedsOf, type Feed } from './backward.ts'
import { Choices } from './Choices.tsx'
import { Handed } from './Handed.tsx'
import { LargestTerms } from './LargestTerms.tsx'
import { totalOf, type Pair } from './pairs.ts'
import styles from './Panels.module.css'
import { Products } from './Products.tsx'
import { delta } from './quantities.ts'

export function Onward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const spec = setting.network.layers[nextLayer(setting.network, neuron.layer)]
  const feeds = feedsOf(setting, neuron)
  if (feeds.length === 0) {
    return <p className={styles.words}>No window covers it, so it has no part in the loss.</p>
  }
  if (isPooling(spec)) {
    return feeds.map(({ to }) => <Handed key={to.unit} neuron={to} from={neuron} />)
  }
  if (isConv(spec)) {
    return <ThroughKernels neuron={neuron} feeds={feeds} filters={spec.filters} />
  }
  return (
    <div>
      <p className={styles.words}>
        {feeds.length} ways on: each weight times the δ that it leads to
      </p>
      <LargestTerms pairs={pairsOf(setting, feeds)} look="learn" />
    </div>
  )
}

function pairsOf(setting: Parameters<typeof delta>[0], feeds: readonly Feed[]): Pair[] {
  return feeds.map(({ to, weight }) => ({
    left: delta(setting, to),
    right: weight === null ? null : parameter(setting.layout, weight),
  }))
}

/** Back through a convolution: the δ of the cells that saw it, each times the weight that it saw it through. */
function ThroughKernels({
  neuron,
  feeds,
  filters,
}: {
  readonly neuron: Neuron
  readonly feeds: readonly Feed[]
  readonly filters: number
}) {
  const setting = useSetting()
  const [chosen, choose] = useState(0)
  const open = Math.min(chosen, filters - 1)
  const each = feeds.length / filters
  const maps = Array.from({ length: filters }, (_, filter) =>
    pairsOf(setting, feeds.slice(filter * each, (filter + 1) * each)),
  )
  return (
    <div className={styles.stack}>
      <Choices
        label="Map that it leads to"
        noun="map"
        selected={open}
        select={choose}
        choices={maps.map((pairs, filter) => ({
          label: String(filter + 1),
          of: (moment) => [
            number(totalOf(pairs, moment), resultDigits(moment.isAllDigits), 'learn'),
          ],
        }))}
      />
      <Products
        columns={areaWidth(setting, neuron)}
        pairs={maps[open]}
        left={{ caption: `δ of map ${open + 1}`, kind: 'blame' }}
        right={{ caption: `kernel ${open + 1}, turned round`, kind: 'signed' }}
        product={{ caption: 'comes back', kind: 'blame' }}
        by="left"
      />
    </div>
  )
}
