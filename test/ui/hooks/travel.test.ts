import { expect, it, vi } from 'vitest'
import type { SampleChange } from '../../../src/engine/network.ts'
import { redo, undo } from '../../../src/ui/hooks/travel.ts'
import { stepWords } from '../../../src/ui/hooks/changes.ts'
import { createTestApp } from '../../support/app.ts'

vi.mock('../../../src/ui/hooks/words.ts', () => ({ stepWordsIfLoaded: () => stepWords }))

it('undo and redo of points tell what has become of them, and the same twice in other letters', async () => {
  const app = await createTestApp()
  const heard: string[] = []
  app.store.subscribe(({ announcement }, before) => {
    if (announcement !== before.announcement) heard.push(announcement)
  })
  const place = { part: 'samples', index: 0 } as const
  const changes: readonly SampleChange[] = [
    { type: 'add', input: [1, 2], target: [1] },
    { type: 'remove', place },
    { type: 'remove', place },
  ]
  for (const change of changes) {
    await app.done(app.actions.changeSamples([change]).then(() => undefined))
  }
  // The fourth finds nothing to take back, and says nothing.
  for (let count = 0; count < 4; count++) await app.done(undo(app))
  await app.done(redo(app))
  expect(heard).toEqual([
    'Undone: 1 sample deleted.',
    'Undone: 1 sample deleted.\u00a0',
    'Undone: 1 sample added.',
    'Done again: 1 sample added.',
  ])
})
