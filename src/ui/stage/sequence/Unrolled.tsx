export function Unrolled() {
  return <div role="group" aria-label="Network" />
}
