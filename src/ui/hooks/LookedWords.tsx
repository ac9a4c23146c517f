/** The image that goes through the network, in a sentence, where the stage and its own sentence are out of sight; on a phone a way there. */
import { useRef } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import { Button } from '../controls/Button.tsx'
import { setText } from '../controls/setText.ts'
import { fixed } from '../format.ts'
import { useActions, useAppState } from './app.tsx'
import styles from './LookedWords.module.css'
import { useShownStep } from './look.ts'
import { asOne, className, classOf, thresholdOf } from './pictureWords.ts'
import { useScreen } from './useScreen.ts'

/** A stage of neurons shows the current sample alone. */
export function LookedWords({ dataset }: { readonly dataset: Dataset }) {
  const screen = useScreen()
  const hasRow = useAppState((state) => kindOfNetwork(state.network) === 'images')
  const isInSight = hasRow && screen !== 'phone' && screen !== 'drawer'
  if (isInSight || dataset.problem !== 'classes') return null
  return <Words dataset={dataset} canGo={hasRow && screen === 'phone'} />
}

function Words({ dataset, canGo }: { readonly dataset: Dataset; readonly canGo: boolean }) {
  const actions = useActions()
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const words = useRef<HTMLParagraphElement>(null)
  useShownStep((step) => {
    const outputs = step?.layers.at(-1)?.outputs
    if (!words.current || !step || !outputs) return
    const { name, sample, loss, isLooked } = step
    // Of what is drawn it may not be known.
    const target = isLooked && loss === null ? null : sample.target
    const text = lookedSentence(dataset, { name, outputs, target }, threshold)
    setText(words.current, text)
  })
  return (
    <div className={styles.looked}>
      <p ref={words} className={styles.words} />
      {canGo && (
        <Button
          kind="link"
          onClick={() => {
            actions.setView({ tab: 'network' })
            window.scrollTo(0, 0)
          }}
        >
          See it in the network
        </Button>
      )}
    </div>
  )
}

type Answered = {
  readonly name: string
  readonly outputs: ArrayLike<number>
  /** Null where it is not known. */
  readonly target: readonly number[] | null
}

/** "Digit 12 is a 4. The network says 7 (0.43)." */
export function lookedSentence(
  dataset: Pick<Dataset, 'classNames'>,
  { name, outputs, target }: Answered,
  threshold: number,
): string {
  const answered = classOf(outputs, threshold)
  const share = outputs.length > 1 ? ` (${fixed(outputs[answered], 2)})` : ''
  const is = target ? ` is ${asOne(className(dataset, classOf(target, threshold)))}` : ''
  return `${name}${is}. The network says ${className(dataset, answered)}${share}.`
}
