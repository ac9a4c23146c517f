/** Backward, of a parameter: its gradient as a picture, the sum of all places where it is used, and its check. */
import { nameOf, placeOf } from '../../../engine/layout.ts'
import { late } from '../../controls/late.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { isConv, kernelCellAt, usesOf } from '../../hooks/imageCells.ts'
import { Asides } from '../Asides.tsx'
import { Check } from '../Check.tsx'
import { ruleAt } from '../derivation.ts'
import { Derivatives } from '../Derivatives.tsx'
import { Line, useSetting } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import { resultDigits, written } from '../pieces.ts'
import { Statements } from '../Statements.tsx'
import { directionSentence } from '../updateSentences.ts'
import { blameStatements, gradientStatement, mapOf, usesAt } from './backward.ts'
import { kernelWords, mapWords, type ImageSetting } from './letters.ts'
import { outputName } from './OutputTable.tsx'
import { productOf, reachOf, totalOf, type Pair } from './pairs.ts'
import styles from './Panels.module.css'
import { PixelMap } from './PixelMap.tsx'
import { Products } from './Products.tsx'
import { delta, value } from './quantities.ts'
import { SumRows } from './SumRows.tsx'
import { Title } from './Title.tsx'

const Along = late(() => import('../along/Along.tsx').then((loaded) => loaded.Along), 'seldom')

export function ParameterBackward({
  index,
  aside,
  setAside,
}: {
  readonly index: number
  readonly aside: string | null
  readonly setAside: (name: string) => void
}) {
  const setting = useSetting()
  const { layout, network } = setting
  const { block, input } = placeOf(layout, index)
  const isOfKernel = isConv(network.layers[block.layer])
  const { letter, number } = nameOf(layout, index)
  const isLooked = useAppState(({ view }) => view.look !== null)
  const origins = originsOf(setting, index)
  const asides = [
    ...(origins.length > 0
      ? [
          {
            name: 'delta',
            label: 'Where δ comes from',
            content: <Statements title="" statements={origins} />,
          },
        ]
      : []),
    // The curve is that of the current sample.
    ...(isLooked
      ? []
      : [
          {
            name: 'along',
            label: `Loss along ${letter}${number}`,
            content: <Along parameter={index} />,
          },
        ]),
    { name: 'every', label: 'Every derivative', content: <Derivatives selected={index} /> },
  ]
  return (
    <div className={styles.panel}>
      {isOfKernel && input !== null && <OfWeight index={index} />}
      {isOfKernel && input === null && <OfBias index={index} />}
      {!isOfKernel && <OfDense index={index} />}
      <Statements title="" statements={[gradientStatement(setting, index)]} />
      <p className={styles.words}>
        <Line of={(moment) => directionSentence(moment, index)} />
      </p>
      <Check parameter={index} />
      <Asides
        id="backward"
        label="About the derivative"
        asides={asides}
        selected={aside}
        select={setAside}
      />
    </div>
  )
}

function originsOf(setting: Parameters<typeof blameStatements>[0], index: number) {
  const { block, output } = placeOf(setting.layout, index)
  if (isConv(setting.network.layers[block.layer]) || ruleAt(setting, index)) return []
  return blameStatements(setting, { layer: block.layer, unit: output })
}

/** δ map × what the weight saw = products, and their sum. */
function OfWeight({ index }: { readonly index: number }) {
  const setting = useSetting()
  const { network, layout } = setting
  const weight = kernelCellAt(network, layout, index)!
  const { layer, filter, channel, row, column } = weight
  const [, rows, columns] = layout.shapes[layer + 1]
  const pairs = usesAt(setting, index).map(({ cell, from }): Pair => ({
    left: delta(setting, cell),
    right: from && value(setting, from),
  }))
  const { top, left } = usesOf(network, layout, weight)
  const kernel = kernelWords(setting, layer, filter)
  return (
    <>
      <Title aside={`used in ${pairs.length} places, so it has a share in each`}>
        Weight ({row + 1}, {column + 1}) of {kernel}
        {channelWords(setting, layer, channel)}
      </Title>
      <div className={styles.row}>
        <Products
          columns={columns}
          pairs={pairs}
          left={{ caption: `δ of map ${filter + 1}, ${rows}×${columns}`, kind: 'blame' }}
          right={{
            caption: `${inputWords(setting, layer, channel)}${movedBy(top, left)}`,
            kind: layer === 0 ? 'input' : 'signed',
          }}
          product={{ caption: `${pairs.length} products`, kind: 'blame' }}
          by="left"
        />
        <div className={styles.grow}>
          <SumRows
            rows={[
              {
                label: `sum of the ${pairs.length} products`,
                of: ({ frame }) => frame.gradients[index],
                look: 'learnResult',
              },
            ]}
          />
          <p className={styles.words}>
            <Line of={(moment) => [{ text: countWords(pairs, moment) }]} />
          </p>
        </div>
      </div>
    </>
  )
}

