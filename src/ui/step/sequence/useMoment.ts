/** Draws what is looked at as formulas read it, at a reader's pace. */
import { useShownStep } from '../../hooks/look.ts'
import { useSetting } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import { momentOfStep } from '../shown.ts'

export function useMoment(draw: (moment: Moment) => void): void {
  const setting = useSetting()
  useShownStep((step) => {
    const moment = step && momentOfStep(setting, step)
    if (moment) draw(moment)
  })
}
