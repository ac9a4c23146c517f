/** Files as they come: every one of `test/hostile/` is read, or refused in a sentence. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalOf, numberIn, shownText } from '../../src/data/cells.ts'
import { readCsv, type FileTable, type Read } from '../../src/data/csv.ts'
import { fileLimits } from '../../src/data/records.ts'
import { delimiterNames, encodingNames, readAs, type Corrections } from '../../src/data/reading.ts'
import { csvText } from '../../src/data/csvText.ts'
import { cellText, listsOf, type Table } from '../../src/data/table.ts'
import { tableLimits } from '../../src/data/tableLimits.ts'

const folder = fileURLToPath(new URL('../hostile/', import.meta.url))

function finish(bytes: Uint8Array, corrections: Corrections = {}, piece?: number): Read {
  const size = bytes.length
  const work = readCsv({ size, corrections, seed: 7, ...(piece !== undefined && { piece }) })
  let before = 0
  let given = new Uint8Array(0)
  for (;;) {
    const next = work.next(given)
    if (next.done) return next.value
    const { done, wanted } = next.value
    expect(done).toBeGreaterThanOrEqual(before)
    expect(done).toBeLessThanOrEqual(1 + 1e-9)
    before = done
    given = new Uint8Array(bytes.subarray(...(wanted ?? [0, 0])))
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

function hostile(file: string, corrections: Corrections = {}): Read {
  return finish(readFileSync(folder + file), corrections)
}

function read(text: string, corrections: Corrections = {}): FileTable {
  return taken(finish(new TextEncoder().encode(text), corrections))
}

function taken(result: Read): FileTable {
  if (!result.ok) throw new Error(result.sentence)
  return result.value
}

function cellsOf({ columns, rows }: Table): string[][] {
  return Array.from({ length: rows }, (_, row) => columns.map((column) => cellText(column, row)))
}

const people = [
  ['1.5', '50', 'f'],
  ['1.75', '80', 'm'],
  ['1.6', '55', 'f'],
]
const plain = 'Read as: comma.'
const sexIsText = '‘sex’ is text: ignored.'
const wide = [
  ['1.5', 'ä'],
  ['2', 'ö'],
]
const artIsText = '‘Art’ is text: ignored.'

type Expected = {
  readonly readAs: string
  readonly cells?: readonly string[][]
  readonly names?: readonly string[]
  readonly remarks: readonly string[]
}

const noRows =
  'This file has no rows. It needs one for each sample, below the names of the columns.'

/** What is said of a file: how it is read and what stands out, or why it is refused. */
const expected: Readonly<Record<string, Expected | string>> = {
  'bom-crlf.csv': {
    readAs: plain,
    cells: people,
    names: ['height', 'weight', 'sex'],
    remarks: [sexIsText],
  },
  'cr.csv': { readAs: plain, cells: people, remarks: [sexIsText] },
  'mixed-endings.csv': { readAs: plain, cells: people, remarks: [sexIsText] },
  'semicolon-decimal-comma.csv': {
    readAs: 'Read as: semicolon, decimal comma.',
    cells: people,
    remarks: [sexIsText],
  },
  'tab.tsv': { readAs: 'Read as: tab.', cells: people, remarks: [sexIsText] },
  'bar.txt': { readAs: 'Read as: bar.', cells: people, remarks: [sexIsText] },
  'utf-16le.csv': {
    readAs: 'Read as: UTF-16, comma.',
    cells: wide,
    names: ['Größe', 'Art'],
    remarks: [artIsText],
  },
  'utf-16be.csv': {
    readAs: 'Read as: UTF-16, big endian, comma.',
    cells: wide,
    names: ['Größe', 'Art'],
    remarks: [artIsText],
  },
  'utf-16-without-mark.csv': {
    readAs: 'Read as: UTF-16, comma.',
    cells: wide,
    remarks: [artIsText],
  },
  'latin-1.csv': {
    readAs: 'Read as: Latin-1, semicolon, decimal comma.',
    cells: wide,
    names: ['Größe', 'Art'],
    remarks: [artIsText],
  },
  'quoted.csv': {
    readAs: plain,
    cells: [
      ['Eve "the first"', 'two lines, one cell', '1'],
      ['Bob', 'plain', '2'],
    ],
    remarks: ['‘name’ is text: ignored.', '‘note’ is text: ignored.'],
  },
  'unclosed-quote.csv': {
    readAs: 'Read as: comma, quotation marks as text.',
    cells: [
      ['1', '2'],
      ['5" nail', '3'],
      ['"6', '4'],
      ['7', '5'],
    ],
    remarks: [
      'A quotation mark in row 4 is never closed: read as text.',
      '‘size’ is text: ignored.',
      '‘x’ counts the rows: left out.',
    ],
  },
  'gaps.csv': {
    readAs: plain,
    cells: [
      ['1', '', '3'],
      ['', '2', '4'],
      ['5', '', '1'],
      ['', '7', '2'],
      ['8', '9', ''],
      ['1', '2', '3'],
    ],
    remarks: ['5 of 6 rows have gaps.'],
  },
  'ragged.csv': {
    readAs: plain,
    cells: [
      ['1', '2', '3'],
      ['4', '5', ''],
      ['6', '7', '8'],
      ['1', '1', '1'],
      ['2', '2', ''],
    ],
    remarks: [
      '3 rows have more or fewer cells than the others: 3, 4, 6.',
      '2 of 5 rows have gaps.',
    ],
  },
  'text-in-numbers.csv': {
    readAs: plain,
    remarks: ['‘age’ has text in 1 row: counted as gaps.', '1 of 31 rows have gaps.'],
  },
  'text-and-dates.csv': {
    readAs: plain,
    remarks: ['‘day’ is text: ignored.', '‘city’ is text: ignored.'],
  },
  'one-class.csv': { readAs: plain, remarks: ['‘class’ never changes: left out.'] },
  'constant-and-duplicate.csv': {
    readAs: plain,
    remarks: [
      '‘id’ counts the rows: left out.',
      '‘b’ is the same as ‘a’: left out.',
      '‘same’ never changes: left out.',
    ],
  },
  'headers.csv': {
    readAs: plain,
    names: [
      '__proto__',
      'constructor',
      'a',
      'a (2)',
      'column 5',
      `${'x'.repeat(59)}…`,
      '<img src=x onerror=alert(1)>',
      'evil',
    ],
    remarks: [],
  },
  'formulas.csv': {
    readAs: plain,
    cells: [
      ['=HYPERLINK("http://evil.example")', '1'],
      ['@SUM(A1)', '2'],
      ['+1+1', '3'],
    ],
    remarks: ['‘name’ is text: ignored.', '‘x’ counts the rows: left out.'],
  },
  'numbers.csv': {
    readAs: plain,
    remarks: ['‘a’ has text in 1 row: counted as gaps.', '1 of 11 rows have gaps.'],
  },
  'long-cell.csv': {
    readAs: plain,
    remarks: ['1 cell is longer than 4,000 characters: cut.', '‘b’ is text: ignored.'],
  },
  'no-header.csv': {
    readAs: 'Read as: comma, no header.',
    names: ['column 1', 'column 2', 'column 3'],
    remarks: [],
  },
  'one-column.csv': { readAs: plain, cells: [['3'], ['1'], ['2']], remarks: [] },
  'empty.csv': noRows,
  'blank-lines.csv': noRows,
  'header-only.csv': noRows,
  'picture.csv': 'This looks like an image. Rows of numbers are needed: save them as CSV first.',
  'photo.csv': 'This looks like an image. Rows of numbers are needed: save them as CSV first.',
  'spreadsheet.csv': 'This looks like a spreadsheet or an archive. Save it as CSV first.',
  'paper.csv': 'This looks like a PDF. Copy its table and paste it here.',
  'packed.csv': 'This looks like a compressed file. Unpack it first.',
  'zeros.csv': 'This file is not text. Save its rows as CSV first.',
  'noise.csv': 'This file is not text. Save its rows as CSV first.',
}

