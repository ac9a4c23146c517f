import { expect, it } from 'vitest'
import { createAsker } from '../../../../src/ui/stage/sequence/useAsker.ts'
import type { Answer, Question } from '../../../../src/worker/probes.ts'

function setUp() {
  const asked: { readonly question: Question; readonly answer: (one: Answer | null) => void }[] = []
  const taken: Answer[] = []
  const asker = createAsker(
    (question) => new Promise((answer) => asked.push({ question, answer })),
    (give) => give(),
  )
  const wish = (input: readonly number[]): void =>
    asker.ask({ type: 'predict', input }, (answer) => taken.push(answer))
  const answer = async (place: number, of: Answer | null): Promise<void> => {
    asked[place].answer(of)
    await Promise.resolve()
  }
  const inputs = (): unknown => asked.map(({ question }) => 'input' in question && question.input)
  return { asker, wish, answer, inputs, taken }
}

const said: Answer = { type: 'predict', position: 0, value: [] }

it('asks one question at a time, and then only the newest of those that came meanwhile', async () => {
  const { wish, answer, inputs, taken } = setUp()
  wish([1])
  wish([2])
  wish([3])
  expect(inputs()).toEqual([[1]])
  await answer(0, said)
  expect(inputs()).toEqual([[1], [3]])
  await answer(1, said)
  expect(taken).toEqual([said, said])
})

it('does not ask another run what was wished of the one before', async () => {
  const { wish, answer, inputs, taken } = setUp()
  wish([1, 2])
  wish([3, 4])
  await answer(0, null)
  expect(inputs()).toEqual([[1, 2]])
  wish([5])
  expect(inputs()).toEqual([[1, 2], [5]])
  expect(taken).toEqual([])
})

it('asks nothing more once it is over', async () => {
  const { asker, wish, answer, inputs, taken } = setUp()
  wish([1])
  wish([2])
  asker.end()
  await answer(0, said)
  expect(inputs()).toEqual([[1]])
  expect(taken).toEqual([])
})
