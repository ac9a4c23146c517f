/** The image that goes through the network, in a sentence, and buttons that shift it by a pixel. */
import { useRef } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { Button } from '../../controls/Button.tsx'
import { fixed } from '../../format.ts'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { useShownStep } from '../../hooks/look.ts'
import { asOne, className, classOf, thresholdOf } from '../../hooks/pictureWords.ts'
import type { Pictures } from '../../hooks/usePictures.ts'
import { useScreen } from '../../hooks/useScreen.ts'
import styles from './Images.module.css'
import { useShift } from './useShift.ts'

type LookedProps = { readonly dataset: Dataset; readonly pictures: Pictures }

const ways = [
  { label: 'left', sign: '←', by: { right: -1, down: 0 } },
  { label: 'right', sign: '→', by: { right: 1, down: 0 } },
  { label: 'up', sign: '↑', by: { right: 0, down: -1 } },
  { label: 'down', sign: '↓', by: { right: 0, down: 1 } },
] as const

export function Looked({ dataset, pictures }: LookedProps) {
  const said = useRef<HTMLParagraphElement>(null)
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const shift = useShift(pictures)
  const actions = useActions()
  const isLooking = useAppState((state) => state.view.look !== null)
  const screen = useScreen()
  // Elsewhere the sentence over the network is in sight.
  const isSaid = screen === 'phone' || screen === 'drawer'
  useShownStep((step) => {
    if (!said.current || !step) return
    const outputs = step.layers.at(-1)?.outputs
    const { name, sample, loss, isLooked } = step
    // Of what is drawn it may not be known.
    const target = isLooked && loss === null ? null : sample.target
    const words =
      outputs && dataset.problem === 'classes'
        ? sentence(dataset, { name, outputs, target }, threshold)
        : name
    if (said.current.textContent !== words) said.current.textContent = words
  })
  return (
    <div className={styles.looked}>
      {isSaid && <p ref={said} className={styles.said} />}
      <fieldset className={styles.shifts} aria-label="Shift the image by a pixel">
        <span aria-hidden="true">Shift by a pixel</span>
        {ways.map(({ label, sign, by }) => (
          <Button
            key={label}
            kind="small"
            className={styles.shift}
            aria-label={`Shift ${label}`}
            title={`Shift ${label}`}
            onClick={() => shift(by)}
          >
            {sign}
          </Button>
        ))}
      </fieldset>
      {isLooking && (
        <Button kind="link" className={styles.back} onClick={() => actions.look(null)}>
          Back to the current image
        </Button>
      )}
    </div>
  )
}

type Answered = {
  readonly name: string
  readonly outputs: Float64Array
  readonly target: readonly number[] | null
}

/** "Digit 12 is a 4. The network says 7 (0.43)." */
function sentence(
  dataset: Dataset,
  { name, outputs, target }: Answered,
  threshold: number,
): string {
  const answered = classOf(outputs, threshold)
  const share = outputs.length > 1 ? ` (${fixed(outputs[answered], 2)})` : ''
  const is = target
    ? `${name} is ${asOne(className(dataset, classOf(target, threshold)))}.`
    : `${name}.`
  return `${is} The network says ${className(dataset, answered)}${share}.`
}
