import { expect, it } from 'vitest'
import { fileName } from '../../../src/ui/controls/download.ts'

it.each([
  ['Height and weight', 'height-and-weight'],
  ['Penguins: three species', 'penguins-three-species'],
  ['El Niño: größer', 'el-nino-großer'],
  ['  …  ', 'backstep'],
  ['../..\\', 'backstep'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('the file of “%s” is called %s', (title, name) => {
  expect(fileName(title)).toBe(name)
})
