/** Small pictures in rows of five, one of them in the order of the keyboard: arrows go from one to the next and choose it. */
import { memo, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Pixels } from './paintInk.ts'
import { Picture } from './Picture.tsx'
import styles from './Thumbnails.module.css'

/** In a row. */
export const ACROSS = 5

/** Beside a caption no longer than this there is room for what it is mistaken for. */
const SHORT = 3

export type Thumbnail = {
  /** Tells it apart from the others; stands on it as `data-id`. */
  readonly id: string
  /** "Digit 12, a 4, network says 7" */
  readonly name: string
  readonly pixels: Pixels['pixels']
  /** Under it. */
  readonly caption: string
  /** In the caption after it, in the colour of what is wrong. */
  readonly wrong: string | null
}

type ThumbnailsProps = Pick<Pixels, 'shape' | 'range'> & {
  readonly label: string
  readonly all: readonly Thumbnail[]
  readonly chosen: string | null
  readonly choose: (id: string) => void
  /** The pointer is over one; null: over none. */
  readonly hover?: (id: string | null) => void
  /** Asked to go on beyond the last or the first. */
  readonly turn?: (direction: -1 | 1) => void
  readonly list?: RefObject<HTMLUListElement | null>
}

export function Thumbnails(props: ThumbnailsProps) {
  const { label, all, chosen, choose, hover, turn, shape, range, list } = props
  const own = useRef<HTMLUListElement>(null)
  const box = list ?? own
  const [reached, reach] = useState('')
  /** Which end of the next page is to have the focus. */
  const landing = useRef<-1 | 1 | null>(null)
  const ids = all.map(({ id }) => id)
  const stop = [reached, chosen ?? ''].find((id) => ids.includes(id)) ?? ids[0]
  const buttons = (): HTMLButtonElement[] => [...(box.current?.querySelectorAll('button') ?? [])]
  const first = ids[0]

  useEffect(() => {
    if (landing.current === null) return
    buttons()
      .at(landing.current === 1 ? 0 : -1)
      ?.focus()
    landing.current = null
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Another first one: the page has been turned.
  }, [first])

  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const at = ids.indexOf(stop)
    const next = placeAfter(event.key, at, ids.length)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    if (next < 0 || next >= ids.length) {
      if (!turn) return
      landing.current = next < 0 ? -1 : 1
      turn(landing.current)
      return
    }
    buttons()[next]?.focus()
    choose(ids[next])
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons are moved among by arrow keys
    <ul
      ref={box}
      className={styles.grid}
      aria-label={label}
      data-long={all.some(({ caption }) => caption.length > SHORT) || undefined}
      onKeyDown={press}
      onPointerLeave={() => hover?.(null)}
    >
      {all.map((one) => (
        <One
          key={one.id}
          {...one}
          shape={shape}
          range={range}
          isChosen={one.id === chosen}
          isStop={one.id === stop}
          choose={choose}
          hover={hover}
          reach={reach}
        />
      ))}
    </ul>
  )
}

type OneProps = Thumbnail &
  Pick<ThumbnailsProps, 'shape' | 'range' | 'choose'> & {
    readonly hover: ThumbnailsProps['hover'] | undefined
    readonly isChosen: boolean
    readonly isStop: boolean
    readonly reach: (id: string) => void
  }

/** Handlers are as good as the last time: they are told which one it is. */
const One = memo(
  function One(props: OneProps) {
    const { id, name, pixels, shape, range, caption, wrong, isChosen, isStop } = props
    const { choose, hover, reach } = props
    return (
      <li>
        <button
          type="button"
          className={styles.one}
          data-id={id}
          title={name}
          aria-pressed={isChosen}
          tabIndex={isStop ? 0 : -1}
          onFocus={() => reach(id)}
          onClick={() => choose(id)}
          onPointerEnter={({ pointerType }) => {
            if (pointerType === 'mouse') hover?.(id)
          }}
        >
          <Picture pixels={pixels} shape={shape} range={range} />
          <span className="visually-hidden">{name}</span>
          <span className={styles.caption} aria-hidden="true">
            <span>{caption}</span>
            {wrong !== null && <span className={styles.wrong}>✗ {wrong}</span>}
          </span>
        </button>
      </li>
    )
  },
  (one, other) =>
    one.id === other.id &&
    one.name === other.name &&
    one.pixels === other.pixels &&
    one.range === other.range &&
    one.shape === other.shape &&
    one.caption === other.caption &&
    one.wrong === other.wrong &&
    one.isChosen === other.isChosen &&
    one.isStop === other.isStop &&
    one.choose === other.choose &&
    one.hover === other.hover,
)

/** Beyond the ends: below 0, or the count. Null: the key moves nothing. */
function placeAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return at - 1
    case 'ArrowRight':
      return at + 1
    case 'ArrowUp':
      return at < ACROSS ? -1 : at - ACROSS
    case 'ArrowDown':
      return at + ACROSS < count ? at + ACROSS : count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'PageUp':
      return -1
    case 'PageDown':
      return count
    default:
      return null
  }
}
