/** The images of a part, all or some of them. Pointing at one, or the arrow keys, send it through the network. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import type { Look } from '../../../state/store.ts'
import type { Frame } from '../../../worker/frame.ts'
import { Pager } from '../../controls/Pager.tsx'
import { Thumbnails } from '../../controls/Thumbnails.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { useShownFrame } from '../../hooks/calm.ts'
import type { Pictures } from '../../hooks/usePictures.ts'
import type { Part } from '../columns.ts'
import { pageAt } from '../pages.ts'
import { Filters } from './Filters.tsx'
import styles from './Images.module.css'
import { idOf, MOST_ASKED, PAGE, placesOf, rangeWords, thumbnailOf, type Filter } from './shown.ts'
import { useHover } from './useHover.ts'
import { useNear, useWhole } from './useSaid.ts'

type GalleryProps = { readonly dataset: Dataset; readonly pictures: Pictures }

export function Gallery({ dataset, pictures }: GalleryProps) {
  const look = useAppState((state) => state.view.look)
  const [wantedPart, setPart] = useState<Part>('samples')
  const part = dataset.unseen.length > 0 ? wantedPart : 'samples'
  const [wantedFilter, setFilter] = useState<Filter>('all')
  const filter = fitting(wantedFilter, dataset)
  const [wanted, setWanted] = useState(0)
  const whole = useWhole(dataset, part, filter !== 'all')
  const places = useMemo(
    () => placesOf(dataset, part, filter, whole.saidOf),
    [dataset, part, filter, whole],
  )
  const page = pageAt(wanted, places.length, PAGE)
  const near = useNear(dataset, part, filter === 'all' ? page : null)
  const saidOf = filter === 'all' ? near.saidOf : whole.saidOf
  const list = useRef<HTMLUListElement>(null)
  const hover = useHover()

  const go = (next: number): void => setWanted(pageAt(next, places.length, PAGE).page)
  const choose = useCallback((id: string): void => hover.pin(lookOf(id)), [hover])
  const point = useCallback(
    (id: string | null): void => hover.over(id === null ? null : lookOf(id)),
    [hover],
  )

  /** A person who steps sees the image that is stepped. */
  const followed = useRef(-1)
  useShownFrame(({ current, status }: Frame) => {
    markCurrent(list.current, idOf('samples', current))
    if (current === followed.current || status === 'training') return
    followed.current = current
    const its = Math.floor(current / PAGE)
    if (part === 'samples' && filter === 'all' && its !== page.page) setWanted(its)
  })

  const chosen = look?.type === 'sample' ? idOf(look.part, look.index) : null
  const shown = places.slice(page.from, page.to)
  const partWords = part === 'unseen' ? 'test images' : 'training images'
  return (
    <>
      <Filters
        dataset={dataset}
        part={part}
        filter={filter}
        setPart={(next) => {
          setPart(next)
          setWanted(0)
        }}
        setFilter={(next) => {
          setFilter(next)
          setWanted(0)
        }}
      />
      {filter === 'mistakes' && dataset[part].length > MOST_ASKED && (
        <p className={styles.note}>Of the first {MOST_ASKED.toLocaleString('en-US')} images.</p>
      )}
      {shown.length > 0 && (
        <Thumbnails
          {...pictures}
          list={list}
          label={`Images: ${partWords}`}
          all={shown.map((index) => thumbnailOf(dataset, part, index, saidOf(index)))}
          chosen={chosen}
          choose={choose}
          hover={point}
          turn={(direction) => go(page.page + direction)}
        />
      )}
      <Pager
        label="Images"
        words={
          filter === 'mistakes' && !whole.isKnown
            ? 'Looking for mistakes …'
            : rangeWords(page.from, page.to, places.length)
        }
        what="images"
        page={page.page}
        pages={Math.ceil(places.length / PAGE)}
        isQuiet={filter === 'mistakes'}
        go={go}
      />
    </>
  )
}

/** Other data may have fewer classes. */
function fitting(filter: Filter, { problem, classNames }: Dataset): Filter {
  const has = typeof filter === 'number' ? filter < classNames.length : filter === 'all'
  return has || (filter === 'mistakes' && problem === 'classes') ? filter : 'all'
}

function lookOf(id: string): Look {
  const [part, index] = id.split(' ')
  return { type: 'sample', part: part === 'unseen' ? 'unseen' : 'samples', index: Number(index) }
}

/** Written where it stands: it moves with every step. */
function markCurrent(list: HTMLElement | null, id: string): void {
  const marked = list?.querySelector('[aria-current]')
  const its = list?.querySelector(`[data-id="${id}"]`)
  if (marked === its) return
  marked?.removeAttribute('aria-current')
  its?.setAttribute('aria-current', 'true')
}
