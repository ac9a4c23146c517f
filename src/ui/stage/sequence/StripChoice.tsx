/** Which of the two strips stands under the columns, where there is room for one. */
import { useId } from 'react'
import { useScene, type StripName } from './scene.ts'
import styles from './StripChoice.module.css'

const STRIPS: readonly StripName[] = ['memory', 'blame']
const WIDTH = 62

export function StripChoice({ choose }: { readonly choose: (strip: StripName) => void }) {
  const { place, strip } = useScene()
  const name = useId()
  return (
    <div
      className={styles.choice}
      style={{ left: place.left - WIDTH - 6, top: place.memory.y - 8, width: WIDTH }}
      role="radiogroup"
      aria-label="Strip under the columns"
    >
      {STRIPS.map((one) => (
        <label key={one} className={styles.option}>
          <input type="radio" name={name} checked={one === strip} onChange={() => choose(one)} />
          <span>{one}</span>
        </label>
      ))}
    </div>
  )
}
