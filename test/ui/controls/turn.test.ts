import { expect, it } from 'vitest'
import { takeTurn } from '../../../src/ui/controls/turn.ts'

it('who waits comes one after the other in order, and before them those that go first', async () => {
  const came: string[] = []
  const ends: (() => void)[] = []
  const ask = (name: string, isFirst?: boolean): void => {
    ends.push(takeTurn(() => came.push(name), isFirst))
  }
  ask('step')
  ask('network', true)
  ask('loss')
  ask('data', true)
  await Promise.resolve()
  expect(came).toEqual(['network'])
  ends[1]()
  expect(came).toEqual(['network', 'data'])
  // Comes later than those who wait, and goes before them.
  ask('hands', true)
  ends[3]()
  ends[4]()
  ends[0]()
  ends[2]()
  expect(came).toEqual(['network', 'data', 'hands', 'step', 'loss'])
})