it('every hostile file is known, and every known one there', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(expected).toSorted())
})

describe.each(readdirSync(folder))('the hostile file %s', (file) => {
  it('is read as it is meant, or refused in a sentence', () => {
    const wanted = expected[file]
    expect(wanted, 'what is said of it').toBeDefined()
    const result = hostile(file)
    const said = result.ok
      ? {
          readAs: readAs(result.value.reading),
          cells: cellsOf(result.value.table),
          names: result.value.table.columns.map(({ name }) => name),
          remarks: result.value.remarks.map(({ sentence }) => sentence),
        }
      : result.sentence
    expect(said).toEqual(typeof wanted === 'string' ? wanted : { ...Object(said), ...wanted })
  })
})

const encodings = [
  ['utf-8', encodingNames['utf-8']],
  ['utf-16le', encodingNames['utf-16le']],
  ['utf-16be', encodingNames['utf-16be']],
  ['latin-1', encodingNames['latin-1']],
] as const

describe('a file', () => {
  it.each(Object.entries(delimiterNames))(
    'whose cells %j parts is read so: %s',
    (delimiter, name) => {
      const { reading, table } = read(people.map((cells) => cells.join(delimiter)).join('\n'))
      expect(reading.delimiter).toBe(delimiter)
      expect(readAs(reading)).toContain(name)
      expect(cellsOf(table)).toEqual(people)
    },
  )

  it.each(encodings)('may be said to be in %s, shown as %s', (encoding, name) => {
    const wide = { 'utf-16le': [49, 0, 10, 0, 50, 0], 'utf-16be': [0, 49, 0, 10, 0, 50] }
    const bytes = new Map(Object.entries(wide)).get(encoding)
    const result = finish(Uint8Array.from(bytes ?? [49, 10, 50]), { encoding })
    expect(cellsOf(taken(result).table)).toEqual([['1'], ['2']])
    expect(`UTF-8, ${readAs(taken(result).reading)}`).toContain(name)
  })

  it('can be read otherwise when a person corrects how', () => {
    const other = taken(
      hostile('semicolon-decimal-comma.csv', { delimiter: ',', decimal: '.', hasHeader: false }),
    )
    expect(readAs(other.reading)).toBe('Read as: comma, no header.')
    const typed = read('a,b\n1,2\n2,3\n', { types: { 0: 'category' } })
    expect(typed.table.columns.map(({ type }) => type)).toEqual(['category', 'number'])
    const latin = taken(hostile('bom-crlf.csv', { encoding: 'latin-1' }))
    expect(latin.table.columns[0].name).toBe('ï»¿height')
  })

  it('shows how it begins', () => {
    expect(read('a,b\n1,2\n3,4\n').preview).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
    const many = `a\n${'1\n'.repeat(100)}`
    expect(read(many).preview).toHaveLength(fileLimits.preview)
  })

  it('with too many rows is sampled, each row as likely, in order, the same for the same seed', () => {
    const count = 150_000
    const text = `n,odd\n${Array.from({ length: count }, (_, k) => `${k},${k % 2}`).join('\n')}`
    const { table, remarks } = read(text)
    expect(table.rows).toBe(tableLimits.rows)
    expect(remarks[0].sentence).toBe(
      'Using 100,000 of 150,000 rows: a random sample of the whole file (seed 7).',
    )
    const [column] = listsOf(table)
    const places = column.type === 'number' ? column.values.map((value) => value ?? -1) : []
    expect(places.every((place, k) => k === 0 || place > places[k - 1])).toBe(true)
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length
    expect(Math.abs(mean - count / 2)).toBeLessThan(500)
    expect(listsOf(read(text).table)[0]).toEqual(column)
  })

  it('with too many columns loses those at the end, and rows beyond so many cells', () => {
    const row = Array.from({ length: 1100 }, (_, k) => (k * k) % 17).join(',')
    const { table, remarks } = read(`${row}\n`.repeat(8500))
    expect(table.columns).toHaveLength(tableLimits.columns)
    expect(table.rows).toBe(tableLimits.cells / tableLimits.columns)
    expect(remarks.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
      'Using 8,000 of 8,500 rows: a random sample of the whole file (seed 7).',
      'Using the first 1,000 of 1,100 columns.',
    ])
  })

  it('is read to its end however large, in encodings that show late, and memory for one piece', () => {
    const rows = Array.from({ length: 3000 }, (_, k) => `${k % 7},${(k * k) % 5}`).join('\r\n')
    const late = new TextEncoder().encode(`a,b\r\n${rows}\r\n9,`)
    // é in Latin-1, which UTF-8 does not know.
    const { reading, table } = taken(finish(Uint8Array.from([...late, 0xe9]), {}, 1000))
    expect(reading.encoding).toBe('latin-1')
    expect(table.rows).toBe(3001)
  })

  it('is the same wherever its pieces part', () => {
    const bits = fc.array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom('1', '2,5', ',', ';', '\n', '\r\n', '\r', 'ä', '€'),
        },
        { weight: 3, arbitrary: fc.constantFrom('"', '""', '"a\n""b"', '"x\r\ny"', '" ', '😀') },
      ),
      { maxLength: 60 },
    )
    const write = { 'utf-8': utf8, 'utf-16le': utf16, 'latin-1': latin1 } as const
    const way = fc.constantFrom('utf-8', 'utf-16le', 'latin-1')
    fc.assert(
      fc.property(bits, way, fc.integer({ min: 1, max: 40 }), (some, encoding, piece) => {
        const bytes = write[encoding](some.join(''))
        expect(finish(bytes, {}, piece)).toEqual(finish(bytes))
      }),
      { numRuns: 400 },
    )
  })

  it.each(readdirSync(folder))('is the same wherever its pieces part: %s', (file) => {
    const bytes = readFileSync(folder + file)
    for (const piece of [1, 3, 64]) expect(finish(bytes, {}, piece)).toEqual(finish(bytes))
  })

  it('without lines, or with a quotation mark that closes nowhere, is not kept in memory', () => {
    const filler = 'x'.repeat(999)
    const endless = `a,b\n1,2\n"3,4\n${`${filler}\n`.repeat(5000)}`
    const { reading, remarks, table } = taken(finish(utf8(endless), {}, 100_000))
    expect(reading.hasQuotes).toBe(false)
    expect(remarks[0].sentence).toBe('A quotation mark in row 3 is never closed: read as text.')
    expect(table.rows).toBe(5002)
    const one = taken(finish(utf8(`${'1,2,3,'.repeat(900_000)}\n4,5`), {}, 100_000))
    expect(one.table.rows).toBe(2)
  })

  it('is the same however many pieces it takes, quoted newlines and all', () => {
    const rows = Array.from({ length: 20_000 }, (_, k) => `${(k * 3) % 101},"line\n${k}, ""x"""`)
    const { table } = read(`n,text\n${rows.join('\n')}\n`)
    expect(table.rows).toBe(20_000)
    expect(cellText(table.columns[1], 19_999)).toBe('line 19999, "x"')
  })

  it('of any bytes gives a table or a sentence, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = finish(Uint8Array.from(bytes))
        expect(result.ok ? result.value.table.rows : result.sentence.length).toBeGreaterThan(0)
      }),
    )
  })

  it('of any text in quotes comes back cell by cell', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', ',', ';', '"', '\n', '|', '\t', "'", '=', 'é'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const record = (cells: readonly string[]): string =>
          cells.map((text) => `"k${text.replaceAll('"', '""')}"`).join(',')
        const text = ['"a","b"', ...rows.map(record)].join('\n')
        const { table } = read(text, { delimiter: ',', hasHeader: true })
        const shown = rows.map((row) => row.map((one) => shownText(`k${one}`, 200)))
        const types = table.columns.every(({ type }) => type === 'category')
        expect(types && cellsOf(table)).toEqual(shown)
      }),
    )
  })
})

