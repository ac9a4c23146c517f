/** A neuron of a dense layer: what each map says for it, weight times value, the bias, and at the end softmax over all outputs. */
import { useState } from 'react'
import { nameOf } from '../../../engine/layout.ts'
import { activationOf as activationNameOf, sizeOf } from '../../../engine/network.ts'
import { imageOf, ownerOf } from '../../hooks/imageCells.ts'
import { Line, useSetting } from '../Line.tsx'
import type { Moment, Neuron } from '../moment.ts'
import { number, resultDigits, signLook, written } from '../pieces.ts'
import { parameter } from '../quantities.ts'
import { Choices } from './Choices.tsx'
import { lawOf } from './ConvForward.tsx'
import { biasOf, isOff, productsOf } from './forward.ts'
import { capital, cellWords, isLast } from './letters.ts'
import { LargestTerms } from './LargestTerms.tsx'
import { OutputTable, outputName } from './OutputTable.tsx'
import { productOf, reachOf, totalOf, type Pair } from './pairs.ts'
import styles from './Panels.module.css'
import { PixelMap } from './PixelMap.tsx'
import { Products } from './Products.tsx'
import { sumOf, value } from './quantities.ts'
import { SumRows } from './SumRows.tsx'
import { Title } from './Title.tsx'

/** More outputs than these are not drawn one by one. */
const MOST_OUTPUTS = 24

export function DenseForward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const { layout, network } = setting
  const before = ownerOf(network, { layer: neuron.layer - 1, unit: 0 })
  const image = imageOf(network, layout, before.layer)
  const count = sizeOf(layout.shapes[neuron.layer + 1])
  const isOutput = isLast(setting, neuron)
  const pairs = productsOf(setting, neuron).map(({ weight, from }): Pair => ({
    left: value(setting, from),
    right: parameter(layout, weight),
  }))
  const name = isOutput ? `Output “${outputName(setting.dataset, neuron.unit)}”` : null
  return (
    <>
      <Title
        aside={
          image && image[0] > 1
            ? `${image[0]} maps speak for or against it`
            : `${pairs.length} values come in`
        }
      >
        {name ?? capital(cellWords(setting, neuron))}
      </Title>
      <div className={isOutput && count <= MOST_OUTPUTS ? styles.columns : styles.stack}>
        <div className={styles.stack}>
          {image ? (
            <Evidence neuron={neuron} pairs={pairs} image={image} />
          ) : (
            <LargestTerms pairs={pairs} />
          )}
          <Sums neuron={neuron} pairs={pairs} isImage={image !== null && image[0] > 1} />
        </div>
        {isOutput && count <= MOST_OUTPUTS && <Outputs neuron={neuron} count={count} />}
      </div>
    </>
  )
}

/** The size of a small map on the page, in CSS pixels. */
const SMALL = 40

/** weight × value as one small picture for each map, all on one scale; an opened one with its numbers. */
function Evidence({
  neuron,
  pairs,
  image: [channels, rows, columns],
}: {
  readonly neuron: Neuron
  readonly pairs: readonly Pair[]
  readonly image: readonly number[]
}) {
  const setting = useSetting()
  const [chosen, choose] = useState<number | null>(channels === 1 ? 0 : null)
  const size = rows * columns
  const maps = Array.from({ length: channels }, (_, channel) =>
    pairs.slice(channel * size, (channel + 1) * size),
  )
  const reach = (moment: Moment): number =>
    reachOf(
      pairs.map((pair) => productOf(pair, moment)),
      'signed',
    )
  const open = chosen === null ? null : Math.min(chosen, channels - 1)
  const isInput = ownerOf(setting.network, { layer: neuron.layer - 1, unit: 0 }).layer < 0
  return (
    <>
      {channels > 1 && (
        <Choices
          label="What each map says"
          selected={open ?? -1}
          select={(place) => choose(place === open ? null : place)}
          choices={maps.map((map, channel) => ({
            label: `map ${channel + 1}`,
            picture: (
              <PixelMap
                rows={rows}
                columns={columns}
                size={SMALL}
                read={(moment) => ({
                  values: map.map((pair) => productOf(pair, moment)),
                  ramp: 'signed',
                  reach: reach(moment),
                })}
              />
            ),
            of: (moment) => {
              const total = totalOf(map, moment)
              return [number(total, resultDigits(moment.isAllDigits), signLook(total))]
            },
          }))}
        />
      )}
      {channels > 1 && (
        <p className={styles.words}>
          <Line
            of={(moment) => [
              { text: 'Weight times value, all on one scale: full colour is ±' },
              number(reach(moment), resultDigits(false)),
              { text: '.' },
            ]}
          />
        </p>
      )}
      {open !== null && (
        <Products
          columns={columns}
          pairs={maps[open]}
          left={{
            caption: isInput ? 'the input' : `map ${open + 1}`,
            kind: isInput ? 'input' : 'signed',
          }}
          right={{ caption: 'its weights', kind: 'signed' }}
          product={{ caption: 'products', kind: 'signed' }}
          by="right"
        />
      )}
    </>
  )
}

