/** What was measured, as tables: rates, and ratios to C and to the fastest peer. */
import { contenders } from './contenders/contenders.ts'
import type { Name, Result } from './rounds.ts'

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The median of the rounds' ratios: in a round both had the same machine. */
function ratio({ rates }: Result, other: Name): number | null {
  const [ours, theirs] = [rates.get('Backstep'), rates.get(other)]
  if (!ours || !theirs) return null
  return median(ours.map((rate, round) => rate / theirs[round]))
}

/** The fastest of those that are no C and, unless they may, do not generate code. */
function fastestPeer(result: Result, mayGenerate: boolean): Name | null {
  let fastest: Name | null = null
  for (const [name, rates] of result.rates) {
    if (name === 'C' || name === 'Backstep') continue
    if (contenders[name].generatesCode && !mayGenerate) continue
    if (fastest === null || median(rates) > median(result.rates.get(fastest)!)) fastest = name
  }
  return fastest
}

function short(rate: number): string {
  const [size, unit] =
    rate >= 1e6 ? [rate / 1e6, ' M'] : rate >= 1e3 ? [rate / 1e3, ' k'] : [rate, '']
  return `${size.toPrecision(3)}${unit}`
}

function toPeer(result: Result, mayGenerate: boolean): string {
  const peer = fastestPeer(result, mayGenerate)
  const times = peer && ratio(result, peer)
  return peer === null || times === null ? '–' : `${times.toPrecision(3)} × ${peer}`
}

/** Markdown, a column for each workload. */
export function tableOf(place: string, results: readonly Result[]): string {
  const names = [...new Set(results.flatMap(({ rates }) => [...rates.keys()]))]
  const row = (title: string, cell: (result: Result) => string): string[] => [
    title,
    ...results.map(cell),
  ]
  const rows = [
    row(place, ({ workload }) => workload),
    ...names.map((name) =>
      row(name, ({ rates }) => {
        const all = rates.get(name)
        return all ? short(median(all)) : '–'
      }),
    ),
    row('**Backstep to C**', (result) => ratio(result, 'C')?.toFixed(2) ?? '–'),
    row('**to the fastest peer**', (result) => toPeer(result, false)),
    row('with generated code', (result) => toPeer(result, true)),
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
