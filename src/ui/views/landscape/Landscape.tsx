/** The loss over two directions, as a map with the way that training took. Drawn when asked for. */
import { useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { useAppState } from '../../hooks/app.tsx'
import styles from '../Views.module.css'
import { firstDirections, within, type Directions } from './axes.ts'
import own from './Landscape.module.css'
import { LandscapeMap } from './LandscapeMap.tsx'
import { ParameterChoice } from './ParameterChoice.tsx'
import { Stale } from './Stale.tsx'
import { useDrawing } from './useDrawing.ts'

const types = [
  { value: 'weights', label: 'two weights' },
  { value: 'random', label: 'random directions' },
] as const

const rooms = [
  { value: 'wide', label: 'around' },
  { value: 'near', label: 'the way from near' },
] as const

export function Landscape() {
  const layout = useAppState((state) => state.layout)
  const isOff = useAppState((state) => state.notice?.type === 'off')
  const { drawn, progress, draw, cancel } = useDrawing()
  const isDrawing = progress !== null
  const [wanted, setWanted] = useState(() => drawn?.directions ?? firstDirections(layout))
  const directions = within(wanted, layout)
  const isOther = drawn && JSON.stringify(drawn.directions) !== JSON.stringify(directions)
  const choose = (change: Partial<Directions>): void => setWanted({ ...directions, ...change })
  return (
    <div className={styles.view}>
      <Segmented
        label="Over"
        isLabelHidden
        value={directions.type}
        options={types}
        onChange={(type) => choose({ type })}
      />
      {directions.type === 'weights' ? (
        <div className={own.choices}>
          <ParameterChoice
            label="Across"
            value={directions.across}
            onChange={(across) => choose({ across })}
          />
          <ParameterChoice
            label="Up"
            value={directions.down}
            onChange={(down) => choose({ down })}
          />
        </div>
      ) : (
        <div className={styles.spread}>
          <p className={styles.note}>Pair {directions.pair + 1}, each as long as the weights.</p>
          <Button kind="link" onClick={() => choose({ pair: directions.pair + 1 })}>
            Another pair
          </Button>
        </div>
      )}
      <Segmented
        label="Look"
        isLabelHidden
        value={directions.isNear ? 'near' : 'wide'}
        options={rooms}
        onChange={(room) => choose({ isNear: room === 'near' })}
      />
      {isOff && <p className={styles.none}>Training is off, so there is nobody to draw it.</p>}
      {/* One button, so that it keeps the focus when it comes to mean something else. */}
      <div className={isDrawing ? own.drawing : styles.row}>
        {isDrawing && (
          <progress className={styles.progress} aria-label="Drawing" value={progress} />
        )}
        <Button
          kind="small"
          isOff={isOff && !isDrawing}
          onClick={isDrawing ? cancel : () => void draw(directions)}
        >
          {isDrawing ? 'Cancel' : drawn && !isOther ? 'Draw again' : 'Draw landscape'}
        </Button>
        {!isDrawing && drawn && <Stale drawn={drawn} isOther={isOther === true} />}
      </div>
      {drawn ? (
        <LandscapeMap drawn={drawn} />
      ) : (
        !isDrawing && (
          <p className={styles.none}>
            Not drawn yet. It takes the loss at many places, and the way here once more.
          </p>
        )
      )}
    </div>
  )
}
