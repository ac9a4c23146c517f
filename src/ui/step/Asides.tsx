/** What stands beside a phase's formula, one thing at a time. */
import type { ReactNode } from 'react'
import { TabList, TabPanel } from '../controls/Tabs.tsx'
import styles from './Asides.module.css'

type Aside = { readonly name: string; readonly label: string; readonly content: ReactNode }

export function Asides({
  id,
  label,
  asides,
  selected,
  select,
}: {
  id: string
  label: string
  asides: readonly Aside[]
  /** The first one, where that is none of them. */
  selected: string | null
  select: (name: string) => void
}) {
  const shown = asides.find(({ name }) => name === selected) ?? asides[0]
  return (
    <div className={styles.asides}>
      <TabList
        isWithin
        id={id}
        label={label}
        tabs={asides}
        selected={shown.name}
        select={select}
        className={styles.tabs}
      />
      <TabPanel isWithin id={id} selected={shown.name} className={styles.content}>
        {shown.content}
      </TabPanel>
    </div>
  )
}
