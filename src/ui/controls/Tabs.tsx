/**
 * A list of tabs and the panel of the selected one: one tab stop, arrow keys, Home and End. Within a
 * panel of tabs it is told as a choice of one (radio buttons), since tabs in tabs lose whoever listens.
 */
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import styles from './Tabs.module.css'

export type Tab<Name extends string> = {
  readonly name: Name
  readonly label: string
  /** 'learn': about learning, so in its colour. */
  readonly look?: 'learn'
}

/** `id` joins the list to its `TabPanel`, which may stand elsewhere on the page. */
export function TabList<Name extends string>({
  id,
  label,
  tabs,
  selected,
  select,
  isWithin = false,
  className,
}: {
  id: string
  label: string
  /** It stands in another one's panel. */
  isWithin?: boolean
  tabs: readonly Tab<Name>[]
  selected: Name
  select: (name: Name) => void
  className?: string | undefined
}) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ name }) => name === selected)
    const places: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }
    const place = places[event.key]
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    select(tabs[place].name)
    list.current?.querySelectorAll<HTMLElement>('button')[place]?.focus()
  }
  return (
    <div
      ref={list}
      role={isWithin ? 'radiogroup' : 'tablist'}
      aria-label={label}
      className={className ? `${styles.list} ${className}` : styles.list}
    >
      {tabs.map(({ name, label: text, look }) => (
        <button
          key={name}
          type="button"
          {...(isWithin
            ? { role: 'radio', 'aria-checked': name === selected }
            : { role: 'tab', 'aria-selected': name === selected })}
          id={`${id}-tab-${name}`}
          aria-controls={name === selected ? `${id}-panel` : undefined}
          data-selected={name === selected || undefined}
          tabIndex={name === selected ? 0 : -1}
          data-look={look}
          className={styles.tab}
          onClick={() => select(name)}
          onKeyDown={move}
        >
          {text}
        </button>
      ))}
    </div>
  )
}

/** What belongs to the selected tab; only that is on the page. */
export function TabPanel({
  id,
  selected,
  isWithin = false,
  className,
  children,
}: {
  id: string
  selected: string
  isWithin?: boolean
  className?: string | undefined
  children: ReactNode
}) {
  return (
    <div
      role={isWithin ? 'group' : 'tabpanel'}
      id={`${id}-panel`}
      aria-labelledby={`${id}-tab-${selected}`}
      className={className}
    >
      {children}
    </div>
  )
}
