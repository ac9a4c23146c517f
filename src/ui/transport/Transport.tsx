/** What drives the run: Reset, Step back, Train, Step, how big a step and how fast, the history, and where it stands. */
import type { ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import type { Screen } from '../hooks/useScreen.ts'
import { useSlowMove } from '../hooks/useSlowMove.ts'
import { EpochReading, LossReading, PositionReading, SampleReading } from './Readings.tsx'
import { Motion } from './Motion.tsx'
import { Speed } from './Speed.tsx'
import { StepBy } from './StepBy.tsx'
import { useIsAtStart } from './useIsAtStart.ts'
import styles from './Transport.module.css'

type TransportProps = {
  readonly screen: Screen
  /** The history. */
  readonly children: ReactNode
}

export function Transport({ screen, children }: TransportProps) {
  const isPhone = screen === 'phone'
  return (
    <section aria-label="Transport" className={styles.transport} data-screen={screen}>
      <div className={styles.buttons}>
        {!isPhone && <Reset />}
        <StepBack />
        <Train />
        <Step />
      </div>
      {isRoomy(screen) && (
        <div className={styles.choices}>
          <StepBy />
          {screen === 'wide' && (
            <div className={styles.pace}>
              <Speed />
              <Motion />
            </div>
          )}
        </div>
      )}
      <div className={styles.way}>{children}</div>
      <div className={styles.readings}>
        {screen === 'wide' && <PositionReading />}
        {!isPhone && <EpochReading />}
        {!isPhone && <SampleReading />}
        <LossReading isShort={isPhone} />
      </div>
    </section>
  )
}

/** What the bar has no room for, to stand among the settings. */
export function TransportSettings({ screen }: { screen: Screen }) {
  if (screen === 'wide') return null
  return (
    <section aria-label="Steps and speed" className={styles.settings}>
      <h2>Steps and speed</h2>
      {!isRoomy(screen) && <StepBy />}
      <Speed />
      <Motion />
      {screen === 'phone' && <Reset isNamed />}
    </section>
  )
}

function isRoomy(screen: Screen): boolean {
  return screen === 'wide' || screen === 'drawer'
}

/** Nothing can be computed any more; the stage says so. */
function useIsTrainerOff(): boolean {
  return useAppState(({ notice }) => notice?.type === 'off')
}

function Train() {
  const actions = useActions()
  const isTraining = useAppState((state) => state.status === 'training')
  const isSlow = useSlowMove()
  const isOn = isTraining || isSlow
  return (
    <Button
      kind="primary"
      className={styles.train}
      isOff={useIsTrainerOff()}
      onClick={() => void actions.toggle()}
    >
      <Icon name={isOn ? 'pause' : 'play'} size={18} />
      {isOn ? 'Pause' : 'Train'}
    </Button>
  )
}

function Step() {
  const actions = useActions()
  const unit = useAppState((state) => state.view.stepUnit)
  return (
    <Button
      isOff={useIsTrainerOff()}
      onClick={() => void actions.step(unit, 1, true)}
      title={`One ${unit} on (→)`}
    >
      Step
      <Icon name="step" />
    </Button>
  )
}

function StepBack() {
  const actions = useActions()
  const unit = useAppState((state) => state.view.stepUnit)
  const isAtStart = useIsAtStart()
  const isOff = useIsTrainerOff()
  return (
    <Button
      kind="round"
      aria-label="Step back"
      isOff={isOff || isAtStart}
      onClick={() => void actions.stepBack(unit)}
      title={isAtStart ? 'This is the start. There is nothing before it.' : `One ${unit} back (←)`}
    >
      <Icon name="back" />
    </Button>
  )
}

function Reset({ isNamed = false }: { isNamed?: boolean }) {
  const actions = useActions()
  const isOff = useIsTrainerOff()
  return isNamed ? (
    <Button className={styles.reset} isOff={isOff} onClick={() => void actions.reset()}>
      <Icon name="reset" />
      Reset
    </Button>
  ) : (
    <Button
      kind="round"
      aria-label="Reset"
      title="Back to the first weights"
      isOff={isOff}
      onClick={() => void actions.reset()}
    >
      <Icon name="reset" />
    </Button>
  )
}
