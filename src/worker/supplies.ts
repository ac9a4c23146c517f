/** What a session must have before it can open a run: data files and large tables, each handed over once. */
import type { FileName } from '../data/files.ts'
import type { Run } from '../experiment/experiment.ts'
import { createHanding, transferIn } from './handing.ts'
import type { Command } from './protocol.ts'

/** The files that a run needs, as far as they have been loaded. */
export type FilesFor = (
  run: Run,
) => readonly { readonly file: FileName; readonly content: string }[]

type Post = (command: Command, transfer?: Transferable[]) => void

/** Of one session: posts what a run needs and has not been handed over, and tells how to name the run after that. */
export function createSupplies(
  filesFor: FilesFor,
  post: Post,
): (run: Run) => { readonly document: Run; readonly table: number | null } {
  const handed = new Set<FileName>()
  const handing = createHanding()
  return (run) => {
    for (const { file, content } of filesFor(run)) {
      if (!handed.has(file)) post({ type: 'file', file, content })
      handed.add(file)
    }
    const { news, table, document } = handing(run)
    if (news) post({ type: 'table', handed: news }, transferIn(news))
    return { document, table }
  }
}
