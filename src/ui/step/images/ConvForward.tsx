/** A convolved cell: the patch under the kernel times the kernel, added up, with the bias, through the activation. */
import { useState, type ReactNode } from 'react'
import { nameOf } from '../../../engine/layout.ts'
import { imageOf, windowAt } from '../../hooks/imageCells.ts'
import { useSetting } from '../Line.tsx'
import { activationOf, type Neuron } from '../moment.ts'
import { number, resultDigits, signLook } from '../pieces.ts'
import { parameter } from '../quantities.ts'
import { Choices } from './Choices.tsx'
import { biasOf, channelsInto, isOff, tapsOf } from './forward.ts'
import { capital, cellWords, placeIn } from './letters.ts'
import { totalOf, type Pair } from './pairs.ts'
import styles from './Panels.module.css'
import { Products } from './Products.tsx'
import { sumOf, value } from './quantities.ts'
import { SumRows, type SumRow } from './SumRows.tsx'
import { counted, Title } from './Title.tsx'

export function ConvForward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const { layout, network } = setting
  const cell = placeIn(setting, neuron)!
  const channels = channelsInto(setting, neuron.layer)
  const [chosen, choose] = useState(0)
  const open = Math.min(chosen, channels - 1)
  const pairs = Array.from({ length: channels }, (_, channel) =>
    tapsOf(setting, cell, channel).map(({ weight, from }): Pair => ({
      left: from && value(setting, from),
      right: parameter(layout, weight),
    })),
  )
  const { width } = windowAt(network.layers[neuron.layer], cell.row, cell.column)
  const count = counted(pairs[open].length)
  const isInput = neuron.layer === 0
  const name = channels > 1 ? ` of channel ${open + 1}` : ''
  const bias = parameter(layout, biasOf(setting, neuron))
  const [, rows, columns] = imageOf(network, layout, neuron.layer)!
  return (
    <>
      <Title aside={`one of ${rows * columns}, all with the same kernel`}>
        {capital(cellWords(setting, neuron))}
      </Title>
      {channels > 1 && (
        <Choices
          label="Channel that comes in"
          noun="channel"
          selected={open}
          select={choose}
          choices={pairs.map((own, channel) => ({
            label: String(channel + 1),
            of: (moment) => {
              const total = totalOf(own, moment)
              return [number(total, resultDigits(moment.isAllDigits), signLook(total))]
            },
          }))}
        />
      )}
      <div className={styles.row}>
        <Products
          columns={width}
          pairs={pairs[open]}
          left={{
            caption: `${count} ${isInput ? 'pixels' : 'cells'}${name}`,
            kind: isInput ? 'input' : 'signed',
          }}
          right={{ caption: `kernel ${cell.channel + 1}${name}`, kind: 'signed' }}
          product={{ caption: `${count} products`, kind: 'signed' }}
          by="right"
        />
        <SumRows
          rows={[
            ...sumsOf(pairs, open, count),
            {
              label: <>add the bias {letters(nameOf(layout, biasOf(setting, neuron)))}</>,
              of: bias.at,
            },
            { label: <i>z</i>, of: sumOf(setting, neuron).at, is: 'total' },
            {
              label: isOff(setting, neuron) ? 'the kernel is off' : lawOf(setting, neuron),
              of: value(setting, neuron).at,
              is: 'result',
            },
          ]}
        />
      </div>
    </>
  )
}

function sumsOf(pairs: readonly (readonly Pair[])[], open: number, count: string): SumRow[] {
  const own = { label: `add the ${count} products`, of: totalIn(pairs[open]) }
  if (pairs.length === 1) return [own]
  const others = pairs.filter((_, channel) => channel !== open)
  return [
    own,
    {
      label: `add the other ${others.length === 1 ? 'channel' : `${others.length} channels`}`,
      of: (moment) => others.reduce((total, other) => total + totalOf(other, moment), 0),
    },
  ]
}

const totalIn =
  (pairs: readonly Pair[]): SumRow['of'] =>
  (moment) =>
    totalOf(pairs, moment)

function letters({ letter, number: count }: { letter: string; number: number }) {
  return (
    <i>
      {letter}
      <sub>{count}</sub>
    </i>
  )
}

/** "ReLU: max(0, z)" */
export function lawOf(setting: Parameters<typeof sumOf>[0], neuron: Neuron): ReactNode {
  const { label, symbol } = activationOf(setting.network, neuron)
  if (!symbol) return 'as it is'
  return (
    <>
      {label}: {symbol === 'relu' ? 'max(0, ' : `${symbol}(`}
      <i>z</i>)
    </>
  )
}
