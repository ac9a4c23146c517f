/** The moment of the step that is looked at, for what is painted or written by hand. */
import { useShownStep } from '../../hooks/look.ts'
import { useSetting } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import { momentOfStep } from '../shown.ts'

/** `draw` writes through refs, and never sets React state. */
export function useMoment(draw: (moment: Moment) => void): void {
  const setting = useSetting()
  useShownStep((step) => {
    const moment = step && momentOfStep(setting, step)
    if (moment) draw(moment)
  })
}
