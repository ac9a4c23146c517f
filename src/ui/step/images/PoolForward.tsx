/** A pooled cell: the values under its window, and the largest or the mean of them. */
import { windowAt } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import type { Neuron } from '../moment.ts'
import { spokenSign } from '../spoken.ts'
import { windowOf } from './forward.ts'
import { capital, cellWords, placeIn } from './letters.ts'
import { NumberGrid } from './NumberGrid.tsx'
import { reachOf } from './pairs.ts'
import styles from './Panels.module.css'
import { value, winnerOf } from './quantities.ts'
import { SumRows } from './SumRows.tsx'
import { counted, Title } from './Title.tsx'

export function PoolForward({
  neuron,
  isMax,
}: {
  readonly neuron: Neuron
  readonly isMax: boolean
}) {
  const setting = useSetting()
  const cell = placeIn(setting, neuron)!
  const under = windowOf(setting, cell)
  const values = under.map((from) => value(setting, from))
  const { width } = windowAt(setting.network.layers[neuron.layer], cell.row, cell.column)
  const count = counted(under.length)
  const own = value(setting, neuron)
  return (
    <>
      <Title
        aside={isMax ? 'the largest goes on, the others are left out' : 'the mean of them goes on'}
      >
        {capital(cellWords(setting, neuron))}
      </Title>
      <div className={styles.row}>
        <NumberGrid
          caption={`${count} values`}
          columns={width}
          cells={values.map(({ belongs, sign }) => ({ belongs, name: spokenSign(sign) }))}
          read={(moment) => {
            const numbers = values.map(({ at }) => at(moment))
            const reach = reachOf(numbers, 'signed')
            const won = isMax
              ? under.findIndex(({ unit }) => unit === winnerOf(moment, neuron))
              : null
            return { values: numbers, ramp: 'signed', reach, won }
          }}
        />
        <SumRows
          rows={
            isMax
              ? [{ label: `the largest of the ${count}`, of: own.at, is: 'result' }]
              : [
                  {
                    label: `add the ${count}`,
                    of: (moment) => values.reduce((total, { at }) => total + at(moment), 0),
                  },
                  { label: `divide by ${under.length}`, of: own.at, is: 'result' },
                ]
          }
        />
      </div>
    </>
  )
}
