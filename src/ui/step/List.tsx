/** The list at the end of a phase: every neuron or parameter with its numbers, and a button that selects it. */
import { grouped } from '../../data/grouped.ts'
import { nameOf, neuronName } from '../../engine/layout.ts'
import type { Selection } from '../../state/store.ts'
import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { useActions } from '../hooks/app.tsx'
import { keyOf } from './belongs.ts'
import { Line, useSetting } from './Line.tsx'
import styles from './List.module.css'
import type { Moment, Neuron } from './moment.ts'
import type { Piece } from './pieces.ts'
import { neuronsOf } from './terms.ts'

/** More rows than a person reads at once would only cost time, and thousands freeze the page. */
const PAGE = 90
/** A neuron's line is a sum of many numbers, and as long as the panel is wide. */
const NEURONS = 24

export function NeuronList({
  title,
  selected,
  now = null,
  of,
}: {
  title: string
  selected: Neuron
  /** The layer that a walk has come to. */
  now?: number | null
  of: (moment: Moment, neuron: Neuron) => readonly Piece[]
}) {
  const { layout } = useSetting()
  const neurons = neuronsOf(layout)
  const shown = now === null || now === selected.layer ? selected : { layer: now, unit: 0 }
  const place = neurons.findIndex(({ layer, unit }) => layer === shown.layer && unit === shown.unit)
  const { first, end, pager } = usePages(neurons.length, NEURONS, place)
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      {pager}
      <ul className={styles.lines}>
        {neurons.slice(first, end).map((neuron) => (
          <li
            key={`${neuron.layer} ${neuron.unit}`}
            className={styles.row}
            data-now={neuron.layer === now || undefined}
          >
            <Pick
              name={neuronName(layout, neuron.layer, neuron.unit)}
              isSelected={neuron.layer === selected.layer && neuron.unit === selected.unit}
              selection={{ type: 'neuron', ...neuron }}
            />
            <Line of={(moment) => of(moment, neuron)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const cells = { small: styles.cells, medium: styles.mediumCells, wide: styles.wideCells }

export function ParameterList({
  title,
  selected,
  width = 'small',
  of,
}: {
  title: string
  selected: number
  /** How much room a row needs. */
  width?: 'small' | 'medium' | 'wide'
  of: (moment: Moment, parameter: number) => readonly Piece[]
}) {
  const { layout, isAllDigits } = useSetting()
  const { first, end, pager } = usePages(layout.count, PAGE, selected)
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      {pager}
      <ul className={cells[isAllDigits ? 'wide' : width]}>
        {Array.from({ length: end - first }, (_, row) => first + row).map((index) => (
          <li key={index} className={styles.row}>
            <Pick
              name={nameOf(layout, index)}
              isSelected={index === selected}
              selection={{ type: 'parameter', index }}
            />
            <Line of={(moment) => of(moment, index)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A page of so many rows at a time: the one with the row that is wanted, until a person turns to another. */
function usePages(count: number, size: number, wanted: number) {
  const [turned, setTurned] = useState({ page: 0, wanted: -1 })
  // Another one that is wanted turns to its own page.
  const place = turned.wanted === wanted ? turned.page * size : Math.max(0, wanted)
  const page = Math.floor(Math.min(place, count - 1) / size)
  const first = page * size
  const end = Math.min(count, first + size)
  const pager = count > size && (
    <p className={styles.pages}>
      {grouped(first + 1)} to {grouped(end)} of {grouped(count)}
      <Button
        kind="small"
        isOff={first === 0}
        onClick={() => setTurned({ page: page - 1, wanted })}
      >
        Earlier
      </Button>
      <Button
        kind="small"
        isOff={end === count}
        onClick={() => setTurned({ page: page + 1, wanted })}
      >
        Later
      </Button>
    </p>
  )
  return { first, end, pager }
}

/** A name that selects what it names, here and in the network. */
function Pick({
  name: { letter, number },
  isSelected,
  selection,
}: {
  name: { letter: string; number: number | null }
  isSelected: boolean
  selection: Selection
}) {
  const actions = useActions()
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      data-of={keyOf(selection)}
      className={styles.pick}
      onClick={() => actions.setView({ selection })}
    >
      {letter}
      {number !== null && <sub>{number}</sub>}
    </button>
  )
}
