/** The image that goes through the network: shifted by a pixel, or let go for the current one. */
import type { Dataset } from '../../../data/dataset.ts'
import { kindOfNetwork } from '../../../experiment/kinds.ts'
import { Button } from '../../controls/Button.tsx'
import { Toggle } from '../../controls/Toggle.tsx'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { LookedWords } from '../../hooks/LookedWords.tsx'
import type { Pictures } from '../../hooks/usePictures.ts'
import styles from './Images.module.css'
import { useShift } from './useShift.ts'

const ways = [
  { label: 'left', sign: '←', by: { right: -1, down: 0 } },
  { label: 'right', sign: '→', by: { right: 1, down: 0 } },
  { label: 'up', sign: '↑', by: { right: 0, down: -1 } },
  { label: 'down', sign: '↓', by: { right: 0, down: 1 } },
] as const

type LookedProps = { readonly dataset: Dataset; readonly pictures: Pictures }

export function Looked({ dataset, pictures }: LookedProps) {
  const actions = useActions()
  const shift = useShift(pictures)
  const isLooking = useAppState((state) => state.view.look !== null)
  return (
    <div className={styles.looked}>
      <LookedWords dataset={dataset} />
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
      <RandomShifts />
      <Button
        kind="link"
        className={styles.back}
        isOff={!isLooking}
        onClick={() => actions.look(null)}
      >
        Back to the current image
      </Button>
    </div>
  )
}

/** A network that has seen images only in their place knows them only there. */
function RandomShifts() {
  const actions = useActions()
  const hasImages = useAppState((state) => kindOfNetwork(state.network) === 'images')
  const shifts = useAppState((state) => state.training.shifts ?? 0)
  const isPut = useAppState((state) => state.view.look?.type === 'drawn')
  if (!hasImages) return null
  return (
    <div>
      <Toggle
        label="Train with random shifts"
        title="Each image is moved by up to a pixel each time it is trained on"
        isOn={shifts > 0}
        onChange={(isOn) => void actions.setTraining({ shifts: isOn ? 1 : 0 })}
      />
      {isPut && shifts === 0 && (
        <p className={styles.note}>
          Trained on images that keep their place, a network misreads many that were shifted or
          drawn. Random shifts cure that.
        </p>
      )}
    </div>
  )
}
