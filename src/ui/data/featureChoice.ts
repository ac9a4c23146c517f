/** Which features can be made of few inputs, and how a choice among them stands in a document. */
import { featureNames, type FeatureSpec } from '../../data/features.ts'
import type { Dataset } from '../../data/dataset.ts'

/** More inputs than these would make too many pairs to choose from. */
const MOST_INPUTS = 2

export type Offer = { readonly spec: FeatureSpec; readonly name: string; readonly isIn: boolean }

/** None where there are too many inputs. */
export function offersFor({
  raw: { names },
  features,
}: Pick<Dataset, 'raw' | 'features'>): Offer[] {
  if (names.length === 0 || names.length > MOST_INPUTS) return []
  const chosen = new Set((features.length > 0 ? features : plain(names.length)).map(keyOf))
  const specs = candidates(names.length)
  const labels = featureNames(specs, names)
  return specs.map((spec, k) => ({ spec, name: labels[k], isIn: chosen.has(keyOf(spec)) }))
}

/** The features with one more or less; inputs as they are need none. Null: nothing would be left. */
export function toggled(offers: readonly Offer[], place: number): readonly FeatureSpec[] | null {
  const next = offers.filter(({ isIn }, k) => (k === place ? !isIn : isIn)).map(({ spec }) => spec)
  if (next.length === 0) return null
  const inputs = offers.map(({ spec }) => spec).filter(({ type }) => type === 'input')
  const isPlain = next.length === inputs.length && next.every(({ type }) => type === 'input')
  return isPlain ? [] : next
}

function plain(inputs: number): FeatureSpec[] {
  return Array.from({ length: inputs }, (_, input) => ({ type: 'input', input }))
}

function candidates(inputs: number): FeatureSpec[] {
  const all = Array.from({ length: inputs }, (_, input) => input)
  return [
    ...plain(inputs),
    ...all.map((input) => ({ type: 'square', input }) as const),
    ...(inputs === 2 ? ([{ type: 'product', input: 0, other: 1 }] as const) : []),
    ...all.map((input) => ({ type: 'sine', input }) as const),
  ]
}

function keyOf(spec: FeatureSpec): string {
  return spec.type === 'product'
    ? `product ${Math.min(spec.input, spec.other)} ${Math.max(spec.input, spec.other)}`
    : `${spec.type} ${spec.input}`
}
