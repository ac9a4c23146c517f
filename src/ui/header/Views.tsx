/** The phone's tabs: which view of the run is shown. */
import { useActions, useAppState } from '../hooks/app.tsx'
import styles from './Views.module.css'

const views = [
  { tab: 'network', label: 'Network' },
  { tab: 'output', label: 'Output' },
  { tab: 'data', label: 'Data' },
  { tab: 'settings', label: 'Settings' },
] as const

export function Views() {
  const actions = useActions()
  const shown = useAppState((state) => state.view.tab)
  return (
    <nav aria-label="Views" className={styles.views}>
      {views.map(({ tab, label }) => (
        <button
          key={tab}
          type="button"
          className={styles.view}
          aria-current={tab === shown ? 'page' : undefined}
          onClick={() => {
            actions.setView({ tab })
            // Another view, read from its top.
            window.scrollTo(0, 0)
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
