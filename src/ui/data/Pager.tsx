/** To the rows before and after, where there are more than a page. */
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import styles from './Data.module.css'
import { pageWords, type Page } from './pages.ts'

type PagerProps = {
  readonly label: string
  readonly page: Page & { readonly page: number }
  readonly size: number
  readonly count: number
  readonly go: (page: number) => void
}

export function Pager({ label, page, size, count, go }: PagerProps) {
  if (count <= size) return null
  return (
    <nav aria-label={`Rows: ${label.toLowerCase()}`} className={styles.pager}>
      <span>
        {label} {pageWords(page, count)}
      </span>
      <Button
        kind="quiet"
        aria-label={`Earlier rows: ${label.toLowerCase()}`}
        isOff={page.from === 0}
        onClick={() => go(page.page - 1)}
      >
        <Icon name="back" />
      </Button>
      <Button
        kind="quiet"
        aria-label={`Later rows: ${label.toLowerCase()}`}
        isOff={page.to === count}
        onClick={() => go(page.page + 1)}
      >
        <Icon name="step" />
      </Button>
    </nav>
  )
}
