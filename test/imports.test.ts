/**
 * The architecture as code: which module may know what (see DESIGN.md). Folders and packages that are
 * to come (export, lessons; pbf, idb) have their places already. Reading the sources is left to
 * `support/source.ts`.
 */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseSource, readSources, type Import, type Source } from './support/source.ts'

const everything = ['']

/** What describes networks and training without computing them. */
const tables = [
  'network.ts',
  'layout.ts',
  'segments.ts',
  'layers/kinds.ts',
  'activations.ts',
  'losses.ts',
  'optimizers.ts',
  'initializers.ts',
  'penalties.ts',
  'schedules.ts',
  'settings.ts',
  'metrics.ts',
]

/**
 * From left to right. Each folder imports only what its row names: of a folder that is named, types
 * from anywhere, and what runs only from the files listed.
 */
const mayImport: Record<string, Record<string, readonly string[]>> = {
  engine: { engine: everything },
  data: { engine: ['random.ts', 'elementary.ts', 'trigonometry.ts'], data: everything },
  experiment: {
    engine: [...tables, 'fit.ts', 'fitSamples.ts'],
    data: everything,
    experiment: everything,
  },
  export: { engine: tables, data: everything, experiment: everything, export: everything },
  lessons: { engine: tables, data: everything, experiment: everything, lessons: everything },
  worker: { engine: everything, data: everything, experiment: everything, worker: everything },
  state: {
    engine: ['network.ts', 'layout.ts', 'segments.ts'],
    // To keep what has been fetched, and to say what must be.
    data: ['files.ts', 'fileText.ts', 'source.ts'],
    experiment: everything,
    // Of the workers themselves only the addresses.
    worker: [
      'protocol.ts',
      'client.ts',
      'frame.ts',
      'worker.ts?worker&url',
      'reader.ts?worker&url',
    ],
    state: everything,
  },
  ui: {
    engine: tables,
    data: [
      'about.ts',
      'dataset.ts',
      'plane.ts',
      'builtIn.ts',
      'generated.ts',
      'real.ts',
      'pictures.ts',
      'drawing.ts',
      'source.ts',
      'table.ts',
      'facts.ts',
      'squares.ts',
      'choice.ts',
      'choosing.ts',
      'features.ts',
      'scale.ts',
      'scaling.ts',
      'times.ts',
      'reading.ts',
      'csvText.ts',
      'grouped.ts',
    ],
    experiment: everything,
    export: everything,
    lessons: everything,
    worker: ['frame.ts'],
    state: everything,
    ui: everything,
  },
}

/** The only places that know a package. `main.tsx` joins everything. */
const knowsPackage: Record<string, readonly string[]> = {
  'pure-rand': ['engine/random.ts'],
  papaparse: ['data/parse.ts'],
  valibot: ['experiment/check.ts', 'experiment/forms/'],
  pbf: ['export/onnx.ts'],
  zustand: ['state/', 'ui/hooks/'],
  idb: ['state/saving.ts'],
  react: ['ui/', 'main.tsx'],
  'react-dom': ['main.tsx'],
  recharts: ['ui/loss/'],
  '@fontsource': ['main.tsx'],
  '@fontsource-variable': ['main.tsx'],
  // Made by vite.config.ts.
  'virtual:opening': ['main.tsx'],
}

/** What every panel may use; whatever else lies in a folder of `ui` is a panel. */
const shared = ['controls', 'hooks', 'maths', 'format.ts']

const workerEntries = ['worker/worker.ts', 'worker/reader.ts']

/** What only a page has, or what differs from one moment to the next. */
const ofThePage = ['window', 'document', 'globalThis', 'Date', 'performance']

/** These give the same bits in every browser; all else of `Math`, and `**`, need not. */
const exactMath = [
  'sqrt',
  'abs',
  'min',
  'max',
  'floor',
  'ceil',
  'round',
  'trunc',
  'sign',
  'imul',
  'fround',
]

type Rule = (source: Source, all: readonly Source[]) => string[]

