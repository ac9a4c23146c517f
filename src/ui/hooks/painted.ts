/** What is better done once the page's first picture is on the screen. */

/** Calls back after the next paint; in a hidden tab when it is seen. Returns what cancels it. */
export function afterPaint(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // The frame's callbacks run before it is painted, a timer set in them after.
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(callback)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
