/** The bar on top: what this is, what is open, the way back and forth, and the look. */
import { Button } from '../controls/Button.tsx'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { late } from '../controls/late.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import type { Screen } from '../hooks/useScreen.ts'
import { rememberTheme } from '../hooks/useChosenTheme.ts'
import styles from './Header.module.css'
import { Progress } from './Progress.tsx'
import { Redo, Undo } from './Undo.tsx'

const Shortcuts = late(() => import('./Shortcuts.tsx').then((loaded) => loaded.Shortcuts))

const themes = {
  auto: { icon: 'themeAuto', next: 'light', name: 'Theme: as the system' },
  light: { icon: 'themeLight', next: 'dark', name: 'Theme: light' },
  dark: { icon: 'themeDark', next: 'auto', name: 'Theme: dark' },
} as const satisfies Record<string, { icon: IconName; next: string; name: string }>

export function Header({ screen }: { screen: Screen }) {
  const actions = useActions()
  const title = useAppState((state) => state.run.experiment.title)
  const areKeysShown = useAppState((state) => state.view.areKeysShown)
  const isDrawerOpen = useAppState((state) => state.view.isDrawerOpen)
  const theme = themes[useAppState((state) => state.view.theme)]
  return (
    <header className={styles.header}>
      <span className={styles.brand}>Backstep</span>
      <h1 className={styles.title}>
        <button
          type="button"
          className={styles.way}
          title={`${title}: use other data`}
          aria-haspopup="dialog"
          onClick={() => actions.setView({ sources: { part: 'examples', file: null } })}
        >
          <span>{title}</span>
          <Icon name="chevron" />
        </button>
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
        <Undo />
        <Redo />
        {screen !== 'phone' && (
          <Button
            kind="quiet"
            aria-label="Keyboard shortcuts"
            aria-haspopup="dialog"
            title="Keyboard shortcuts (?)"
            onClick={() => actions.setView({ areKeysShown: true })}
          >
            <Icon name="keyboard" />
          </Button>
        )}
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
      {areKeysShown && <Shortcuts />}
    </header>
  )
}
