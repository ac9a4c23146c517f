/** Some samples as small images; the chosen one goes through the network. */
import { useCallback } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import type { Look } from '../../../state/store.ts'
import type { ScoredSample } from '../../../worker/scored.ts'
import { Thumbnails, type Thumbnail } from '../../controls/Thumbnails.tsx'
import { useApp, useAppState } from '../../hooks/app.tsx'
import { className, classOf, pictureName } from '../../hooks/pictureWords.ts'
import { usePictures } from '../../hooks/usePictures.ts'

export type ImagePart = (Look & { type: 'sample' })['part']

type ImageListProps = {
  readonly label: string
  readonly dataset: Dataset
  readonly part: ImagePart
  readonly rows: readonly ScoredSample[]
  /** Of the class where it is left out. */
  readonly captionOf?: (row: ScoredSample) => string
  readonly saidOf: (row: ScoredSample) => number
  readonly turn?: (direction: -1 | 1) => void
}

export function ImageList(props: ImageListProps) {
  const { label, dataset, part, rows, captionOf, saidOf, turn } = props
  const { store, actions } = useApp()
  const pictures = usePictures()
  const look = useAppState((state) => state.view.look)
  const chosen = look?.type === 'sample' && look.part === part ? String(look.index) : null
  const choose = useCallback(
    (id: string): void => {
      const { look: before } = store.getState().view
      const index = Number(id)
      const isSame = before?.type === 'sample' && before.part === part && before.index === index
      actions.look(isSame ? null : { type: 'sample', part, index })
    },
    [store, actions, part],
  )
  if (!pictures) return null
  const all = rows.flatMap((row): Thumbnail[] => {
    const sample = dataset[part][row.sample]
    if (!sample) return []
    const truth = classOf(sample.target)
    const said = saidOf(row)
    return [
      {
        id: String(row.sample),
        name: pictureName(dataset, sample, said),
        pixels: dataset.raw[part][row.sample],
        caption: captionOf ? captionOf(row) : className(dataset, truth),
        wrong: said === truth || captionOf ? null : className(dataset, said),
      },
    ]
  })
  return (
    <Thumbnails
      {...pictures}
      label={label}
      all={all}
      chosen={chosen}
      choose={choose}
      {...(turn && { turn })}
    />
  )
}
