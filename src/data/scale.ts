/** The table of scalings: each column of numbers shifted and divided, by what the training part is like. A new one is one entry here. */

export type ScaleSpec = { readonly type: 'none' | 'standardize' | 'minMax' | 'centre' }

/** scaled = (value − shift) / divisor; the divisor is never 0. */
export type Scaling = { readonly shift: number; readonly divisor: number }

type Scale = {
  readonly label: string
  /** In v (value); mean, deviation, smallest and largest are the training part's. */
  readonly formula: string
  readonly sentence: string
  fit(values: Numbers): Scaling
}

type Numbers = readonly number[] | Float64Array

export const unscaled: Scaling = { shift: 0, divisor: 1 }

export const scales: Readonly<Record<ScaleSpec['type'], Scale>> = {
  none: {
    label: 'As they are',
    formula: 'v',
    sentence: 'Numbers stay as they are.',
    fit: () => unscaled,
  },
  standardize: {
    label: 'Standardized',
    formula: '(v − mean) / deviation',
    sentence: 'Scaled each column to mean 0 and deviation 1.',
    fit: (values) => {
      const mean = meanOf(values)
      let squares = 0
      for (let k = 0; k < values.length; k++) squares += (values[k] - mean) * (values[k] - mean)
      return { shift: mean, divisor: sound(Math.sqrt(squares / values.length), mean) }
    },
  },
  minMax: {
    label: 'From 0 to 1',
    formula: '(v − smallest) / (largest − smallest)',
    sentence: 'Scaled each column to lie between 0 and 1.',
    fit: (values) => {
      const [smallest, largest] = boundsOf(values)
      return { shift: smallest, divisor: sound(largest - smallest, smallest) }
    },
  },
  centre: {
    label: 'Centred',
    formula: 'v − mean',
    sentence: 'Shifted each column to mean 0.',
    fit: (values) => ({ shift: meanOf(values), divisor: 1 }),
  },
}

/** The scaling of a column by its training part, where gaps (NaN) do not count. */
export function fitScale({ type }: ScaleSpec, training: Numbers): Scaling {
  const known = Float64Array.from(training).filter((value) => !Number.isNaN(value))
  return known.length === 0 ? unscaled : scales[type].fit(known)
}

export function scaled(value: number, { shift, divisor }: Scaling): number {
  return (value - shift) / divisor
}

/** Back in the unit of the data. */
export function unscaledOf(value: number, { shift, divisor }: Scaling): number {
  return value * divisor + shift
}

export function meanOf(values: Numbers): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k]
  return sum / values.length
}

/** A spread to divide by: 1 where there is none but rounding, so that a constant column becomes 0. */
function sound(spread: number, size: number): number {
  return spread > 1e-12 * Math.abs(size) ? spread : 1
}

function boundsOf(values: Numbers): [number, number] {
  let smallest = Infinity
  let largest = -Infinity
  for (let k = 0; k < values.length; k++) {
    smallest = Math.min(smallest, values[k])
    largest = Math.max(largest, values[k])
  }
  return [smallest, largest]
}
