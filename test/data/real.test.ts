import { beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '../../src/data/files.ts'
import { real, type Real, type RealName } from '../../src/data/real.ts'
import { provideFiles } from '../support/data.ts'

const names = Object.keys(real).filter((name): name is RealName => Object.hasOwn(real, name))

/** What is there when it has been loaded. */
function rowsOf(entry: Real): { rows: number; hasUnseen?: boolean } {
  if (entry.type === 'series') return { rows: entry.read().values.length }
  const { rows, unseen } = entry.read()
  const more = unseen?.inputs.length ?? 0
  return { rows: rows.inputs.length + more, hasUnseen: unseen !== null }
}

describe.each(names)('the real data %s', (name) => {
  const entry: Real = real[name]
  beforeAll(() => provideFiles(filesOf({ type: 'builtIn', name })))

  it('have as many rows as is said before they are loaded', () => {
    expect(rowsOf(entry)).toEqual(
      entry.type === 'series'
        ? { rows: entry.values }
        : { rows: entry.rows, hasUnseen: entry.hasUnseen },
    )
  })

  it('say where they are from and under which licence', () => {
    expect(entry.origin).not.toBe('')
    expect(entry.licence).not.toBe('')
  })
})