const rules: Record<string, Rule> = {
  'imports only what its folder may know': (source) =>
    source.imports
      .filter((one) => !one.isPackage && !isKnownTo(source.path, one))
      .map(({ target }) => `${source.path} imports ${target}`),

  'uses a package only where it belongs': (source) =>
    source.imports
      .filter(({ isPackage, target }) => {
        if (!isPackage) return false
        const places = knowsPackage[nameOf(target)] ?? []
        return !places.some((place) => isWithin(source.path, place))
      })
      .map(({ target }) => `${source.path} uses ${target}`),

  'is in no cycle': (source, all) => {
    const way = wayBack(source, all)
    return way ? [way.join(' → ')] : []
  },

  'imports no other panel': (source) =>
    source.imports
      .filter(({ isPackage, target }) => !isPackage && !isOwnPanel(source.path, target))
      .map(({ target }) => `${source.path} imports ${target}`),

  'exports nothing by default': (source) => (source.hasDefaultExport ? [source.path] : []),

  'knows a worker’s self only where one starts': (source) =>
    source.names.has('self') && !workerEntries.includes(source.path) ? [source.path] : [],

  'knows neither page nor time, left of state': (source) => {
    if (!isLeftOfState(source.path)) return []
    // The clock that is handed to the session
    const allowed = workerEntries.includes(source.path) ? ['performance'] : []
    return ofThePage
      .filter((name) => source.names.has(name) && !allowed.includes(name))
      .map((name) => `${source.path} uses ${name}`)
  },

  'computes the same bits everywhere, left of state': (source) => {
    if (!isLeftOfState(source.path)) return []
    const inexact = [...source.ofMath].filter((name) => !exactMath.includes(name))
    return [...inexact.map((name) => `Math.${name}`), ...(source.hasPower ? ['**'] : [])].map(
      (name) => `${source.path} uses ${name}`,
    )
  },
}

function folderOf(path: string): string | null {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : null
}

/** A place is a file, or a folder with its slash. */
function isWithin(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place
}

function isLeftOfState(path: string): boolean {
  const folders = Object.keys(mayImport)
  const place = folders.indexOf(folderOf(path) ?? '')
  return place >= 0 && place < folders.indexOf('state')
}

function isKnownTo(path: string, { target, isType }: Import): boolean {
  const folder = folderOf(path)
  if (folder === null) return true
  const targetFolder = folderOf(target)
  const known = targetFolder === null ? undefined : mayImport[folder]?.[targetFolder]
  if (!known) return false
  return isType || known.some((file) => isWithin(target, `${targetFolder}/${file}`))
}

/** 'react-dom/client' → 'react-dom', '@fontsource/stix-two-text/400.css' → '@fontsource' */
function nameOf(target: string): string {
  return target.split('/')[0]
}

/** The part of `ui` that a file belongs to; null for files beside `App.tsx`, and outside `ui`. */
function panelOf(path: string): string | null {
  const [folder, panel, file] = path.split('/')
  return folder === 'ui' && file !== undefined ? panel : null
}

function isOwnPanel(path: string, target: string): boolean {
  const panel = panelOf(path)
  if (panel === null || folderOf(target) !== 'ui') return true
  const [, part] = target.split('/')
  return part === panel || shared.includes(part)
}

/** The modules from one back to itself, by imports that run; null when there is no such way. */
function wayBack(start: Source, all: readonly Source[]): string[] | null {
  const byPath = new Map(all.map((source) => [source.path, source]))
  const seen = new Set<string>()
  const search = (source: Source, way: string[]): string[] | null => {
    for (const { target, isType } of source.imports) {
      if (isType) continue
      if (target === start.path) return [...way, target]
      const next = byPath.get(target)
      if (!next || seen.has(target)) continue
      seen.add(target)
      const found = search(next, [...way, target])
      if (found) return found
    }
    return null
  }
  return search(start, [start.path])
}

describe('a module of src', () => {
  const sources = readSources(fileURLToPath(new URL('../src', import.meta.url)))

  it.each(Object.entries(rules))('%s', (_, rule) => {
    expect(sources.flatMap((source) => rule(source, sources))).toEqual([])
  })

  it('lies in a folder of the architecture', () => {
    const folders = new Set(sources.map(({ path }) => folderOf(path) ?? 'main'))
    expect([...folders].filter((name) => name !== 'main' && !(name in mayImport))).toEqual([])
    expect(sources.length).toBeGreaterThan(10)
  })
})

