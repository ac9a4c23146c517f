/** How data that are in use already come to be read otherwise: other columns, another target, as a series. */
import type { Chosen } from '../../data/choosing.ts'
import type { SplitSpec } from '../../data/split.ts'
import type { DataSource, DataSpec } from '../../data/source.ts'

type Table = DataSource & { readonly type: 'table' }

export function chosenOf({ inputs, target, problem, gaps, windows, pictures }: Table): Chosen {
  const told = pictures === undefined ? {} : { pictures }
  return { inputs, target, problem, gaps, windows: windows ?? null, ...told }
}

/** What changes when a table's columns are chosen otherwise. Features are of other inputs then. */
export function readOtherwise(data: DataSpec, chosen: Chosen): Partial<DataSpec> {
  if (data.source.type !== 'table') return {}
  const { windows: before, ...source } = data.source
  const { windows, ...choice } = chosen
  const isClasses = choice.problem === 'classes'
  const test = testFor(
    data.test,
    before ? 'series' : 'rows',
    windows ? 'series' : 'rows',
    isClasses,
  )
  return {
    source: { ...source, ...choice, ...(windows && { windows }) },
    features: sameInputs(data.source, chosen) ? data.features : [],
    test,
  }
}

function sameInputs(before: Table, { inputs, windows }: Chosen): boolean {
  return (
    JSON.stringify(before.inputs) === JSON.stringify(inputs) &&
    JSON.stringify(before.windows ?? null) === JSON.stringify(windows)
  )
}

type Kind = 'series' | 'rows'

/** A series is parted by time. Rows that were one are parted at random, or by class, as is usual. */
function testFor(test: SplitSpec, before: Kind, after: Kind, isClasses: boolean): SplitSpec {
  if (test.type === 'none') return test
  if (after === 'series') {
    return { type: 'share', share: test.type === 'share' ? test.share : USUAL_SHARE, by: 'order' }
  }
  if (test.type === 'rows') return test
  if (before === 'series') return { ...test, by: isClasses ? 'stratified' : 'random' }
  return test.by === 'stratified' && !isClasses ? { ...test, by: 'random' } : test
}

const USUAL_SHARE = 0.25

/** How many of so many rows are tested with, from 0 to 1. */
export function testShare(test: SplitSpec, rows: number): number {
  if (test.type === 'none') return 0
  return test.type === 'share' ? test.share : test.rows.length / Math.max(1, rows)
}
