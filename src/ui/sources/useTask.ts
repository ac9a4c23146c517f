/** Something that takes a while: which of several it is, whether that is worth showing, and the sentence when it fails. */
import { useEffect, useRef, useState } from 'react'

const SLOW_MS = 300

type Task = {
  /** The one that is under way. */
  readonly busy: string | null
  /** It takes so long that a person should see it. */
  readonly isSlow: boolean
  readonly failed: { readonly name: string; readonly sentence: string } | null
  /** Does the work, and then what follows; a later one takes its place, and so does leaving. */
  start(name: string, work: () => Promise<void>): void
}

export function useTask(): Task {
  const [busy, setBusy] = useState<string | null>(null)
  const [isSlow, setSlow] = useState(false)
  const [failed, setFailed] = useState<Task['failed']>(null)
  const newest = useRef<object | null>(null)
  useEffect(() => {
    if (busy === null) return undefined
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [busy])
  useEffect(
    () => () => {
      newest.current = null
    },
    [],
  )

  const start = (name: string, work: () => Promise<void>): void => {
    const mine = {}
    newest.current = mine
    setBusy(name)
    setFailed(null)
    const settle = (sentence: string | null): void => {
      if (newest.current !== mine) return
      setBusy(null)
      if (sentence !== null) setFailed({ name, sentence })
    }
    work().then(
      () => settle(null),
      (error: unknown) => settle(error instanceof Error ? error.message : String(error)),
    )
  }
  return { busy, isSlow, failed, start }
}
