/**
 * What comes onto the page by itself comes one after the other, each in tasks of its own: in between
 * the browser paints, and answers who is faster than the page.
 */
/** In their order, those that go first and the others. */
const waiting = { first: new Set<() => void>(), other: new Set<() => void>() }
const afterwards: (() => void)[] = []
let isBusy = false
let isOpened = false

/**
 * Calls `come` when it has its turn; `isFirst`: before those who wait already. Returns what ends the
 * turn, to be called when it has come or is wanted no more; until then the others wait.
 */
export function takeTurn(come: () => void, isFirst = false): () => void {
  const own = isFirst ? waiting.first : waiting.other
  own.add(come)
  if (!isBusy) {
    isBusy = true
    // Those who ask in the same moment come in their order.
    queueMicrotask(next)
  }
  return () => {
    if (!own.delete(come)) next()
  }
}

function next(): void {
  for (const own of [waiting.first, waiting.other]) {
    const [come] = own
    if (!come) continue
    own.delete(come)
    come()
    return
  }
  isBusy = false
  isOpened = true
  for (const then of afterwards.splice(0)) then()
}

/** Whether all that opens with the page has come. */
export function hasOpened(): boolean {
  return isOpened
}

/** Calls back as soon as it has; returns what cancels it. */
export function onceOpened(then: () => void): () => void {
  if (isOpened) {
    then()
    return () => undefined
  }
  afterwards.push(then)
  return () => {
    const place = afterwards.indexOf(then)
    if (place >= 0) afterwards.splice(place, 1)
  }
}
