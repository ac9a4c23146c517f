/** A person's own file on its way to data: what was given, how far it is read, and what it turned out to be. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FileTable } from '../../../data/csv.ts'
import { knowFacts } from '../../../data/facts.ts'
import { nameOf, type Corrections } from '../../../data/reading.ts'
import { createReaderClient, type ReaderClient } from '../../../state/reader.ts'
import { spawnReader } from '../../../state/spawnReader.ts'

type Given = { readonly blob: Blob; readonly name: string; readonly corrections: Corrections }

export type Own = {
  readonly given: Given | null
  /** From 0 to 1 while it is read; null otherwise. */
  readonly progress: number | null
  /** Why it cannot be read. */
  readonly problem: string | null
  readonly read: FileTable | null
  readFile(file: File): void
  readText(text: string): void
  /** The same file, read otherwise. */
  correct(corrections: Corrections): void
  cancel(): void
  /** Back to where a file is asked for. */
  leave(): void
}

/** Which rows are taken of a file that has too many. */
const SEED = 7

type Known = Pick<Own, 'given' | 'progress' | 'problem' | 'read'>

const nothing: Known = { given: null, progress: null, problem: null, read: null }

/** Reads a dropped file at once. */
export function useOwn(dropped: File | null): Own {
  const [known, setKnown] = useState<Known>(nothing)
  const client = useRef<ReaderClient | null>(null)
  useEffect(
    () => () => {
      client.current?.close()
      client.current = null
    },
    [],
  )

  const start = async (given: Given): Promise<void> => {
    client.current ??= createReaderClient(spawnReader)
    // What was read before stays in sight while it is read otherwise.
    setKnown((before) => ({
      given,
      progress: 0,
      problem: null,
      read: before.given?.blob === given.blob ? before.read : null,
    }))
    const result = await client.current.read({
      file: given.blob,
      corrections: given.corrections,
      seed: SEED,
      progress: (progress) => setKnown((before) => ({ ...before, progress })),
    })
    if (!result) return
    if (result.ok) {
      const { table, facts } = result.value
      table.columns.forEach((column, place) => knowFacts(column, facts[place]))
    }
    setKnown({
      given,
      progress: null,
      problem: result.ok ? null : result.sentence,
      read: result.ok ? result.value : null,
    })
  }

  const readFile = (file: File): void =>
    void start({ blob: file, name: nameOf(file.name), corrections: {} })
  const take = useEffectEvent(readFile)
  useEffect(() => {
    if (!dropped) return undefined
    const timer = setTimeout(() => take(dropped), 0)
    return () => clearTimeout(timer)
  }, [dropped])

  return {
    ...known,
    readFile,
    readText: (text) =>
      void start({ blob: new Blob([text]), name: 'Pasted rows', corrections: {} }),
    correct: (corrections) => {
      if (!known.given) return
      const all = { ...known.given.corrections, ...corrections }
      void start({ ...known.given, corrections: all })
    },
    cancel: () => {
      client.current?.cancel()
      setKnown((before) => (before.read ? { ...before, progress: null } : nothing))
    },
    leave: () => {
      client.current?.cancel()
      setKnown(nothing)
    },
  }
}
