/** The way to other data: the dialog where it is chosen, once somebody asks for it, and files dropped anywhere on the page. */
import { useEffect } from 'react'
import { late } from '../controls/late.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'

const SourcesDialog = late(() =>
  import('./SourcesDialog.tsx').then((loaded) => loaded.SourcesDialog),
)

export function Sources() {
  const sources = useAppState((state) => state.view.sources)
  useDroppedFiles()
  return sources && <SourcesDialog sources={sources} />
}

/** Without this a file dropped beside its place would take the page away. */
function useDroppedFiles(): void {
  const actions = useActions()
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      actions.setView({ sources: { part: 'own', file } })
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [actions])
}
