/** A pixel: the value that the network is given, and what it adds to the cells of a map under whose kernels it lies. */
import { useState } from 'react'
import { isConv, nextLayer } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import type { Neuron } from '../moment.ts'
import { number, resultDigits, signLook } from '../pieces.ts'
import { parameter } from '../quantities.ts'
import { spokenSign } from '../spoken.ts'
import { feedsOf } from './backward.ts'
import { Choices } from './Choices.tsx'
import { capital, cellWords } from './letters.ts'
import grids from './Grids.module.css'
import { NumberGrid } from './NumberGrid.tsx'
import { cellsOf, readProducts, readSide, totalOf, type Pair } from './pairs.ts'
import styles from './Panels.module.css'
import { value } from './quantities.ts'
import { SumRows } from './SumRows.tsx'
import { counted, Title } from './Title.tsx'
import { areaWidth } from './areas.ts'

export function PixelForward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const { layout, network } = setting
  const spec = network.layers[nextLayer(network, -1)]
  const feeds = feedsOf(setting, neuron)
  const [chosen, choose] = useState(0)
  const own = value(setting, neuron)
  const title = <Title>{capital(cellWords(setting, neuron))}</Title>
  if (!isConv(spec)) {
    return (
      <div className={styles.panel}>
        {title}
        <SumRows rows={[{ label: 'its value', of: own.at, is: 'result' }]} />
        <p className={styles.words}>
          It goes to {counted(feeds.length)} {feeds.length === 1 ? 'place' : 'places'} of the first
          layer.
        </p>
      </div>
    )
  }
  const each = feeds.length / spec.filters
  const open = Math.min(chosen, spec.filters - 1)
  const columns = areaWidth(setting, neuron)
  const pairs = Array.from({ length: spec.filters }, (_, filter) =>
    feeds
      .slice(filter * each, (filter + 1) * each)
      .map(({ weight }): Pair => ({ left: own, right: parameter(layout, weight!) })),
  )
  return (
    <div className={styles.panel}>
      <Title
        aside={`lies under ${counted(each)} cells of each map, every time under another weight`}
      >
        {capital(cellWords(setting, neuron))}
      </Title>
      <Choices
        label="Map"
        selected={open}
        select={choose}
        choices={pairs.map((ofMap, filter) => ({
          label: `map ${filter + 1}`,
          of: (moment) => {
            const total = totalOf(ofMap, moment)
            return [number(total, resultDigits(moment.isAllDigits), signLook(total))]
          },
        }))}
      />
      <div className={styles.row}>
        <div className={grids.trio}>
          <NumberGrid
            isPart
            caption="the pixel"
            columns={1}
            cells={cellsOf(pairs[open].slice(0, 1), 'left')}
            read={readSide(pairs[open].slice(0, 1), 'left', 'input')}
          />
          <span className={grids.sign} aria-hidden="true">
            ×
          </span>
          <NumberGrid
            isPart
            caption={`kernel ${open + 1}, turned round`}
            columns={columns}
            cells={cellsOf(pairs[open], 'right')}
            read={readSide(pairs[open], 'right', 'signed')}
          />
          <span className={grids.sign} aria-hidden="true">
            =
          </span>
          <NumberGrid
            caption={`what it adds to map ${open + 1}`}
            columns={columns}
            cells={feeds.slice(open * each, (open + 1) * each).map(({ to }) => {
              const { belongs, sign } = value(setting, to)
              return { belongs, name: spokenSign(sign) }
            })}
            read={readProducts(pairs[open], 'signed')}
          />
        </div>
        <SumRows
          rows={[
            {
              label: `adds to map ${open + 1} in all`,
              of: (moment) => totalOf(pairs[open], moment),
              is: 'result',
            },
          ]}
        />
      </div>
    </div>
  )
}
