/** What a pooled cell hands back to the cells under its window: all of it to the winner, or to each the same share. */
import { windowAt } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import type { Neuron } from '../moment.ts'
import { spokenSign } from '../spoken.ts'
import styles from './Grids.module.css'
import { windowOf } from './forward.ts'
import { placeIn } from './letters.ts'
import { NumberGrid } from './NumberGrid.tsx'
import { reachOf } from './pairs.ts'
import { blame, value, winnerOf } from './quantities.ts'
import { counted } from './Title.tsx'

export function Handed({ neuron, from }: { readonly neuron: Neuron; readonly from?: Neuron }) {
  const setting = useSetting()
  const spec = setting.network.layers[neuron.layer]
  const cell = placeIn(setting, neuron)!
  const under = windowOf(setting, cell)
  const values = under.map((one) => value(setting, one))
  const isMax = spec.type === 'maxPooling2d'
  const { width } = windowAt(spec, cell.row, cell.column)
  const cells = values.map(({ belongs, sign }) => ({ belongs, name: spokenSign(sign) }))
  const back = blame(setting, neuron)
  const own = from && under.findIndex(({ unit }) => unit === from.unit)
  return (
    <div className={styles.pair}>
      <NumberGrid
        caption={`${counted(under.length)} values`}
        columns={width}
        cells={cells}
        lit={own ?? null}
        read={(moment) => {
          const numbers = values.map(({ at }) => at(moment))
          const won = isMax
            ? under.findIndex(({ unit }) => unit === winnerOf(moment, neuron))
            : null
          return { values: numbers, ramp: 'signed', reach: reachOf(numbers, 'signed'), won }
        }}
      />
      <span className={styles.sign} aria-hidden="true">
        →
      </span>
      <NumberGrid
        caption={isMax ? 'all to the winner' : `a share of 1/${under.length} each`}
        columns={width}
        cells={cells}
        lit={own ?? null}
        read={(moment) => {
          const all = back.at(moment)
          const winner = isMax ? winnerOf(moment, neuron) : null
          const shares = under.map(({ unit }) =>
            winner === null ? all / under.length : unit === winner ? all : 0,
          )
          return { values: shares, ramp: 'blame', reach: reachOf(shares, 'blame') }
        }}
      />
    </div>
  )
}