/** "8 of the 64 are not zero." */
function countWords(pairs: readonly Pair[], moment: Moment): string {
  const count = pairs.filter((pair) => (productOf(pair, moment) ?? 0) !== 0).length
  if (count === 0) return 'All of them are 0 for this image.'
  const full = (of: (pair: Pair) => number | null): string =>
    written(reachOf(pairs.map(of), 'blame'), resultDigits(false))
  const scale = `Full colour: δ ${full(({ left }) => left?.at(moment) ?? 0)}, products ${full((pair) => productOf(pair, moment))}.`
  return `${count} of the ${pairs.length} ${count === 1 ? 'is' : 'are'} not zero. ${scale}`
}

function channelWords({ layout }: ImageSetting, layer: number, channel: number): string {
  return layout.shapes[layer][0] > 1 ? `, channel ${channel + 1}` : ''
}

function inputWords({ layout }: ImageSetting, layer: number, channel: number): string {
  const isAlone = layout.shapes[layer][0] === 1
  if (layer === 0) return isAlone ? 'input' : `channel ${channel + 1}`
  return `map ${channel + 1} before`
}

/** ", moved by (1, 1)": down and to the right. */
function movedBy(top: number, left: number): string {
  return top === 0 && left === 0 ? '' : `, moved by (${minus(top)}, ${minus(left)})`
}

function minus(value: number): string {
  return String(value).replace('-', '−')
}

/** The bias has its share in every cell of the map: the sum of all δ. */
function OfBias({ index }: { readonly index: number }) {
  const setting = useSetting()
  const { block, output } = placeOf(setting.layout, index)
  const [, rows, columns] = setting.layout.shapes[block.layer + 1]
  const cells = mapOf(setting, block.layer, output).map((cell) => delta(setting, cell))
  const map = mapWords(setting, block.layer, output)
  return (
    <>
      <Title aside={`added in ${cells.length} places`}>
        Bias of {kernelWords(setting, block.layer, output)}
      </Title>
      <div className={styles.row}>
        <figure>
          <figcaption className={styles.words}>
            δ of map {output + 1}, {rows}×{columns}
          </figcaption>
          <PixelMap
            rows={rows}
            columns={columns}
            size={112}
            label={`δ of ${map}`}
            read={(moment) => {
              const values = cells.map(({ at }) => at(moment))
              const reach = values.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
              return { values, ramp: 'blame', reach: reach || 1 }
            }}
          />
        </figure>
        <div className={styles.grow}>
          <SumRows
            rows={[
              {
                label: `sum of the ${cells.length} δ`,
                of: ({ frame }) => frame.gradients[index],
                look: 'learnResult',
              },
            ]}
          />
          <p className={styles.words}>
            <Line
              of={(moment) => {
                const count = cells.filter(({ at }) => at(moment) !== 0).length
                return [{ text: `${count} of the ${cells.length} are not zero.` }]
              }}
            />
          </p>
        </div>
      </div>
    </>
  )
}

/** δ times what came in. */
function OfDense({ index }: { readonly index: number }) {
  const setting = useSetting()
  const { layout, network, dataset } = setting
  const { block, output, input } = placeOf(layout, index)
  const own = delta(setting, { layer: block.layer, unit: output })
  const isOutput = block.layer === network.layers.length - 1
  const name = isOutput ? `output “${outputName(dataset, output)}”` : `neuron ${output + 1}`
  const from = input === null ? null : value(setting, { layer: block.layer - 1, unit: input })
  const pair: Pair = { left: own, right: from }
  return (
    <>
      <Title>
        {from ? 'Weight into' : 'Bias of'} {name}
      </Title>
      <SumRows
        rows={[
          { label: `δ of ${name}`, of: own.at, look: 'learn' },
          ...(from
            ? [
                { label: 'times what came in', of: from.at },
                {
                  label: 'its gradient',
                  of: (moment: Moment) => totalOf([pair], moment),
                  look: 'learnResult' as const,
                  is: 'total' as const,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
