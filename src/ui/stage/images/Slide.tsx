/**
 * A kernel on its way over the image: played, moved by hand, or put where a cell of its map is chosen,
 * while the map fills cell by cell. The cell it is at is marked everywhere.
 */
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Icon } from '../../controls/Icon.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { Slider } from '../../controls/Slider.tsx'
import { useActions } from '../../hooks/app.tsx'
import { useIsStill } from '../../hooks/useIsStill.ts'
import type { Sweep } from './cells.ts'
import styles from './Row.module.css'
import { useRow } from './rowView.tsx'

const speeds = [
  { value: '160', label: 'Slow' },
  { value: '60', label: 'Medium' },
  { value: '16', label: 'Fast' },
] as const
type Speed = (typeof speeds)[number]['value']

type SlideProps = { readonly sweepTo: (sweep: Sweep | null) => void }

export function Slide({ sweepTo }: SlideProps) {
  const { parts, open, selection } = useRow()
  const actions = useActions()
  const isStill = useIsStill()
  const group = parts.groups[open?.group ?? 0]
  const map = group.maps[0]
  const [, rows, columns] = map.image
  const count = rows * columns
  const [place, setPlace] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('60')
  const channel = open?.channel ?? 0
  const shown = Math.min(place, count - 1)
  const [seen, setSeen] = useState(selection)
  if (seen !== selection) {
    setSeen(selection)
    if (selection?.type === 'neuron' && selection.layer === map.layer) {
      setPlace(selection.unit % count)
      setPlaying(false)
    }
  }

  const go = (to: number): void => {
    const next = Math.max(0, Math.min(count - 1, to))
    setPlace(next)
    if (next === count - 1) setPlaying(false)
  }
  const step = useEffectEvent(() => go(shown + 1))
  const show = useEffectEvent((unit: number) => {
    const done = (unit % count) + 1
    sweepTo({ group: group.place, channel: Math.floor(unit / count), done })
    actions.setView({ hover: { type: 'neuron', layer: map.layer, unit } })
  })
  const end = useEffectEvent(() => {
    sweepTo(null)
    actions.setView({ hover: null })
  })

  const unit = channel * count + shown
  useEffect(() => show(unit), [unit])
  useEffect(() => () => end(), [])
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(step, Number(speed))
    return () => clearInterval(timer)
  }, [isPlaying, speed])

  return (
    <fieldset aria-label="Slide" className={styles.bar}>
      {!isStill && (
        <Button
          kind="small"
          onClick={() => {
            if (!isPlaying && shown === count - 1) setPlace(0)
            setPlaying(!isPlaying)
          }}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} size={14} />
          {isPlaying ? 'Hold' : 'Slide'}
        </Button>
      )}
      <span className={styles.turns}>
        {[
          { by: -1, name: 'Cell before', sign: '◂' },
          { by: 1, name: 'Next cell', sign: '▸' },
        ].map(({ by, name, sign }) => (
          <Button
            key={by}
            kind="small"
            aria-label={name}
            isOff={shown + by < 0 || shown + by >= count}
            onClick={() => {
              setPlaying(false)
              go(shown + by)
            }}
          >
            {sign}
          </Button>
        ))}
      </span>
      <span className={styles.scrub}>
        <Slider
          aria-label="Place of the kernel"
          aria-valuetext={placeWords(shown, columns)}
          min={0}
          max={count - 1}
          step={1}
          value={shown}
          onChange={(event) => {
            setPlaying(false)
            go(event.target.valueAsNumber)
          }}
        />
      </span>
      <span className={styles.count}>{placeWords(shown, columns)}</span>
      {!isStill && (
        <Segmented
          label="Speed of the slide"
          isLabelHidden
          value={speed}
          options={speeds}
          onChange={setSpeed}
        />
      )}
    </fieldset>
  )
}

function placeWords(place: number, columns: number): string {
  return `row ${Math.floor(place / columns) + 1}, column ${(place % columns) + 1}`
}
