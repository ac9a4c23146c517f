import { expect, it } from 'vitest'
import { gallery } from '../../../src/experiment/gallery.ts'
import { examplesByGroup } from '../../../src/ui/sources/groups.ts'

it('lists every example once, under its group, first steps first', () => {
  const groups = examplesByGroup()
  expect(groups[0].group).toBe('First steps')
  expect(groups.flatMap(({ names }) => names).toSorted()).toEqual(Object.keys(gallery).toSorted())
  for (const { group, names } of groups) {
    for (const name of names) expect(gallery[name].group).toBe(group)
  }
})
