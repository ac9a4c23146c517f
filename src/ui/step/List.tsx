/** The list at the end of a phase: every neuron or parameter with its numbers, and a button that selects it. */
import { nameOf, neuronName } from '../../engine/layout.ts'
import type { Selection } from '../../state/store.ts'
import { useActions } from '../hooks/app.tsx'
import { Line, useSetting } from './Line.tsx'
import styles from './List.module.css'
import type { Moment, Neuron } from './moment.ts'
import type { Piece } from './pieces.ts'
import { neuronsOf } from './terms.ts'

export function NeuronList({
  title,
  selected,
  of,
}: {
  title: string
  selected: Neuron
  of: (moment: Moment, neuron: Neuron) => readonly Piece[]
}) {
  const { layout } = useSetting()
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.lines}>
        {neuronsOf(layout).map((neuron) => (
          <li key={`${neuron.layer} ${neuron.unit}`} className={styles.row}>
            <Pick
              name={neuronName(layout, neuron.layer, neuron.unit)}
              isSelected={neuron.layer === selected.layer && neuron.unit === selected.unit}
              selection={{ type: 'neuron', ...neuron }}
            />
            <span>
              = <Line of={(moment) => of(moment, neuron)} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function ParameterList({
  title,
  selected,
  isWide = false,
  of,
}: {
  title: string
  selected: number
  isWide?: boolean
  of: (moment: Moment, parameter: number) => readonly Piece[]
}) {
  const { layout, isAllDigits } = useSetting()
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={isWide || isAllDigits ? styles.wideCells : styles.cells}>
        {Array.from({ length: layout.count }, (_, index) => (
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
      className={styles.pick}
      onClick={() => actions.setView({ selection })}
    >
      {letter}
      {number !== null && <sub>{number}</sub>}
    </button>
  )
}