function Sums({
  neuron,
  pairs,
  isImage,
}: {
  readonly neuron: Neuron
  readonly pairs: readonly Pair[]
  readonly isImage: boolean
}) {
  const setting = useSetting()
  const { layout, network } = setting
  const bias = biasOf(setting, neuron)
  const { letter, number: count } = nameOf(layout, bias)
  const isSoftmax = activationNameOf(network.layers[neuron.layer]) === 'softmax'
  return (
    <SumRows
      rows={[
        {
          label: isImage ? 'add what the maps say' : `add the ${pairs.length} products`,
          of: (moment) => totalOf(pairs, moment),
        },
        {
          label: (
            <>
              add the bias{' '}
              <i>
                {letter}
                <sub>{count}</sub>
              </i>
            </>
          ),
          of: parameter(layout, bias).at,
        },
        {
          label: (
            <>
              {isSoftmax && 'the logit '}
              <i>z</i>
            </>
          ),
          of: sumOf(setting, neuron).at,
          is: 'total',
        },
        {
          label: isOff(setting, neuron)
            ? 'the neuron is off'
            : isSoftmax
              ? 'softmax: its share of all'
              : lawOf(setting, neuron),
          of: value(setting, neuron).at,
          is: 'result',
        },
      ]}
    />
  )
}

function Outputs({ neuron, count }: { readonly neuron: Neuron; readonly count: number }) {
  const setting = useSetting()
  const { layer, unit } = neuron
  const isSoftmax = activationNameOf(setting.network.layers[layer]) === 'softmax'
  const sums = ({ frame }: Moment): Float64Array => frame.layers[layer].weightedSums
  const said = ({ frame }: Moment): Float64Array => frame.layers[layer].outputs
  const top = (moment: Moment): number => Math.max(...sums(moment))
  const power = (moment: Moment, o: number): number => Math.exp(sums(moment)[o] - top(moment))
  return (
    <div>
      <OutputTable
        label="Outputs"
        layer={layer}
        count={count}
        selected={unit}
        columns={[
          { title: isSoftmax ? 'logit z' : 'z', of: (moment, o) => sums(moment)[o] },
          ...(isSoftmax ? [{ title: 'exp(z−top)', of: power }] : []),
          { title: 'says', of: (moment, o) => said(moment)[o] },
        ]}
        bar={(moment, o) =>
          isSoftmax ? said(moment)[o] : said(moment)[o] / reachOf([...said(moment)], 'signed')
        }
      />
      {isSoftmax && (
        <p className={styles.words}>
          <Line
            of={(moment) => {
              const digits = resultDigits(moment.isAllDigits)
              const sum = sums(moment).reduce((total, _, o) => total + power(moment, o), 0)
              return [
                {
                  text: `The largest logit, ${written(top(moment), digits)}, is taken away from all first: the shares stay what they are, and no exponential grows too large. Together they are `,
                },
                number(sum, digits, 'strong'),
                { text: ', and each divided by that is what the network says.' },
              ]
            }}
          />
        </p>
      )}
    </div>
  )
}
