/** Samples that are images: small pictures a page at a time, and below them the one that is looked at. */
import { useState, type ReactNode } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Icon } from '../../controls/Icon.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { usePictures } from '../../hooks/usePictures.ts'
import { Draw } from './Draw.tsx'
import { Gallery } from './Gallery.tsx'
import styles from './Images.module.css'
import { Looked } from './Looked.tsx'
import { useSheet } from './useSheet.ts'

type ImagesProps = {
  /** The samples as a table: where they are no images, or when that is wanted. */
  readonly table: ReactNode
  readonly isEditing: boolean
}

export function Images({ table, isEditing }: ImagesProps) {
  const pictures = usePictures()
  const dataset = useAppState((state) => state.dataset)
  const [isTable, setTable] = useState(false)
  const [sheet, setSheet] = useSheet()
  const isDrawing = sheet.isOpen
  if (!pictures || isEditing) return table
  return (
    <>
      {isDrawing && (
        <Draw
          key={[...pictures.shape, ...pictures.range].join(' ')}
          {...{ dataset, pictures, sheet, setSheet }}
        />
      )}
      {!isDrawing && (isTable ? table : <Gallery dataset={dataset} pictures={pictures} />)}
      <Looked dataset={dataset} pictures={pictures} />
      <div className={styles.ways} data-pictures={!isTable || isDrawing || undefined}>
        <Button
          kind="small"
          aria-expanded={isDrawing}
          onClick={() => setSheet({ isOpen: !isDrawing })}
        >
          <Icon name="pencil" /> {isDrawing ? 'Put the paper away' : 'Draw your own'}
        </Button>
        {!isDrawing && (
          <Button
            kind="link"
            aria-label={`${isTable ? 'Show as images' : 'Show as table'}: the data`}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? 'Show as images' : 'Show as table'}
          </Button>
        )}
      </div>
    </>
  )
}
