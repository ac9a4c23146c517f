/**
 * Data files that come with the page, as far as they have been provided: fetching them is the page's
 * part, and handing them to the worker too. How they are read is left to `fileText.ts`.
 */
import type { files } from './fileText.ts'
import type { RealName } from './real.ts'
import type { DataSource } from './source.ts'
import type { Table } from './table.ts'

/** Small pictures, row by row from the top left. */
export type Images = {
  readonly labels: readonly number[]
  /** images × (side × side), each from 0 to 1. */
  readonly pixels: readonly (readonly number[])[]
}

/** By path under `data/`. */
export type FileName = keyof typeof files

/** Which files the data sets of `real.ts` come in, by their names. */
const filesByData: Readonly<Record<RealName, readonly FileName[]>> = {
  penguinMass: ['penguins.csv'],
  twoPenguins: ['penguins.csv'],
  threePenguins: ['penguins.csv'],
  digits: ['digits-8x8.txt'],
  fashion: ['fashion-14x14-train.txt', 'fashion-14x14-test.txt'],
  sunspots: ['sunspots-yearly.csv'],
  elNino: ['elnino-sst-monthly.csv'],
  ibm: ['stocks-monthly.csv'],
  apple: ['stocks-monthly.csv'],
  microsoft: ['stocks-monthly.csv'],
  sp500: ['stocks-monthly.csv'],
}

/** The files that a source needs; most need none. */
export function filesOf(source: DataSource): readonly FileName[] {
  if (source.type !== 'builtIn') return []
  return new Map<string, readonly FileName[]>(Object.entries(filesByData)).get(source.name) ?? []
}

const tables = new Map<FileName, Table>()
const images = new Map<FileName, Images>()

export function isProvided(file: FileName): boolean {
  return tables.has(file) || images.has(file)
}

/** Takes what a file holds. */
export function keep(file: FileName, content: Table | Images): void {
  if ('pixels' in content) images.set(file, content)
  else tables.set(file, content)
}

/** A file of columns. Throws when it has not been provided. */
export function tableIn(file: FileName): Table {
  return found(tables, file)
}

/** A file of pictures. Throws when it has not been provided. */
export function imagesIn(file: FileName): Images {
  return found(images, file)
}

function found<Content>(all: ReadonlyMap<FileName, Content>, file: FileName): Content {
  const content = all.get(file)
  if (!content) throw new Error(`The file ${file} has not been loaded yet.`)
  return content
}
