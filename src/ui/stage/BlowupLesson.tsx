/** A training that blew up, as a lesson: the last losses, the step that did not fit, and a way to look at it. */
import { nameOf } from '../../engine/layout.ts'
import { upToPresent } from '../../state/curve.ts'
import type { Notice } from '../../state/store.ts'
import { Button } from '../controls/Button.tsx'
import { count, format } from '../format.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import type { Blowup } from './blowup.ts'
import { lastLosses, type Bar } from './lastLosses.ts'
import styles from './Narrator.module.css'
import { withIndex } from './words.ts'
import { Words } from './Words.tsx'

type LessonProps = {
  readonly notice: Extract<Notice, { type: 'diverged' }>
  readonly blowup: Blowup
}

export function BlowupLesson({ notice, blowup }: LessonProps) {
  const actions = useActions()
  const { frames } = useApp()
  const points = useAppState((state) => state.series.points)
  const samples = useAppState((state) => state.dataset.samples.length)
  const layout = useAppState((state) => state.layout)
  const bars = lastLosses(upToPresent(points, frames.latest(), samples))
  const show = (): void => {
    actions.setView({ stepUnit: 'operation' })
    void actions.step('operation')
  }
  return (
    <div className={styles.lesson}>
      {bars.length > 0 && <LastLosses bars={bars} />}
      <div className={styles.step}>
        <p>
          <Words
            text={
              blowup.told && blowup.told.index < layout.count
                ? wordsOf(notice.step, blowup, blowup.told, nameOf(layout, blowup.told.index))
                : `Step ${count(notice.step)} would take the loss past all numbers.`
            }
          />
        </p>
        <Button kind="small" onClick={show}>
          Show that step
        </Button>
      </div>
    </div>
  )
}

/** "Step 212 would take w₁ from −3.2×10¹⁵³ to −∞, and 8 more parameters with it." */
function wordsOf(
  step: number,
  { exploded, isLoss }: Blowup,
  { from, to }: NonNullable<Blowup['told']>,
  { letter, number }: ReturnType<typeof nameOf>,
): string {
  const end = Number.isNaN(to) ? 'what is no number' : format(to)
  const others = exploded.length - 1
  const more =
    others > 0 ? `, and ${others} more ${others === 1 ? 'parameter' : 'parameters'} with it` : ''
  const loss = isLoss ? ', and the loss past all numbers' : ''
  return `Step ${count(step)} would take ${withIndex(letter, number)} from ${format(from)} to ${end}${more}${loss}.`
}

const COLUMN = 50
const TALL = 30

function LastLosses({ bars }: { bars: readonly Bar[] }) {
  const width = COLUMN * (bars.length + 1)
  const middle = (place: number): number => COLUMN * (place + 0.5)
  const words = `The last losses: ${bars.map(({ loss }) => format(loss, 2)).join(', ')}, and then past all numbers.`
  return (
    <figure>
      <figcaption>
        <span className="visually-hidden">{words}</span>
      </figcaption>
      <svg className={styles.chart} width={width} height={TALL + 18} aria-hidden="true">
        {bars.map(({ loss, height }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- A bar is its place in the row.
          <g key={place}>
            <rect
              className={styles.bar}
              x={middle(place) - 12}
              y={TALL - TALL * height}
              width={24}
              height={TALL * height}
              rx={2}
            />
            <text x={middle(place)} y={TALL + 14}>
              {format(loss, Math.abs(loss) < 1000 && loss >= 0.001 ? 2 : 1)}
            </text>
          </g>
        ))}
        <rect
          className={styles.beyond}
          x={middle(bars.length) - 12}
          y={1}
          width={24}
          height={TALL - 2}
          rx={2}
        />
        <text x={middle(bars.length)} y={TALL + 14}>
          ∞
        </text>
      </svg>
    </figure>
  )
}
