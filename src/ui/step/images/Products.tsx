/** One thing times another makes their products: with numbers while they are few, else as pictures with one place ringed. */
import { Fragment, useRef, useState, type KeyboardEvent } from 'react'
import { resultDigits, written } from '../pieces.ts'
import { useActions } from '../../hooks/app.tsx'
import type { Moment } from '../moment.ts'
import styles from './Grids.module.css'
import { nextCell, NumberGrid } from './NumberGrid.tsx'
import {
  cellsOf,
  largestOf,
  productCells,
  productOf,
  readProducts,
  readSide,
  valueIn,
  type Pair,
  type Side,
} from './pairs.ts'
import { PixelMap, type Picture } from './PixelMap.tsx'
import { useMoment } from './useMoment.ts'

type ProductsProps = {
  readonly columns: number
  readonly pairs: readonly Pair[]
  readonly left: Side
  readonly right: Side
  readonly product: Side
  /** Which of the two a product is marked with. */
  readonly by: 'left' | 'right'
}

/** So many cells have room for their numbers. */
const FEW = 25

export function Products(props: ProductsProps) {
  return props.pairs.length <= FEW ? <WithNumbers {...props} /> : <WithPictures {...props} />
}

const signs = ['', '×', '=']

function WithNumbers({ columns, pairs, left, right, product, by }: ProductsProps) {
  const [lit, light] = useState<number | null>(null)
  const shared = { columns, lit, light }
  return (
    <div className={styles.trio}>
      <NumberGrid
        {...shared}
        isPart
        caption={left.caption}
        cells={cellsOf(pairs, 'left')}
        read={readSide(pairs, 'left', left.kind)}
      />
      <Sign sign={signs[1]} />
      <NumberGrid
        {...shared}
        isPart
        caption={right.caption}
        cells={cellsOf(pairs, 'right')}
        read={readSide(pairs, 'right', right.kind)}
      />
      <Sign sign={signs[2]} />
      <NumberGrid
        {...shared}
        caption={product.caption}
        cells={productCells(pairs, by)}
        read={readProducts(pairs, product.kind)}
      />
    </div>
  )
}

function Sign({ sign }: { readonly sign: string }) {
  return (
    <span className={styles.sign} aria-hidden="true">
      {sign}
    </span>
  )
}

/** The size of a picture on the page, in CSS pixels. */
const SIZE = 112

function WithPictures({ columns, pairs, left, right, product, by }: ProductsProps) {
  const actions = useActions()
  const rows = Math.ceil(pairs.length / columns)
  const [chosen, choose] = useState<number | null>(null)
  const ringed = (moment: Moment): number | null => {
    if (chosen !== null && chosen < pairs.length) return chosen
    return largestOf(pairs.map((pair) => productOf(pair, moment)))
  }
  const select = (pair: Pair | undefined, side: 'left' | 'right'): void => {
    const selection = pair?.[side]?.belongs
    if (selection) actions.setView({ selection })
  }
  const sides = [
    { ...left, side: 'left', read: readSide(pairs, 'left', left.kind) },
    { ...right, side: 'right', read: readSide(pairs, 'right', right.kind) },
    { ...product, side: by, read: readProducts(pairs, product.kind) },
  ] as const
  return (
    <div className={styles.pictures}>
      {sides.map(({ caption, side, read }, place) => (
        <Fragment key={place}>
          {place > 0 && <Sign sign={signs[place]} />}
          <figure className={styles.figure}>
            <figcaption className={styles.caption}>{caption}</figcaption>
            <PixelMap
              rows={rows}
              columns={columns}
              size={SIZE}
              read={(moment): Picture => ({ ...read(moment), ringed: ringed(moment) })}
              point={choose}
              press={(k) => select(pairs[k], side)}
            />
          </figure>
        </Fragment>
      ))}
      <Position
        columns={columns}
        pairs={pairs}
        name={product.caption}
        ringed={ringed}
        chosen={chosen}
        choose={choose}
        select={(k) => select(pairs[k], by)}
      />
    </div>
  )
}

/** What is ringed, in numbers; arrows move the ring. */
function Position({
  columns,
  pairs,
  name,
  ringed,
  chosen,
  choose,
  select,
}: {
  readonly columns: number
  readonly pairs: readonly Pair[]
  readonly name: string
  readonly ringed: (moment: Moment) => number | null
  readonly chosen: number | null
  readonly choose: (cell: number | null) => void
  /** What a product there belongs to is selected. */
  readonly select: (cell: number) => void
}) {
  const slider = useRef<HTMLDivElement>(null)
  const shown = (number: number): string => written(number, resultDigits(false))
  const said = ({ left, right }: Pair, k: number, moment: Moment): string => {
    const which = chosen === null ? 'Ringed, the largest' : 'Ringed'
    const place = `(${Math.floor(k / columns) + 1}, ${(k % columns) + 1})`
    const [one, other] = [valueIn(left, moment) ?? 0, valueIn(right, moment) ?? 0]
    return `${which}, at ${place}: ${shown(one)} × ${shown(other)} = ${shown(one * other)}`
  }
  useMoment((moment) => {
    const element = slider.current
    if (!element) return
    const k = ringed(moment)
    const text = k === null ? 'All products are 0.' : said(pairs[k], k, moment)
    const { lastElementChild: words } = element
    if (words) words.textContent = text
    element.setAttribute('aria-valuenow', String((k ?? 0) + 1))
    element.setAttribute('aria-valuetext', text)
  })
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const now = Number(event.currentTarget.getAttribute('aria-valuenow')) - 1
    if (event.key === 'Enter') {
      event.preventDefault()
      select(now)
      return
    }
    const next = event.key === 'Escape' ? null : nextCell(event.key, now, columns, pairs.length)
    if (next === null && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    choose(next)
  }
  return (
    <div
      ref={slider}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- arrows move it in two directions
      role="slider"
      tabIndex={0}
      aria-label={`Place among the ${name}`}
      aria-valuemin={1}
      aria-valuemax={pairs.length}
      aria-valuenow={1}
      className={styles.position}
      onKeyDown={press}
    >
      <span />
    </div>
  )
}
