/**
 * The table of real data sets that come with the page, each with its origin and licence. Their files
 * are loaded when they are first wanted; what stands here is known without them. A new one is one
 * entry here, and its file one in `files.ts`.
 */
import type { Shape } from '../engine/network.ts'
import { encoded, outputsFor, rowsOf } from './choice.ts'
import { imagesIn, tableIn, type FileName } from './files.ts'
import type { Rows } from './rows.ts'
import { withRows, type Table } from './table.ts'
import type { WindowSpec } from './windows.ts'

/** A column of values in time. */
export type Series = {
  /** The values' name. */
  readonly name: string
  readonly values: readonly number[]
  /** When each was: "1950-01". */
  readonly times: readonly string[]
}

type About = {
  readonly label: string
  readonly sentence: string
  readonly origin: string
  readonly licence: string
}

export type RealRows = About & {
  readonly type: 'rows'
  readonly problem: 'classes' | 'values'
  readonly input: Shape
  /** Channels, height and width, where the inputs are the pixels of a picture. */
  readonly image?: Shape
  readonly target: Shape
  /** How many there are, those to test with included. */
  readonly rows: number
  /** Whether the data come with a part to test with. */
  readonly hasUnseen: boolean
  /** To train with, and to test with where the data come so. */
  read(): { readonly rows: Rows; readonly unseen: Rows | null }
}

export type RealSeries = About & {
  readonly type: 'series'
  readonly values: number
  readonly windows: WindowSpec
  read(): Series
}

export type Real = RealRows | RealSeries

const palmer = {
  origin: 'Palmer Station LTER (K. Gorman; A. Horst), via vega-datasets',
  licence: 'CC0 1.0',
} as const

const stocks = {
  origin:
    'Matplotlib sample data, its first line: Yahoo Finance; adjusted for splits and dividends',
  licence: 'Matplotlib licence (PSF style)',
} as const

const clothes = [
  'T-shirt',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
]

export const real = {
  penguinMass: {
    ...palmer,
    type: 'rows',
    label: 'Penguins: mass',
    sentence: 'How heavy is a penguin whose flippers are so long? One input, one value.',
    problem: 'values',
    input: [1],
    target: [1],
    rows: 342,
    hasUnseen: false,
    read: () => penguins(['flipper length (mm)'], 'mass (g)'),
  },
  twoPenguins: {
    ...palmer,
    type: 'rows',
    label: 'Penguins: two species',
    sentence: 'Adelie or Chinstrap? Their bills tell: two measures, two classes.',
    problem: 'classes',
    input: [2],
    target: [1],
    rows: 219,
    hasUnseen: false,
    read: () => penguins(bill, 'species', ['Adelie', 'Chinstrap']),
  },
  threePenguins: {
    ...palmer,
    type: 'rows',
    label: 'Penguins: three species',
    sentence: 'Adelie, Chinstrap or Gentoo? Two measures, three classes.',
    problem: 'classes',
    input: [2],
    target: [3],
    rows: 342,
    hasUnseen: false,
    read: () =>
      penguins(['bill length (mm)', 'flipper length (mm)'], 'species', [
        'Adelie',
        'Chinstrap',
        'Gentoo',
      ]),
  },
  digits: {
    type: 'rows',
    label: 'Digits, 8 × 8',
    sentence: 'Handwritten digits as 64 numbers; the last ones are most likely by other writers.',
    origin:
      'UCI, Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak, 1998), via scikit-learn',
    licence: 'CC BY 4.0; packaged under BSD-3-Clause',
    problem: 'classes',
    input: [64],
    image: [1, 8, 8],
    target: [10],
    rows: 1_797,
    hasUnseen: false,
    read: () => {
      const names = Array.from({ length: 10 }, (_, digit) => String(digit))
      return { rows: pictures('digits-8x8.txt', names, 'Digit'), unseen: null }
    },
  },
  fashion: {
    type: 'rows',
    label: 'Fashion, 14 × 14',
    sentence: 'Pictures of clothes as 196 numbers: harder than digits.',
    origin: 'Fashion-MNIST (Zalando SE, 2017), every 2 × 2 pixels averaged',
    licence: 'MIT',
    problem: 'classes',
    input: [196],
    image: [1, 14, 14],
    target: [10],
    rows: 2_500,
    hasUnseen: true,
    read: () => ({
      rows: pictures('fashion-14x14-train.txt', clothes, 'Picture'),
      unseen: pictures('fashion-14x14-test.txt', clothes, 'Test picture'),
    }),
  },
  sunspots: {
    type: 'series',
    label: 'Sunspots',
    sentence: 'Spots on the sun, a number for each year since 1700: a cycle of about eleven years.',
    origin: 'NOAA NGDC, via statsmodels',
    licence: 'Public domain',
    values: 309,
    windows: { length: 22, horizon: 1, predicts: 'level' },
    read: () => seriesIn('sunspots-yearly.csv', 'sunspots'),
  },
  elNino: {
    type: 'series',
    label: 'El Niño',
    sentence: 'Surface temperature of the eastern Pacific, month by month since 1950.',
    origin: 'NOAA ERSST.V3B, Niño 1+2 region, via statsmodels',
    licence: 'Public domain',
    values: 732,
    windows: { length: 12, horizon: 1, predicts: 'level' },
    read: () => seriesIn('elnino-sst-monthly.csv', 'temperature (°C)'),
  },
  ibm: stock('IBM', 'IBM'),
  apple: stock('Apple', 'AAPL'),
  microsoft: stock('Microsoft', 'MSFT'),
  sp500: stock('S&P 500', 'S&P 500'),
} as const satisfies Record<string, Real>

