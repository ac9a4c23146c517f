/** How much the weights from step to step grow or shrink what goes round: their spectral radius, and a slider that scales them to another. */
import { useEffect, useId, useRef, useState } from 'react'
import { Slider } from '../../controls/Slider.tsx'
import { format } from '../../format.ts'
import { useActions, useApp } from '../../hooks/app.tsx'
import { useCalmFrames } from '../../hooks/calm.ts'
import { paced } from '../../hooks/paced.ts'
import { spectralRadius } from '../../hooks/sequence/spectral.ts'
import { useGesture } from '../../hooks/useGesture.ts'
import type { Square } from './square.ts'
import styles from './Weights.module.css'

/** In training it is worked out no more often. */
const PACE_MS = 300
const [LEAST, MOST] = [0.05, 2.5]

export function Radius({
  square,
  isRead,
  hasWords,
}: {
  readonly square: Square
  /** Only to be read, while a single weight is in hand. */
  readonly isRead: boolean
  /** There is room to say what it means. */
  readonly hasWords: boolean
}) {
  const { frames } = useApp()
  const actions = useActions()
  const subscribe = useCalmFrames()
  const gestures = useGesture('scale')
  const id = useId()
  const { start, units } = square
  const matrixNow = (): Float64Array =>
    frames.latest().parameters.slice(start, start + units * units)
  const [radius, setRadius] = useState(() => spectralRadius(matrixNow(), units))
  /** Where the slider is held, ahead of the frames. */
  const [wished, setWished] = useState<number | null>(null)
  /** What is scaled, from the beginning of a gesture on. */
  const base = useRef<{ gesture: string; matrix: Float64Array; radius: number } | null>(null)

  useEffect(() => {
    const measure = (): void => {
      const { parameters } = frames.latest()
      if (parameters.length < start + units * units) return
      const matrix = parameters.subarray(start, start + units * units)
      const next = spectralRadius(matrix, units)
      setRadius((old) => (Object.is(old, next) ? old : next))
      // What has arrived is no wish any more; a moment before, it may still be on its way.
      setWished((old) => (old !== null && Math.abs(old - next) < 1e-4 * old ? null : old))
    }
    const pace = paced(measure, PACE_MS)
    pace.now()
    const stop = subscribe(({ status }) => {
      if (status === 'training') pace.soon()
      else pace.now()
    })
    return () => {
      stop()
      pace.stop()
    }
  }, [frames, subscribe, start, units])

  const scaleTo = (wanted: number, time: number): void => {
    const gesture = gestures.at(time)
    if (base.current?.gesture !== gesture) {
      const matrix = matrixNow()
      base.current = { gesture, matrix, radius: spectralRadius(matrix, units) }
    }
    setWished(wanted)
    const { matrix, radius: before } = base.current
    if (!(before > 0)) return
    const values = Array.from(matrix, (value, k) => ({
      index: start + k,
      value: (value * wanted) / before,
    }))
    void actions.setParameters(values, gesture)
  }

  const isOff = !(radius > 0) || !Number.isFinite(radius)
  return (
    <div className={styles.radius}>
      <label htmlFor={id} className={styles.label}>
        spectral radius <b>{format(radius)}</b>
      </label>
      {!isRead && (
        <>
          <Slider
            id={id}
            min={LEAST}
            max={MOST}
            step={0.05}
            value={Math.min(MOST, Math.max(LEAST, wished ?? (radius || LEAST)))}
            disabled={isOff}
            aria-label="Scale U to a spectral radius"
            aria-valuetext={`${format(radius)}, ${wordsOf(radius)}`}
            {...gestures.holds}
            onBlur={() => setWished(null)}
            onPointerUp={() => setWished(null)}
            onChange={(event) => scaleTo(Number(event.target.value), event.timeStamp)}
          />
          {hasWords && <p className={styles.words}>{wordsOf(radius)}</p>}
        </>
      )}
    </div>
  )
}

function wordsOf(radius: number): string {
  if (radius < 0.98) return 'below 1: the past fades'
  return radius > 1.02 ? 'above 1: the past can grow' : 'about 1: the past stays'
}
