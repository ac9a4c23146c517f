/** Draw an image of your own: it goes through the network stroke by stroke, made like those that the network has seen. */
import { useEffect, useMemo, useRef } from 'react'
import { kindOfNetwork } from '../../../experiment/kinds.ts'
import { Button } from '../../controls/Button.tsx'
import { Picture } from '../../controls/Picture.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { Select } from '../../controls/Select.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { className } from '../../hooks/pictureWords.ts'
import styles from './Images.module.css'
import { Paper } from './Paper.tsx'
import { useDrawing, type DrawProps } from './useDrawing.ts'

export function Draw(props: DrawProps) {
  const { dataset, pictures, sheet, setSheet } = props
  const drawing = useDrawing(props)
  const { raw, meant } = drawing
  const hasRow = useAppState((state) => kindOfNetwork(state.network) === 'images')
  const isBlank = sheet.strokes.length === 0
  const empty = useMemo(() => dataset.raw.names.map(() => pictures.range[0]), [dataset, pictures])
  const section = useRef<HTMLElement>(null)
  // It opens above the button that opens it
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up
    section.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={section} className={styles.draw} aria-label="Draw your own">
      <Paper
        strokes={sheet.strokes}
        width={drawing.width}
        segment={drawing.segment}
        add={drawing.add}
        undo={drawing.undo}
      />
      <div className={styles.row}>
        <Button kind="small" isOff={isBlank} onClick={drawing.undo}>
          Undo stroke
        </Button>
        <Button kind="small" isOff={isBlank} onClick={drawing.clear}>
          Clear
        </Button>
      </div>
      <Segmented
        label="Pen"
        isLabelHidden
        value={sheet.pen}
        options={[
          { value: 'fine', label: 'fine' },
          { value: 'usual', label: 'medium' },
          { value: 'broad', label: 'broad' },
        ]}
        onChange={(pen) => setSheet({ pen })}
      />
      <div className={styles.seen}>
        <Picture
          {...pictures}
          pixels={raw ?? empty}
          size={64}
          label={`What the network sees: ${pictures.shape.slice(1).join(' × ')} pixels`}
        />
        <p className={styles.note}>
          {raw
            ? 'What the network sees: cut out, centred and as large as the images it knows.'
            : 'Draw with mouse, finger or pen. With keys: arrows move, Space puts the pen down and lifts it.'}
        </p>
      </div>
      {hasRow && dataset.problem === 'classes' && (
        <Select
          label="It is meant as"
          className={styles.meant}
          value={String(meant ?? '')}
          hint={
            meant === null
              ? 'Then the step has a loss and a way back.'
              : 'Now it has a loss and a way back.'
          }
          options={[
            { value: '', label: 'not said' },
            ...dataset.classNames.map((_, one) => ({
              value: String(one),
              label: className(dataset, one),
            })),
          ]}
          onChange={(one) => drawing.mean(one === '' ? null : Number(one))}
        />
      )}
      {drawing.isAway && (
        <Button kind="link" onClick={drawing.lookAgain}>
          Look at the drawing again
        </Button>
      )}
    </section>
  )
}
