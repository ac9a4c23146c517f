/** To the rows before and after, where there are more than a page. */
import { Pager as Pages } from '../controls/Pager.tsx'
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
  const which = label.toLowerCase()
  return (
    <Pages
      label={`Rows: ${which}`}
      words={`${label} ${pageWords(page, count)}`}
      what={`rows: ${which}`}
      page={page.page}
      pages={Math.ceil(count / size)}
      go={go}
    />
  )
}
