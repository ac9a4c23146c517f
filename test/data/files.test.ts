import { describe, expect, it } from 'vitest'
import { imagesIn, isProvided, tableIn, type FileName } from '../../src/data/files.ts'
import { files, provide } from '../../src/data/fileText.ts'
import { provideFiles, textOf } from '../support/data.ts'

const names = Object.keys(files) as FileName[]

describe.each(names)('the file %s', (file) => {
  it('is refused when damaged, provided when whole, and read once', () => {
    const text = textOf(file)
    const lines = text.trimEnd().split('\n')
    expect(provide(file, lines.slice(0, -1).join('\n'))).toMatch(
      /is damaged: it has \d+ rows, not \d+\.$/,
    )
    const bad = lines.with(2, lines[2].replace(/\d\D?\d/, 'x,x')).join('\n')
    expect(provide(file, bad)).toBe(`The file ${file} is damaged: line 3 cannot be read.`)
    expect(provide(file, '<!doctype html>')).toContain('is damaged')
    expect(isProvided(file)).toBe(false)
    expect(provide(file, text.replaceAll('\n', '\r\n'))).toBeNull()
    expect(isProvided(file)).toBe(true)
    expect(provide(file, 'anything')).toBeNull()
  })
})

describe('files that are provided', () => {
  it('are kept apart from those that are not', () => {
    provideFiles(names)
    expect(
      tableIn('penguins.csv')
        .columns.map(({ name }) => name)
        .slice(0, 3),
    ).toEqual(['species', 'island', 'bill length (mm)'])
    const { labels, pixels } = imagesIn('digits-8x8.txt')
    // 0005d910…: label 0, then ink 0, 0, 5, 13 of 16
    expect(labels[0]).toBe(0)
    expect(pixels[0].slice(0, 4)).toEqual([0, 0, 5 / 16, 13 / 16])
    expect(() => tableIn('digits-8x8.txt')).toThrow('has not been loaded yet')
  })
})
