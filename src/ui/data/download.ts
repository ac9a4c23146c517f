/** Gives a person the samples as a file. */
import { csvText } from '../../data/csvText.ts'
import type { Dataset } from '../../data/dataset.ts'
import { fileTable } from './file.ts'

export function download(dataset: Dataset, title: string): void {
  const blob = new Blob([csvText(fileTable(dataset))], { type: 'text/csv' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `${fileName(title)}.csv`
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Letters and digits of a title, which every system can keep. */
export function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'data'
}