export type RealName = keyof typeof real

const bill = ['bill length (mm)', 'bill depth (mm)']

function stock(label: string, column: string): RealSeries {
  return {
    ...stocks,
    type: 'series',
    label: `${label}, monthly`,
    sentence: 'Closing prices since 1990: nothing forecasts them better than their last value.',
    values: 390,
    windows: { length: 12, horizon: 1, predicts: 'level' },
    read: () => seriesIn('stocks-monthly.csv', column),
  }
}

/** The file's table with columns by name, and only the rows of these classes. */
function penguins(
  inputs: readonly string[],
  target: string,
  classes: readonly string[] = [],
): { rows: Rows; unseen: null } {
  const table = tableIn('penguins.csv')
  const place = (name: string): number => table.columns.findIndex((one) => one.name === name)
  const chosen = {
    inputs: inputs.map(place),
    target: place(target),
    problem: classes.length > 0 ? 'classes' : 'values',
    gaps: 'leaveOut',
  } as const
  const only = classes.length > 0 ? ofClasses(table, chosen.target, classes) : table
  return { rows: rowsOf(only, chosen), unseen: null }
}

/** The rows of some of a column's categories, which become its only ones, in this order. */
function ofClasses(table: Table, place: number, classes: readonly string[]): Table {
  const column = table.columns[place]
  if (column.type !== 'category') return table
  const codes = column.codes.map((code) => classes.indexOf(column.categories[code]))
  const columns = table.columns.with(place, { ...column, categories: classes, codes })
  const rows = [...codes.keys()].filter((row) => codes[row] >= 0)
  return withRows({ ...table, columns }, rows)
}

function pictures(file: FileName, classNames: readonly string[], rowName: string): Rows {
  const { labels, pixels } = imagesIn(file)
  const side = Math.sqrt(pixels[0].length)
  const inputNames = pixels[0].map(
    (_, k) => `row ${Math.floor(k / side) + 1}, column ${(k % side) + 1}`,
  )
  return {
    inputNames,
    targetNames: [],
    problem: 'classes',
    classNames,
    inputs: pixels,
    targets: labels.map((label) => encoded(label, outputsFor(classNames.length))),
    names: labels.map((_, k) => `${rowName} ${k + 1}`),
  }
}

/** A column in time, its times in the file's first column. */
function seriesIn(file: FileName, name: string): Series {
  const { columns } = tableIn(file)
  const times = columns[0]
  const values = columns.find((column) => column.name === name)
  if (times.type !== 'category' || values?.type !== 'number') {
    throw new Error(`The file ${file} has no series “${name}”.`)
  }
  return {
    name,
    values: [...values.values],
    times: Array.from(times.codes, (code) => times.categories[code]),
  }
}
