/** Counts as they are read, with a comma between thousands. */

/** 12345 → "12,345" */
export function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
