/** To the page before and the page after, with words between that say where one is. */
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './Pager.module.css'

type PagerProps = {
  readonly label: string
  /** "2 of 5" */
  readonly words: string
  /** What is on the pages, in the buttons' names: "images". */
  readonly what: string
  readonly page: number
  readonly pages: number
  /** The words change by themselves: they are not told. */
  readonly isQuiet?: boolean
  readonly go: (page: number) => void
}

export function Pager({ label, words, what, page, pages, isQuiet = false, go }: PagerProps) {
  return (
    <nav className={styles.pager} aria-label={label}>
      <span aria-live={isQuiet ? undefined : 'polite'}>{words}</span>
      <Button
        kind="quiet"
        aria-label={`Earlier ${what}`}
        isOff={page <= 0}
        onClick={() => go(page - 1)}
      >
        <Icon name="back" />
      </Button>
      <Button
        kind="quiet"
        aria-label={`Later ${what}`}
        isOff={page >= pages - 1}
        onClick={() => go(page + 1)}
      >
        <Icon name="step" />
      </Button>
    </nav>
  )
}
