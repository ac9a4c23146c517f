import { beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '../../src/data/files.ts'
import { real, type Real, type RealName } from '../../src/data/real.ts'
import { provideFiles } from '../support/data.ts'

const names = Object.keys(real).filter((name): name is RealName => Object.hasOwn(real, name))

describe.each(names)('the real data %s', (name) => {
  const entry: Real = real[name]
  beforeAll(() => provideFiles(filesOf({ type: 'builtIn', name })))

  it('have as many rows as is said before they are loaded', () => {
    if (entry.type === 'series') {
      expect(entry.read().values).toHaveLength(entry.values)
      return
    }
    const { rows, unseen } = entry.read()
    expect(rows.inputs.length + (unseen?.inputs.length ?? 0)).toBe(entry.rows)
    expect(unseen !== null).toBe(entry.hasUnseen)
  })

  it('say where they are from and under which licence', () => {
    expect(entry.origin).not.toBe('')
    expect(entry.licence).not.toBe('')
  })
})
