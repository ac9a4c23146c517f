/** Asks the worker one question of a topic after the other, never two at once: while one is on its way, only the newest wish is kept. */
import { useEffect, useMemo } from 'react'
import type { Answer, Question } from '../../../worker/probes.ts'
import { useApp, useGuard } from '../../hooks/app.tsx'

type Wish = { readonly question: Question; readonly take: (answer: Answer) => void }
type Ask = (question: Question, take: Wish['take']) => void

export function useAsker(topic: string): Ask {
  const app = useApp()
  const guard = useGuard()
  const asker = useMemo(
    () =>
      createAsker(
        (question) => app.probe(topic, question),
        (give) => guard(give),
      ),
    [app, guard, topic],
  )
  useEffect(() => {
    asker.begin()
    return () => {
      asker.end()
      app.drop(topic)
    }
  }, [app, asker, topic])
  return asker.ask
}

export function createAsker(
  probe: (question: Question) => Promise<Answer | null>,
  guard: (give: () => void) => void,
): { readonly ask: Ask; begin(): void; end(): void } {
  let isAsking = false
  let isOver = false
  let next: Wish | null = null

  const send = async ({ question, take }: Wish): Promise<void> => {
    isAsking = true
    const answer = await probe(question)
    isAsking = false
    const wish = next
    next = null
    // Without an answer another run has come, which what was wished of the old one does not fit.
    if (isOver || !answer) return
    guard(() => take(answer))
    if (wish) void send(wish)
  }

  return {
    ask: (question, take) => {
      if (isAsking) next = { question, take }
      else void send({ question, take })
    },
    begin: () => {
      isOver = false
    },
    end: () => {
      isOver = true
      next = null
    },
  }
}
