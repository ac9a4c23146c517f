export function Row() {
  return <div role="group" aria-label="Network" />
}
