/** What can be done with the open kernel as a whole: known kernels, freezing, switching off, and what that costs. */
import { useState } from 'react'
import { isHoldable } from '../../../engine/network.ts'
import { Select } from '../../controls/Select.tsx'
import { Toggle } from '../../controls/Toggle.tsx'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { kernelIndexAt } from '../../hooks/imageCells.ts'
import { useGesture } from '../../hooks/useGesture.ts'
import { useScores } from '../../hooks/useScores.ts'
import { kernels, weightsOf } from './kernels.ts'
import styles from './Row.module.css'
import { useRow } from './rowView.tsx'

const CHOOSE = 'Choose …'

export function KernelLab() {
  const { parts, open, network, layout } = useRow()
  const actions = useActions()
  const gestures = useGesture('kernel')
  const isClasses = useAppState((state) => state.dataset.problem) === 'classes'
  const scores = useScores('kernel')
  const now = scores?.test ?? scores?.training ?? null
  /** What the network reached before the change that was made last. */
  const [before, setBefore] = useState<{ readonly key: string; readonly score: string } | null>(
    null,
  )
  const kernel = parts.groups[open?.group ?? 0]?.kernel
  if (!kernel || !open) return null
  const { layer, slices, height, width } = kernel
  const { channel } = open
  const slice = Math.min(open.slice, slices - 1)
  const spec = network.layers[layer]
  if (!isHoldable(spec)) return null
  const frozen = spec.frozen ?? []
  const off = spec.off ?? []
  const key = `${layer} ${channel}`

  const remember = (): void => {
    if (now !== null) setBefore({ key, score: now })
  }
  const take = (name: string): void => {
    const known = kernels.find((one) => one.name === name)
    if (!known) return
    remember()
    const first = kernelIndexAt(layout, {
      layer,
      filter: channel,
      channel: slice,
      row: 0,
      column: 0,
    })
    const gesture = gestures.next()
    weightsOf(known, height, width).forEach((value, place) => {
      void actions.setParameter(first + place, value, gesture)
    })
    actions.announce(`Kernel ${channel + 1} is ${name.toLowerCase()} now.`)
  }
  const toggled = (units: readonly number[], isOn: boolean): number[] =>
    (isOn ? [...units, channel] : units.filter((unit) => unit !== channel)).toSorted(
      (a, b) => a - b,
    )

  const what = isClasses ? 'Right answers' : 'R²'
  const where = scores?.test ? 'of the test images' : 'of the training images'
  const was = before?.key === key ? before.score : null
  return (
    <fieldset aria-label={`Kernel ${channel + 1}`} className={styles.bar}>
      <b>Kernel {channel + 1}</b>
      <span className={styles.choice}>
        <Select
          label="Make it"
          value={CHOOSE}
          options={[CHOOSE, ...kernels.map(({ name }) => name)].map((name) => ({
            value: name,
            label: name,
          }))}
          onChange={take}
        />
      </span>
      <Toggle
        label="Freeze"
        title="Training leaves it as it is"
        isOn={frozen.includes(channel)}
        onChange={(isOn) => void actions.changeLayer(layer, { frozen: toggled(frozen, isOn) })}
      />
      <Toggle
        label="Switch off"
        title="Its map is all 0"
        isOn={off.includes(channel)}
        onChange={(isOn) => {
          remember()
          void actions.changeLayer(layer, { off: toggled(off, isOn) })
        }}
      />
      <output className={styles.score}>
        {now !== null && (
          <>
            {what} {was !== null && <>{was} → </>}
            <b>{now}</b> <span className={styles.where}>{where}</span>
          </>
        )}
      </output>
    </fieldset>
  )
}
