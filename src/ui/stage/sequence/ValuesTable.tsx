/** The same as the picture in a table: each unit's value at each time step. */
import { useRef } from 'react'
import { format } from '../../format.ts'
import { useShownStep } from '../../hooks/look.ts'
import { shownOf, valuesOf } from '../../hooks/sequence/gates.ts'
import { unitName } from '../../hooks/sequence/timed.ts'
import { namesOf } from '../../hooks/sequence/times.ts'
import { setText } from '../../controls/setText.ts'
import { blameSizes } from './blame.ts'
import { shownRange, useScene } from './scene.ts'
import { useMemory } from './useMemory.ts'
import styles from './Unrolled.module.css'

export function ValuesTable() {
  const scene = useScene()
  const { network, dataset, unrolled, shown, layer } = scene
  const table = useRef<HTMLTableElement>(null)
  const { steps, features, timed } = unrolled
  const row = timed.find((one) => one.layer === layer)
  const units = row?.units ?? 0
  const strips = features + units + 1
  const rowsOf = () => table.current?.tBodies[0]?.rows

  useShownStep((step) => {
    const element = table.current
    if (!element || !step || !row) return
    const names = namesOf(dataset, step.sample, steps).steps
    const { values, from, stride } = valuesOf(step.layers[layer], row.type, units, shown)
    const [first, end] = shownRange(scene, layer, step)
    const blame = blameSizes(scene, step)
    for (let time = 0; time < steps; time++) {
      const line = element.tBodies[0]?.rows[time]
      if (!line) continue
      setText(line.cells[0], names[time].full)
      for (let i = 0; i < features; i++) {
        setText(line.cells[1 + i], format(step.sample.input[time * features + i]))
      }
      const isBlamed = blame.sizes !== null && time >= blame.from
      setText(line.cells[strips + 1], isBlamed ? format(blame.sizes[time]) : 'not yet')
      for (let unit = 0; unit < units; unit++) {
        const value = values[from + time * stride + unit]
        setText(
          line.cells[1 + features + unit],
          time >= first && time < end ? format(value) : 'not yet',
        )
      }
    }
  })
  useMemory((sizes) => {
    for (let time = 0; time < steps; time++) {
      setText(rowsOf()?.[time]?.cells[strips] ?? null, sizes ? format(sizes[time]) : 'not yet')
    }
  })
  if (!row) return null
  const label = shownOf(row.type).find(({ value }) => value === shown)?.label ?? 'Hidden'
  const head = [
    ...Array.from({ length: features }, (_, i) => unitName(network, -1, i)),
    ...Array.from({ length: units }, (_, unit) => unitName(network, layer, unit)),
  ]
  return (
    // A table that is wider than its box is scrolled by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.table} tabIndex={0} aria-label="Values over time">
      <p>
        Memory: how much the answer moves with the input. Blame: how much of the loss comes back.
      </p>
      <table ref={table}>
        <caption>
          {shown === 'blame'
            ? 'How fast the loss rises with each hidden value'
            : `${label} values at each time step`}
        </caption>
        <thead>
          <tr>
            <th scope="col">time</th>
            {head.map(({ letter, number }, k) => (
              <th key={k} scope="col">
                {letter}
                {number !== null && <sub>{number}</sub>}
              </th>
            ))}
            <th scope="col">memory</th>
            <th scope="col">blame</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: steps }, (_, time) => (
            <tr key={time}>
              <th scope="row">{time + 1}</th>
              {[...head, 'memory', 'blame'].map((_one, k) => (
                <td key={k}>…</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
