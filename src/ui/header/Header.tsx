/** The bar on top: what this is, what is open, the way back and forth, and the look. */
import { Button } from '../controls/Button.tsx'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import type { Screen } from '../hooks/useScreen.ts'
import { rememberTheme } from '../hooks/useChosenTheme.ts'
import styles from './Header.module.css'
import { Progress } from './Progress.tsx'

const themes = {
  auto: { icon: 'themeAuto', next: 'light', name: 'Theme: as the system' },
  light: { icon: 'themeLight', next: 'dark', name: 'Theme: light' },
  dark: { icon: 'themeDark', next: 'auto', name: 'Theme: dark' },
} as const satisfies Record<string, { icon: IconName; next: string; name: string }>

export function Header({ screen }: { screen: Screen }) {
  const actions = useActions()
  const title = useAppState((state) => state.run.experiment.title)
  const hasPast = useAppState((state) => state.past.length > 0)
  const hasFuture = useAppState((state) => state.future.length > 0)
  const isDrawerOpen = useAppState((state) => state.view.isDrawerOpen)
  const theme = themes[useAppState((state) => state.view.theme)]
  return (
    <header className={styles.header}>
      <span className={styles.brand}>Backstep</span>
      <h1 className={styles.title} title={title}>
        {title}
      </h1>
      <div className={styles.tools}>
        {screen === 'drawer' && (
          <Button
            kind="quiet"
            aria-haspopup="dialog"
            aria-expanded={isDrawerOpen}
            onClick={() => actions.setView({ isDrawerOpen: true })}
          >
            <Icon name="sliders" />
            Data and settings
          </Button>
        )}
        <Button
          kind="quiet"
          aria-label="Undo"
          title="Undo (Ctrl+Z)"
          isOff={!hasPast}
          onClick={() => void actions.undo()}
        >
          <Icon name="undo" />
        </Button>
        <Button
          kind="quiet"
          aria-label="Redo"
          title="Redo (Ctrl+Shift+Z)"
          isOff={!hasFuture}
          onClick={() => void actions.redo()}
        >
          <Icon name="redo" />
        </Button>
        <Button
          kind="quiet"
          aria-label={theme.name}
          title={theme.name}
          onClick={() => {
            actions.setView({ theme: theme.next })
            rememberTheme(theme.next)
          }}
        >
          <Icon name={theme.icon} />
        </Button>
      </div>
      <Progress />
    </header>
  )
}
