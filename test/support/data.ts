/** The data files that come with the page, read from the folder and provided as the page does after fetching. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FileName } from '../../src/data/files.ts'
import { provide } from '../../src/data/fileText.ts'

export function textOf(file: FileName): string {
  return readFileSync(fileURLToPath(new URL(`../../public/data/${file}`, import.meta.url)), 'utf8')
}

/** Provides files; throws when one is damaged. */
export function provideFiles(files: readonly FileName[]): void {
  for (const file of files) {
    const problem = provide(file, textOf(file))
    if (problem !== null) throw new Error(problem)
  }
}
