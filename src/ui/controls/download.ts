/** Hands a person a file that was made on the page. */

/** Longer than any browser takes to begin. */
const GONE_MS = 10_000

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), GONE_MS)
}

/** "Height and weight" as the first part of a file's name: height-and-weight. */
export function fileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    // Accents, now parted from their letters.
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'backstep'
}
