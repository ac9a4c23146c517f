/** Names with small digits in running text: h₁ as one string, as elements on the page, and as it is spoken. */

const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** h₁; without a number the letter alone. */
export function withIndex(letter: string, number: number | null): string {
  if (number === null) return letter
  return letter + [...String(number)].map((digit) => LOWERED[Number(digit)]).join('')
}

/** The text in parts, of which every second one is an index, in usual digits. */
export function partsOf(text: string): string[] {
  return text.split(/([₀-₉]+)/).map((part, place) => (place % 2 === 1 ? plain(part) : part))
}

/** As assistive technology should read it: "h1", "minus 2". */
export function toSay(text: string): string {
  return plain(text).replaceAll('−', 'minus ')
}

/** Writes a text into an element, indices as `sub`; only when it is another one. */
export function writeWords(element: HTMLElement | null, text: string): void {
  if (!element || element.dataset['words'] === text) return
  element.dataset['words'] = text
  element.replaceChildren(
    ...partsOf(text).map((part, place) => {
      if (place % 2 === 0) return part
      const index = document.createElement('sub')
      index.textContent = part
      return index
    }),
  )
}

function plain(text: string): string {
  return text.replaceAll(/[₀-₉]/g, (digit) => String(LOWERED.indexOf(digit)))
}
