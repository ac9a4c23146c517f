/** Keeps what was last known while the next is on its way, so that nothing flickers. */
import { useState } from 'react'

/** The newest value that is not null, as long as it is about the same thing. */
export function useKept<Value>(value: Value | null, about: unknown): Value | null {
  const [kept, setKept] = useState<{ readonly value: Value | null; readonly about: unknown }>({
    value,
    about,
  })
  if (kept.about !== about || (value !== null && kept.value !== value)) {
    setKept({ value, about })
    return value
  }
  return kept.value
}