describe('the architecture notices when', () => {
  type Offence = readonly [what: string, rule: keyof typeof rules, path: string, text: string]
  const offences: Offence[] = [
    [
      'the engine imports data',
      'imports only what its folder may know',
      'engine/plan.ts',
      `import type { Dataset } from '../data/dataset.ts'`,
    ],
    [
      'data computes with the engine',
      'imports only what its folder may know',
      'data/images.ts',
      `export { trace } from '../engine/trace.ts'`,
    ],
    [
      'the store runs the engine',
      'imports only what its folder may know',
      'state/store.ts',
      `import { type Trainer, createTrainer } from '../engine/trainer.ts'`,
    ],
    [
      'the store runs the worker’s code',
      'imports only what its folder may know',
      'state/spawn.ts',
      `import '../worker/worker.ts'`,
    ],
    [
      'a module is loaded late',
      'imports only what its folder may know',
      'ui/loss/Loss.tsx',
      `const chart = import('../../worker/session.ts')`,
    ],
    [
      'an export reads a lesson',
      'imports only what its folder may know',
      'export/numpy.ts',
      `import { first } from '../lessons/first.ts'`,
    ],
    [
      'a file that is no door checks with valibot',
      'uses a package only where it belongs',
      'experiment/text.ts',
      `import * as v from 'valibot'`,
    ],
    [
      'a package is used that nobody knows',
      'uses a package only where it belongs',
      'ui/App.tsx',
      `import 'left-pad'`,
    ],
    [
      'a panel draws with recharts',
      'uses a package only where it belongs',
      'ui/output/Output.tsx',
      `import { Line } from 'recharts'`,
    ],
    [
      'a module imports itself',
      'is in no cycle',
      'engine/arena.ts',
      `export { arena } from './arena.ts'`,
    ],
    [
      'a panel imports another',
      'imports no other panel',
      'ui/stage/Stage.tsx',
      `import { DataTable } from '../data/DataTable.tsx'`,
    ],
    [
      'a shared control imports a panel',
      'imports no other panel',
      'ui/controls/Slider.tsx',
      `import '../training/Training.module.css'`,
    ],
    [
      'a module exports by default',
      'exports nothing by default',
      'ui/App.tsx',
      `const App = 1; export { App as default }`,
    ],
    [
      'the session posts by itself',
      'knows a worker’s self only where one starts',
      'worker/session.ts',
      `self.postMessage(1)`,
    ],
    [
      'the engine looks at the clock',
      'knows neither page nor time, left of state',
      'engine/random.ts',
      `export const seed = () => Date.now()`,
    ],
    [
      'an export touches the page',
      'knows neither page nor time, left of state',
      'export/file.ts',
      'export const root = `${document.title}`',
    ],
    [
      'the session takes its own time',
      'knows neither page nor time, left of state',
      'worker/session.ts',
      `const { now } = performance`,
    ],
    [
      'a kernel asks the browser for a logarithm',
      'computes the same bits everywhere, left of state',
      'engine/losses.ts',
      `const loss = /'/.test('') ? Math.log(2) : 0`,
    ],
    [
      'the data are random',
      'computes the same bits everywhere, left of state',
      'data/generated.ts',
      `const draw = Math['random']`,
    ],
    [
      'a power is written with stars',
      'computes the same bits everywhere, left of state',
      'engine/optimizers.ts',
      `export let p = 2; p **= 2`,
    ],
  ]

  it.each(offences)('%s', (_what, rule, path, text) => {
    const source = parseSource(path, text)
    expect(rules[rule](source, [source])).toHaveLength(1)
  })

  it('three modules lean on each other, and not when one needs only a type', () => {
    const circle = (last: string): Source[] => [
      parseSource('engine/a.ts', `import { b } from './b.ts'`),
      parseSource('engine/b.ts', `import { c } from './c.ts'`),
      parseSource('engine/c.ts', last),
    ]
    const cycles = (all: Source[]): string[] => rules['is in no cycle'](all[0], all)
    expect(cycles(circle(`import { a } from './a.ts'`))).toEqual([
      'engine/a.ts → engine/b.ts → engine/c.ts → engine/a.ts',
    ])
    expect(cycles(circle(`import type { A } from './a.ts'`))).toEqual([])
  })

  it('but not when a name only looks like a global', () => {
    const source = parseSource(
      'worker/session.ts',
      `/** document, ** and Math.log */
       type Open = { document: string; Date: number }
       const open = ({ document }: Open) => document.length + 'performance'.length + Math.max(1, 2)`,
    )
    expect(Object.values(rules).flatMap((rule) => rule(source, [source]))).toEqual([])
  })
})
