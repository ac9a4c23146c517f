/** How many of the samples trained on are answered rightly, under their table. */
import { useMemo, useRef } from 'react'
import { middleOf, type Dataset } from '../../data/dataset.ts'
import { sizeOf } from '../../engine/network.ts'
import { computedBy, partsOf } from '../../state/walk.ts'
import { MAX_ROWS } from '../../worker/frame.ts'
import { setText } from '../controls/setText.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useShownFrame } from '../hooks/calm.ts'
import { score } from './columns.ts'
import styles from './Data.module.css'

export function Sum({ dataset }: { readonly dataset: Dataset }) {
  const { frames } = useApp()
  const text = useRef<HTMLSpanElement>(null)
  const hasUpdate = useAppState(({ walk, network }) => computedBy(walk, partsOf(network)).hasUpdate)
  const targets = useMemo(
    () => dataset.samples.slice(0, MAX_ROWS).map(({ target }) => target),
    [dataset],
  )
  useShownFrame((shown) => {
    // What the update has led to is told with it.
    const { predictions } = hasUpdate ? frames.latest() : shown
    if (predictions.length !== targets.length * sizeOf(dataset.target)) return
    const words = score(predictions, targets, middleOf(dataset))
    const isPart = dataset.samples.length > targets.length
    setText(text.current, isPart ? words.replace(' of ', ' of the first ') : words)
  })
  if (dataset.problem !== 'classes') return null
  return (
    <p className={styles.note}>
      <span ref={text} /> ·{' '}
      <span className={styles.key}>
        <span aria-hidden="true">✗</span> wrong
      </span>
    </p>
  )
}
