/**
 * Time under one's finger: a slider whose track is the loss curve of the whole run as far as it has
 * been. What is past is drawn full, what lies ahead faint; pins show where something was changed.
 */
import {
  useCallback,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import { setText } from '../controls/setText.ts'
import { epochAt, type Segment } from '../../engine/segments.ts'
import type { Frame } from '../../worker/frame.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import { spoken } from '../format.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import type { Mark } from '../hooks/marks.ts'
import { cardText } from './card.ts'
import { keyTarget } from './keys.ts'
import { Marks } from './Marks.tsx'
import { horizonOf, placeOf, positionOn } from './path.ts'
import { Track, type TrackPicture } from './Track.tsx'
import { useScrubber } from './useScrubber.ts'
import { useWidth } from './useWidth.ts'
import styles from './History.module.css'

/** Pixels: a pin or the thumb that is so near to the pointer is what is meant. */
const NEAR = 10
/** Half of the card's greatest width, which keeps it within the track where that is wide enough. */
const CARD_HALF = 130
/** In training, what readers hear of the slider changes no more often. */
const SPOKEN_MS = 500

/** What the card over the track tells of: the present, or a place under the pointer, from 0 to 1. */
type Card = { readonly place: number | 'present' } | null

export function HistorySlider() {
  const { store, frames } = useApp()
  const slider = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLSpanElement>(null)
  const card = useRef<HTMLSpanElement>(null)
  const shown = useRef<Card>(null)
  const marks = useRef<readonly Mark[]>([])
  /** How far from the thumb it is held, as a part of the track; null: it is not. */
  const held = useRef<number | null>(null)
  /** Where the track begins. */
  const left = useRef(0)
  const word = useAppState((state) => sampleWord(state.network))
  const spokenAt = useRef(-Infinity)
  const picture = useRef<TrackPicture>(null)
  const scrubber = useScrubber()
  const width = useWidth(slider)

  const track = (): { segments: readonly Segment[]; head: number; horizon: number } => {
    const { segments, ahead } = store.getState()
    const head = Math.max(ahead.head, frames.latest().position)
    return { segments, head, horizon: horizonOf(epochAt(segments, head)) }
  }
  const [horizon, setHorizon] = useState(() => track().horizon)

  /** Where the run is, or is going by the slider. */
  const present = (): number => scrubber.wanted() ?? frames.latest().position

  const drawCard = (): void => {
    const element = card.current
    if (!element) return
    element.hidden = shown.current === null
    if (shown.current === null) return
    const { segments, horizon: edge, head } = track()
    const { place } = shown.current
    const position = place === 'present' ? present() : positionOn(place, segments, edge, head)
    const across = `${placeOf(position, segments, edge) * 100}%`
    element.style.left = `clamp(${CARD_HALF}px, ${across}, calc(100% - ${CARD_HALF}px))`
    const frame = frames.latest()
    const loss = position === frame.position ? frame.loss : null
    const near = (NEAR / Math.max(width, NEAR)) * edge
    setText(element, cardText(position, segments, { loss, marks: marks.current, near, word }))
  }

  const speak = ({ status, position, epoch, loss }: Frame, head: number): void => {
    const now = performance.now()
    if (status === 'training' && now - spokenAt.current < SPOKEN_MS) return
    spokenAt.current = now
    const text = `${word} ${position} of ${head}, epoch ${epoch}, loss ${spoken(loss)}`
    slider.current?.setAttribute('aria-valuemax', String(head))
    slider.current?.setAttribute('aria-valuenow', String(position))
    slider.current?.setAttribute('aria-valuetext', text)
  }

  const draw = (frame: Frame): void => {
    const { segments, horizon: edge, head } = track()
    if (edge !== horizon) setHorizon(edge)
    const place = placeOf(present(), segments, edge)
    picture.current?.draw(frame, edge, place)
    if (thumb.current) thumb.current.style.left = `${place * 100}%`
    drawCard()
    speak(frame, head)
  }
  useCalmFrame(draw)

  const show = (next: Card): void => {
    shown.current = next
    drawCard()
  }

  const go = (position: number): void => {
    if (position === present()) return
    scrubber.to(position)
    // The thumb goes ahead of the frame.
    draw(frames.latest())
  }

  /** The place under the pointer; while it drags, the page is not asked where the track is. */
  const placeUnder = ({ clientX, currentTarget }: PointerEvent): number => {
    if (held.current === null) left.current = currentTarget.getBoundingClientRect().left
    return (clientX - left.current) / Math.max(width, 1)
  }

  const drag = (event: PointerEvent): void => {
    const place = placeUnder(event)
    if (held.current !== null) {
      const { segments, horizon: edge, head } = track()
      go(positionOn(place - held.current, segments, edge, head))
    } else if (event.pointerType === 'mouse') show({ place })
  }

  const grab = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || !event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { segments, horizon: edge } = track()
    const offset = placeUnder(event) - placeOf(present(), segments, edge)
    const isOnThumb = Math.abs(offset) * width <= NEAR
    held.current = isOnThumb ? offset : 0
    if (!isOnThumb) drag(event)
    show({ place: 'present' })
  }

  const release = (): void => {
    if (held.current === null) return
    held.current = null
    show(null)
  }

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && shown.current !== null) {
      event.preventDefault()
      show(null)
      return
    }
    const { segments, head } = track()
    const target = keyTarget(event, { position: present(), head, segments })
    if (target === null) return
    event.preventDefault()
    go(target)
    show({ place: 'present' })
  }

  const enter = ({ target }: FocusEvent): void => {
    if (target.matches(':focus-visible')) show({ place: 'present' })
  }

  const keepMarks = useCallback((next: readonly Mark[]): void => {
    marks.current = next
  }, [])

  return (
    <>
      <div
        ref={slider}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input has no curve for a track
        role="slider"
        tabIndex={0}
        aria-label="History"
        aria-valuemin={0}
        aria-valuenow={0}
        className={styles.slider}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
        onLostPointerCapture={release}
        onPointerLeave={() => {
          if (held.current === null) show(null)
        }}
        onKeyDown={press}
        onFocus={enter}
        onBlur={() => show(null)}
      >
        <Track ref={picture} />
        <span ref={thumb} className={styles.thumb} />
        <span ref={card} className={styles.card} hidden />
      </div>
      <Marks horizon={horizon} width={width} onMarks={keepMarks} />
    </>
  )
}
