/** Moves the image that is looked at by whole pixels; what has left the picture comes back when it is moved back. */
import { useRef } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { shifted } from '../../../data/drawing.ts'
import { inputOf } from '../../../data/features.ts'
import { unscaledOf } from '../../../data/scaling.ts'
import type { Look } from '../../../state/store.ts'
import { useApp } from '../../hooks/app.tsx'
import type { Pictures } from '../../hooks/usePictures.ts'

export type By = { readonly right: number; readonly down: number }

/** An image as it was before it was moved. */
type Origin = {
  readonly raw: readonly number[]
  readonly target: readonly number[] | null
  readonly name: string
}

export function useShift({ shape, range: [empty] }: Pictures): (by: By) => void {
  const { store, frames, actions } = useApp()
  const moved = useRef<{ readonly look: Look; readonly origin: Origin; readonly by: By } | null>(
    null,
  )
  return ({ right, down }) => {
    const { dataset, view } = store.getState()
    const before = view.look && moved.current?.look === view.look ? moved.current : null
    const origin = before?.origin ?? originOf(dataset, view.look, frames.shown().current)
    if (!origin) return
    const by = { right: (before?.by.right ?? 0) + right, down: (before?.by.down ?? 0) + down }
    const { raw, target, name } = origin
    const look: Look = {
      type: 'drawn',
      input: inputOf(dataset, shifted(raw, shape, by, empty)),
      target,
      name: by.right === 0 && by.down === 0 ? name : `${name} (shifted)`,
    }
    moved.current = { look, origin, by }
    actions.look(look)
    actions.announce(`${name}: ${shiftWords(by)}.`)
  }
}

function originOf(dataset: Dataset, look: Look | null, current: number): Origin | null {
  if (look?.type === 'drawn') {
    const raw = look.input.map((value, i) => unscaledOf(value, dataset.inputScalings[i]))
    return { raw, target: look.target, name: look.name ?? 'Your drawing' }
  }
  const { part, index } = look ?? { part: 'samples' as const, index: current }
  const sample = dataset[part][index]
  if (!sample) return null
  const { name = `Image ${index + 1}`, target } = sample
  return { raw: dataset.raw[part][index], target, name }
}

/** "shifted 1 right and 2 up" */
export function shiftWords({ right, down }: By): string {
  const across = right === 0 ? [] : [`${Math.abs(right)} ${right > 0 ? 'right' : 'left'}`]
  const along = down === 0 ? [] : [`${Math.abs(down)} ${down > 0 ? 'down' : 'up'}`]
  const words = [...across, ...along]
  return words.length === 0 ? 'back where it was' : `shifted ${words.join(' and ')}`
}
