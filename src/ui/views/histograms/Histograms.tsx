/** How weights and gradients are spread, layer by layer, now and since the view was opened. */
import { memo, useState } from 'react'
import type { LayerHistograms } from '../../../worker/histograms.ts'
import { sampleWord } from '../../../experiment/kinds.ts'
import { Segmented } from '../../controls/Segmented.tsx'
import { format } from '../../format.ts'
import { useAppState } from '../../hooks/app.tsx'
import { useAnswer } from '../../hooks/useAnswer.ts'
import tables from '../../controls/Table.module.css'
import styles from '../Views.module.css'
import { Details } from '../Details.tsx'
import { Waiting } from '../../controls/Waiting.tsx'
import { Bars } from './Bars.tsx'
import { remembered, type Entry } from './history.ts'
import own from './Histograms.module.css'
import { layerNames } from './names.ts'
import { Strip } from './Strip.tsx'

const BINS = 24

const kinds = [
  { value: 'weights', label: 'weights' },
  { value: 'gradients', label: 'gradients' },
] as const

export type Kind = (typeof kinds)[number]['value']

/** `of`: the run's experiment and network; another one begins another history. */
type Kept = { readonly of: readonly unknown[]; readonly entries: readonly Entry[] }

export function Histograms() {
  const word = useAppState((state) => sampleWord(state.network))
  const [kind, setKind] = useState<Kind>('weights')
  const { answer, progress } = useAnswer('histograms', 'histograms', {
    type: 'histograms',
    bins: BINS,
  })
  const entries = useHistory(answer && { position: answer.position, layers: answer.value })
  const now = entries.at(-1)
  if (!now) return <Waiting progress={progress} />
  return (
    <div className={styles.view}>
      <Segmented label="Of" isLabelHidden value={kind} options={kinds} onChange={setKind} />
      {layerNames(now.layers).map(({ name }, place) => (
        <LayerView key={name} name={name} kind={kind} entries={entries} place={place} />
      ))}
      <p className={styles.note}>
        {entries.length > 1
          ? 'Strips: since you opened this view, at up to 60 moments. The stronger the colour, the more of them are there.'
          : 'Step or train, and a strip under each shows how they move.'}
        {kind === 'gradients' && ` Gradients are of the mean loss over all training ${word}s.`}
      </p>
      <Details summary="As a table">
        <LayerTable layers={now.layers} />
      </Details>
    </div>
  )
}

/** Grows with every new answer, for as long as the run is of the same experiment. */
function useHistory(entry: Entry | null): readonly Entry[] {
  const experiment = useAppState((state) => state.run.experiment)
  const layout = useAppState((state) => state.layout)
  const [kept, keep] = useState<Kept>({ of: [], entries: [] })
  const isSame = kept.of[0] === experiment && kept.of[1] === layout
  const newest = kept.entries.at(-1)
  const before = isSame ? kept.entries : []
  const isNew = entry !== null && entry.layers !== newest?.layers
  if (isNew) {
    const entries = remembered(before, entry)
    keep({ of: [experiment, layout], entries })
    return entries
  }
  return before
}

type LayerProps = {
  readonly name: string
  readonly kind: Kind
  readonly entries: readonly Entry[]
  /** Of the layer among those that have weights. */
  readonly place: number
}

/** Stays as it is while the next answer is on its way. */
const LayerView = memo(function LayerView({ name, kind, entries, place }: LayerProps) {
  const { layers } = entries[entries.length - 1]
  const histogram = layers[place][kind]
  const count = histogram.counts.reduce((sum, one) => sum + one, 0)
  const summary = `${name}: ${count.toLocaleString('en-US')} ${kind} from ${format(histogram.low)} to ${format(histogram.high)}, size ${format(histogram.size)}`
  return (
    <section className={own.layer} aria-label={name}>
      <h3 className={styles.title}>{name}</h3>
      <Bars histogram={histogram} kind={kind} label={summary} />
      {entries.length > 1 && (
        <Strip
          entries={entries}
          place={place}
          kind={kind}
          label={`${name}: how its ${kind} were spread, from step ${entries[0].position} to ${entries.at(-1)?.position}`}
        />
      )}
    </section>
  )
})

function LayerTable({ layers }: { readonly layers: readonly LayerHistograms[] }) {
  const names = layerNames(layers)
  return (
    <>
      <table className={tables.table} aria-label="Weights and gradients by layer">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">from</th>
            <th scope="col">to</th>
            <th scope="col">mean</th>
            <th scope="col">size</th>
          </tr>
        </thead>
        {kinds.map(({ value, label }) => (
          <tbody key={value}>
            {layers.map((histograms, place) => {
              const { low, high, mean, size } = histograms[value]
              return (
                <tr key={place}>
                  <th scope="row">
                    {names[place].short}, {label}
                  </th>
                  {[low, high, mean, size].map((number, column) => (
                    <td key={column}>{format(number, 2)}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
      <p className={styles.note}>Size is the root of the mean square.</p>
    </>
  )
}
