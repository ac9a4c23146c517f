/** What the colours of the cells mean, in numbers. */
import { useRef } from 'react'
import { diverging } from '../../controls/ramp.ts'
import { format } from '../../format.ts'
import { useShownStep } from '../../hooks/look.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { setText } from '../../controls/setText.ts'
import { REACH } from './grid.ts'
import { useScene } from './scene.ts'
import styles from './Unrolled.module.css'

const STOPS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]

export function Legend() {
  const { unrolled, layer, scales, shown } = useScene()
  const isBlame = shown === 'blame'
  const theme = useShownTheme()
  const [low, high] = [useRef<HTMLSpanElement>(null), useRef<HTMLSpanElement>(null)]
  const place = unrolled.timed.findIndex((one) => one.layer === layer)
  useShownStep(() => {
    const scale = scales.at(place + 1) || 1
    setText(low.current, isBlame ? '0' : format(-scale))
    setText(high.current, format(scale))
  })
  const colours = STOPS.map((stop) => `rgb(${diverging(theme, stop * REACH).join(' ')})`)
  return (
    <div className={styles.legend}>
      <div
        className={styles.ramp}
        style={{
          background: isBlame
            ? 'linear-gradient(90deg, var(--learn-soft), var(--learn))'
            : `linear-gradient(90deg, ${colours.join(', ')})`,
        }}
      />
      <div className={styles.ends}>
        <span ref={low} />
        {!isBlame && <span>0</span>}
        <span ref={high} />
      </div>
      <p className={styles.quiet}>dash: negative</p>
    </div>
  )
}
