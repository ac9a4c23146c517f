/** The list at the end of a phase: every neuron or parameter with its numbers, and a button that selects it. */
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
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.lines}>
        {neuronsOf(layout).map((neuron) => (
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
  const [turned, setTurned] = useState({ page: 0, selected: -1 })
  // Another selection turns to its own page.
  const page = turned.selected === selected ? turned.page : Math.floor(selected / PAGE)
  const first = page * PAGE
  const shown = Math.min(PAGE, layout.count - first)
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      {layout.count > PAGE && (
        <p className={styles.pages}>
          {first + 1} to {first + shown} of {layout.count}
          <Button
            kind="small"
            isOff={first === 0}
            onClick={() => setTurned({ page: page - 1, selected })}
          >
            Earlier
          </Button>
          <Button
            kind="small"
            isOff={first + shown === layout.count}
            onClick={() => setTurned({ page: page + 1, selected })}
          >
            Later
          </Button>
        </p>
      )}
      <ul className={cells[isAllDigits ? 'wide' : width]}>
        {Array.from({ length: shown }, (_, row) => first + row).map((index) => (
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
