/** A surface to draw on, with mouse, finger, pen or keys. What a stroke and a key do is left to whoever shows it. */
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'

/** Across and down, as shares of the sides, from 0 to 1. */
export type BoardPoint = readonly [across: number, down: number]

type BoardProps = {
  readonly label: string
  /** The id of the words that say what the keys do. */
  readonly describedBy: string
  readonly className?: string | undefined
  readonly begin: (at: BoardPoint) => void
  /** All places that the pointer has been at since; also where no stroke is under way. */
  readonly go: (through: readonly BoardPoint[]) => void
  readonly end: () => void
  readonly leave: () => void
  readonly arrow: (across: number, down: number) => void
  /** What any other key does; null: nothing. */
  readonly keyOf: (key: string) => (() => void) | null
  readonly children: ReactNode
}

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function Board(props: BoardProps) {
  const { label, describedBy, className, begin, go, end, leave, arrow, keyOf, children } = props
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = ARROWS[event.key]
    const act = way ? () => arrow(...way) : keyOf(event.key)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys
    <div
      className={className}
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move over it
      tabIndex={0}
      aria-label={label}
      aria-describedby={describedBy}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        begin(pointOf(event, event.nativeEvent))
      }}
      onPointerMove={(event) => {
        // Between two frames a fast hand has been at several places
        const all = event.nativeEvent.getCoalescedEvents?.() ?? []
        go((all.length > 0 ? all : [event.nativeEvent]).map((one) => pointOf(event, one)))
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onBlur={leave}
      onKeyDown={press}
    >
      {children}
    </div>
  )
}

function pointOf({ currentTarget }: PointerEvent, { clientX, clientY }: MouseEvent): BoardPoint {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return [within((clientX - left) / width), within((clientY - top) / height)]
}

export function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}
