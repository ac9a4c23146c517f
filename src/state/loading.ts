/**
 * Fetches the data files that a run needs, each once, provides them here and keeps their text for the
 * worker. What goes wrong is a sentence that says what is safe and what to do.
 */
import { filesOf, isProvided, type FileName } from '../data/files.ts'
import { isChangeKnown, sampleChangesIn } from '../experiment/dataAfter.ts'
import type { Run } from '../experiment/experiment.ts'

/** Gets a file's text; rejects where it cannot be had. */
export type Fetch = (file: FileName) => Promise<string>

/** A file that could not be loaded. Nothing has changed by it. */
export class LoadingError extends Error {
  override readonly name = 'LoadingError'
}

export type Loading = {
  /** Whether the run can be opened at once. */
  isReady(run: Run): boolean
  /** Resolves when it can; rejects with a LoadingError. */
  load(run: Run): Promise<void>
  filesFor(run: Run): { readonly file: FileName; readonly content: string }[]
}

export function createLoading(fetchFile: Fetch): Loading {
  const contents = new Map<FileName, string>()
  const under = new Map<FileName, Promise<void>>()

  const fetchOne = async (file: FileName): Promise<void> => {
    // Who opens the first file needs what reads it, too.
    const fetched = await Promise.all([fetchFile(file), import('../data/fileText.ts')]).catch(
      () => null,
    )
    if (!fetched) {
      throw new LoadingError(
        `The data file ${file} could not be loaded. Nothing has changed; try again when you are online.`,
      )
    }
    const [content, { provide }] = fetched
    const problem = provide(file, content)
    if (problem !== null) throw new LoadingError(`${problem} Nothing has changed.`)
    contents.set(file, content)
  }

  /** One at a time for each file; a failed one may be tried again. */
  const loadOne = (file: FileName): Promise<void> => {
    const known = under.get(file)
    if (known) return known
    const loading = fetchOne(file).finally(() => under.delete(file))
    under.set(file, loading)
    return loading
  }

  const needed = ({ experiment }: Run): readonly FileName[] => filesOf(experiment.data.source)
  const isThere = (file: FileName): boolean => isProvided(file) && contents.has(file)

  /** Its data change on the way, and how is not known yet. */
  const isStrange = ({ edits }: Run): boolean =>
    !isChangeKnown() && sampleChangesIn(edits).length > 0

  return {
    isReady: (run) => needed(run).every(isThere) && !isStrange(run),
    load: async (run) => {
      if (isStrange(run)) await import('../experiment/withPoints.ts')
      await Promise.all(
        needed(run)
          .filter((file) => !isThere(file))
          .map(loadOne),
      )
    },
    filesFor: (run) =>
      needed(run).flatMap((file) => {
        const content = contents.get(file)
        return content === undefined ? [] : [{ file, content }]
      }),
  }
}
