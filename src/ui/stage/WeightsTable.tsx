/**
 * All weights of a dense network as a table for each layer, the full equivalent of its picture: rows
 * from the neurons before, columns to those of the layer, and what is in hand as a field to type in.
 */
import {
  memo,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import {
  indexOf,
  neuronLayers,
  neuronName,
  placeOf,
  sourceOf,
  type Layout,
  type ParameterPlace,
} from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { Pager } from '../controls/Pager.tsx'
import { Select } from '../controls/Select.tsx'
import { setText } from '../controls/setText.ts'
import { format } from '../format.ts'
import { useActions, useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import { nextCell, type Cell } from './gridMoves.ts'
import { ParameterField } from './ParameterField.tsx'
import { parameterName } from './spots.ts'
import styles from './WeightsTable.module.css'

const CURRENT = 'td[tabindex="0"]'
/** Rows at once, as many as are in sight; a layer has at most 64 columns. */
const PAGE = 16

export function WeightsTable() {
  const actions = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const layout = useAppState((state) => state.layout)
  const layers = neuronLayers(layout)
  const selection = useAppState((state) => state.view.selection)
  const inHand = selection?.type === 'parameter' ? placeOf(layout, selection.index) : null
  const [wanted, setLayer] = useState(inHand?.block.layer ?? layers[0])
  const layer = layers.includes(wanted) ? wanted : layers[0]
  // Arrow keys are what one opens it for; the window is open by now.
  useEffect(() => dialog.current?.querySelector<HTMLElement>(CURRENT)?.focus(), [])
  return (
    <Dialog
      dialog={dialog}
      heading="Weights and biases"
      className={styles.dialog}
      onClose={() => actions.setView({ areWeightsShown: false })}
    >
      <div className={styles.content}>
        {layers.length > 1 && (
          <Select
            label="Into"
            className={styles.layer}
            value={String(layer)}
            options={layers.map((one, k) => ({
              value: String(one),
              label: k === layers.length - 1 ? 'Output' : `Hidden layer ${k + 1}`,
            }))}
            onChange={(value) => setLayer(Number(value))}
          />
        )}
        <LayerTable
          key={`${layer} ${layout.count}`}
          layout={layout}
          layer={layer}
          start={inHand?.block.layer === layer ? inHand : null}
        />
      </div>
    </Dialog>
  )
}

type LayerTableProps = {
  readonly layout: Layout
  readonly layer: number
  /** What is in hand when it opens. */
  readonly start: ParameterPlace | null
}

function LayerTable({ layout, layer, start }: LayerTableProps) {
  const actions = useActions()
  const table = useRef<HTMLTableElement>(null)
  const field = useRef<HTMLDivElement>(null)
  const isMoving = useRef(false)
  const inputs = sizeOf(layout.shapes[layer])
  const [at, setAt] = useState<Cell>({
    row: start ? (start.input ?? inputs) : 0,
    column: start?.output ?? 0,
  })
  const columns = sizeOf(layout.shapes[layer + 1])
  // The last row has the biases.
  const rows = inputs + 1
  const page = Math.floor(at.row / PAGE)
  const first = page * PAGE
  const shown = Math.min(PAGE, rows - first)
  const index = (cell: Cell): number => indexAt(layout, layer, cell)

  useCalmFrame(({ parameters }) => {
    table.current?.querySelectorAll('td').forEach((cell, k) => {
      const place = { row: first + Math.floor(k / columns), column: k % columns }
      const value = parameters[index(place)] ?? 0
      setText(cell, format(value))
      cell.toggleAttribute('data-negative', value < 0)
    })
  })

  const go = (next: Cell): void => {
    setAt(next)
    actions.setView({ selection: { type: 'parameter', index: index(next) } })
  }
  const pick = ({ target }: MouseEvent): void => {
    const cell = target instanceof Element ? target.closest('td') : null
    const row = cell?.closest('tr')
    if (cell && row) go({ row: first + row.sectionRowIndex, column: cell.cellIndex - 1 })
  }
  const press = (event: KeyboardEvent): void => {
    const next = nextCell(at, { rows, columns }, event.key, event.ctrlKey || event.metaKey)
    if (event.key === 'Enter') field.current?.querySelector('input')?.select()
    else if (next) {
      isMoving.current = true
      go(next)
    } else return
    event.preventDefault()
  }
  useLayoutEffect(() => {
    if (isMoving.current) table.current?.querySelector<HTMLElement>(CURRENT)?.focus()
    isMoving.current = false
  })

  return (
    <>
      <div ref={field} className={styles.field}>
        <ParameterField key={index(at)} index={index(at)} />
      </div>
      <div className={styles.scroller}>
        <table
          ref={table}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid is a table with keys
          role="grid"
          aria-label="Weights, rows from, columns to"
          aria-rowcount={rows + 1}
          onKeyDown={press}
          onClick={pick}
        >
          <thead>
            <tr>
              <th scope="col">from</th>
              {Array.from({ length: columns }, (_, column) => (
                <th key={column} scope="col">
                  <Name {...neuronName(layout, layer, column)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: shown }, (_, k) => first + k).map((row) => (
              <Row
                key={row}
                layout={layout}
                layer={layer}
                row={row}
                current={row === at.row ? at.column : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows > PAGE && (
        <Pager
          label="Rows"
          words={`Rows ${first + 1} to ${first + shown} of ${rows}`}
          what="rows"
          page={page}
          pages={Math.ceil(rows / PAGE)}
          go={(next) => go({ ...at, row: next * PAGE })}
        />
      )}
    </>
  )
}

type RowProps = {
  readonly layout: Layout
  readonly layer: number
  readonly row: number
  /** The column in hand; null: none of this row. */
  readonly current: number | null
}

/** Of the rows only those between which one moves are made anew. */
const Row = memo(function Row({ layout, layer, row, current }: RowProps) {
  const inputs = sizeOf(layout.shapes[layer])
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row">
        {row < inputs ? <Name {...neuronName(layout, sourceOf(layout, layer - 1), row)} /> : 'bias'}
      </th>
      {Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, column) => (
        // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its number comes with the frame
        <td
          key={column}
          tabIndex={column === current ? 0 : -1}
          aria-selected={column === current}
          title={parameterName(layout, indexAt(layout, layer, { row, column }))}
        />
      ))}
    </tr>
  )
})

/** The flat index of the weight in a cell; the last row has the biases. */
function indexAt(layout: Layout, layer: number, { row, column }: Cell): number {
  return indexOf(layout, layer, column, row < sizeOf(layout.shapes[layer]) ? row : null)
}

function Name({ letter, number }: { readonly letter: string; readonly number: number | null }) {
  return (
    <>
      <i>{letter}</i>
      {number !== null && <sub>{number}</sub>}
    </>
  )
}
