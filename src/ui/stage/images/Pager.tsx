/** Turns the slices of the open kernel: one for each channel that it reads. */
import { Button } from '../../controls/Button.tsx'
import styles from './Row.module.css'
import { useRow } from './rowView.tsx'

export function Pager() {
  const { geometry, open, parts, setOpen } = useRow()
  const { pager } = geometry
  const kernel = open && parts.groups[open.group].kernel
  if (!pager || !open || !kernel) return null
  const slice = Math.min(open.slice, kernel.slices - 1)
  const turn = (by: number): void => {
    setOpen({ ...open, slice: (slice + by + kernel.slices) % kernel.slices })
  }
  const { x, y, width, height } = pager
  return (
    <fieldset
      aria-label="Slice of the kernel"
      className={styles.pager}
      style={{ left: x, top: y, width, height }}
    >
      <Button kind="quiet" aria-label="Slice before" onClick={() => turn(-1)}>
        ◂
      </Button>
      <output>{`${open.group === 0 ? 'channel' : 'of map'} ${slice + 1}/${kernel.slices}`}</output>
      <Button kind="quiet" aria-label="Next slice" onClick={() => turn(1)}>
        ▸
      </Button>
    </fieldset>
  )
}
