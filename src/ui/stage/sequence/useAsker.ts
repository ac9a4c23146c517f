/** Asks the worker one question of a topic after the other, never two at once: while one is on its way, only the newest wish is kept. */
import { useEffect, useRef } from 'react'
import type { Answer, Question } from '../../../worker/probes.ts'
import { useApp, useGuard } from '../../hooks/app.tsx'

type Wish = { readonly question: Question; readonly take: (answer: Answer) => void }

export function useAsker(topic: string): (question: Question, take: Wish['take']) => void {
  const app = useApp()
  const guard = useGuard()
  const state = useRef<{ isAsking: boolean; next: Wish | null; isOver: boolean }>({
    isAsking: false,
    next: null,
    isOver: false,
  })
  useEffect(() => {
    const { current } = state
    current.isOver = false
    return () => {
      current.isOver = true
      current.next = null
      app.drop(topic)
    }
  }, [app, topic])

  const ask = async (wish: Wish): Promise<void> => {
    const { current } = state
    current.isAsking = true
    const answer = await app.probe(topic, wish.question)
    current.isAsking = false
    if (current.isOver) return
    if (answer) guard(() => wish.take(answer))
    const { next } = current
    current.next = null
    if (next) void ask(next)
  }

  return (question, take) => {
    if (state.current.isAsking) state.current.next = { question, take }
    else void ask({ question, take })
  }
}
