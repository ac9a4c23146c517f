/** Writing the numbers of a frame into the data's table, and the marks of the sample whose step is shown. */
import { middleOf, type Dataset } from '../../data/dataset.ts'
import type { Sample } from '../../engine/network.ts'
import type { Computed } from '../../state/walk.ts'
import type { Frame } from '../../worker/frame.ts'
import { setText } from '../controls/setText.ts'
import { fixed, format } from '../format.ts'
import { canWait } from '../hooks/seen.ts'
import { classOf, className, inUnits, saidClass, type Units } from './columns.ts'

/** Of what has not been computed yet. */
const BLANK = '·'

/** As many decimals as the column has room for; three digits of what is large, one of what is huge. */
function brief(value: number, decimals: number): string {
  const size = Math.abs(value)
  if (size < 10) return fixed(value, decimals)
  return format(value, size < 10_000 ? 3 : 1)
}

/** What is less is 0.00 in two decimals. */
const SMALLEST_SHARE = 0.005

export type Predictions = {
  readonly dataset: Dataset
  readonly outputs: number
  readonly units: Units
  /** rows × outputs; shorter where they are not known yet. */
  readonly predictions: Float64Array
  readonly status: Frame['status']
}

/** What the network says to each sample, save those that can wait. */
export function writeRows(
  body: HTMLTableSectionElement | null,
  samples: readonly Sample[],
  about: Predictions,
): void {
  const { dataset, outputs, predictions, status } = about
  const isClasses = dataset.problem === 'classes'
  const middle = middleOf(dataset)
  samples.forEach(({ target }, s) => {
    const row = body?.rows[s]
    if (!row || canWait(row, status)) return
    const at = s * outputs
    const isKnown = predictions.length >= at + outputs
    for (const cell of row.querySelectorAll<HTMLElement>('[data-output]')) {
      const text = cell.firstElementChild
      const o = Number(cell.dataset['output'])
      if (text) write(text, isKnown ? said(about, at, o) : '')
      // Numbers that are no classes are nearer or farther, not right or wrong.
      const isFine =
        !isClasses || !isKnown || saidClass(predictions, at, outputs, middle) === classOf(target)
      cell.querySelector('[data-wrong]')?.toggleAttribute('hidden', isFine)
    }
  })
}

/** A number; of several classes the likeliest with its share. */
function said(
  { dataset, outputs, predictions, units }: Predictions,
  at: number,
  o: number,
): string {
  if (dataset.problem === 'values') {
    return brief(inUnits(dataset, o, predictions[at + o], units), 2)
  }
  if (outputs === 1) return share(predictions[at])
  const one = saidClass(predictions, at, outputs)
  return `${className(dataset, one)} ${brief(predictions[at + one], 2)}`
}

/** Two decimals near 0, as near 1: a power of ten would be the widest text of its column, and says no more. */
function share(value: number): string {
  return Math.abs(value) < SMALLEST_SHARE ? fixed(0) : brief(value, 2)
}

export function writeLosses(
  body: HTMLTableSectionElement | null,
  losses: Float64Array,
  status: Frame['status'],
): void {
  for (const [s, row] of [...(body?.rows ?? [])].entries()) {
    const cell = canWait(row, status) ? null : lossOf(row)
    if (cell) write(cell, losses[s] === undefined ? '' : brief(losses[s], 3))
  }
}

function lossOf(row: HTMLTableRowElement): Element | null {
  return row.querySelector('[data-loss]')
}

/** The cells of the shown sample in a walk: blank what is not computed yet, and marks what has just been. `current`: its row on this page. */
export function writeWalk(
  body: HTMLTableSectionElement | null,
  current: number,
  { forward, hasLoss, last }: Computed,
  layers: number,
): void {
  for (const cell of body?.querySelectorAll('[data-told]') ?? []) cell.removeAttribute('data-told')
  const row = body?.rows[current]
  if (!row || !last) return
  const outputs = row.querySelectorAll<HTMLElement>('[data-output]')
  const loss = lossOf(row)
  if (forward < layers) {
    for (const cell of outputs) {
      if (cell.firstElementChild) write(cell.firstElementChild, BLANK)
      cell.querySelector('[data-wrong]')?.toggleAttribute('hidden', true)
    }
  }
  if (!hasLoss && loss) write(loss, BLANK)
  if (last.type === 'forward' && forward === layers) {
    for (const cell of outputs) cell.setAttribute('data-told', 'output')
  }
  if (last.type === 'loss' || last.type === 'update') loss?.setAttribute('data-told', 'loss')
}

/** Marks the sample whose step is shown, if its row is on this page; keeps it in view while a person steps through them. */
export function markCurrent(
  body: HTMLTableSectionElement | null,
  current: number,
  status: Frame['status'],
  scroller: HTMLElement | null,
): void {
  const row = body?.rows[current]
  const marked = body?.querySelector('[aria-current]')
  if (marked === row) return
  marked?.removeAttribute('aria-current')
  if (!row) return
  row.setAttribute('aria-current', 'true')
  if (!scroller || status === 'training' || scroller.scrollHeight <= scroller.clientHeight) return
  const head = scroller.querySelector('thead')?.offsetHeight ?? 0
  const isInView =
    row.offsetTop >= scroller.scrollTop + head &&
    row.offsetTop + row.offsetHeight <= scroller.scrollTop + scroller.clientHeight
  if (!isInView) scroller.scrollTop = row.offsetTop - scroller.clientHeight / 2
}

function write(element: Element, text: string): void {
  setText(element, text)
  element.toggleAttribute('data-long', text.includes('×'))
}