describe('a number', () => {
  it.each([
    ['1', '.', 1],
    ['-0.5', '.', -0.5],
    ['−0.5', '.', -0.5],
    ['+3', '.', 3],
    [' 1e-3 ', '.', 0.001],
    ['.5', '.', 0.5],
    ['5.', '.', 5],
    ['1,234,567.5', '.', 1234567.5],
    ['1 000', '.', 1000],
    ['1’000', '.', 1000],
    ['1.234,5', ',', 1234.5],
    ['0,1', ',', 0.1],
    ['0,1', '.', null],
    ['0.1', ',', null],
    ['1e999', '.', null],
    ['', '.', null],
    ['.', '.', null],
    ['-', '.', null],
    ['1.2.3', '.', null],
    ['12abc', '.', null],
    ['0x10', '.', null],
    ['Infinity', '.', null],
    ['1,5', '.', null],
  ] as const)('written %j with decimal %s is %j', (text, decimal, value) => {
    expect(numberIn(text, decimal)).toBe(value)
  })

  it.each([
    [['1.5', '2'], false, '.'],
    [['1,5', '2'], true, ','],
    [['1,234'], false, '.'],
    [['1,234'], true, ','],
    [['1.234'], true, '.'],
    [['1,234', '1.5'], true, '.'],
    [['text, more', 'a.b'], true, '.'],
  ] as const)(
    'in %j has, where commas are free (%s), the decimal sign %s',
    (cells, isFree, sign) => {
      expect(decimalOf(cells, isFree)).toBe(sign)
    },
  )
})

describe('a table as CSV', () => {
  it('comes back as it was, formulas as texts', () => {
    const { table } = taken(hostile('gaps.csv'))
    expect(listsOf(read(csvText(table)).table)).toEqual(listsOf(table))
    const { table: formulas } = taken(hostile('formulas.csv'))
    expect(csvText(formulas)).toBe(
      'name,x\r\n"\'=HYPERLINK(""http://evil.example"")",1\r\n\'@SUM(A1),2\r\n\'+1+1,3\r\n',
    )
  })

  it('has numbers as they are, though they begin with a sign', () => {
    const { table } = read('a,b\n-1.5,=x\n2e21,"a,""b"\n')
    expect(csvText(table)).toBe('a,b\r\n-1.5,\'=x\r\n2e+21,"a,""b"\r\n')
  })
})
