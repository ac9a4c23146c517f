/** The panel *This step*: the current sample's step in four phases, each as a formula, with its numbers, and in words. */
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import type { Look } from '../../state/store.ts'
import { partsOf, shownPhase, type Phase } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import { TabList, TabPanel, type Tab } from '../controls/Tabs.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { markWithin, selectionAt } from './belongs.ts'
import { ForwardPhase } from './ForwardPhase.tsx'
import { SettingProvider } from './Line.tsx'
import { noAnswers, type Answers, type Setting } from './moment.ts'
import styles from './Step.module.css'

const tabs: readonly Tab<Phase>[] = [
  { name: 'forward', label: '1 Forward' },
  { name: 'loss', label: '2 Loss', look: 'learn' },
  { name: 'backward', label: '3 Backward', look: 'learn' },
  { name: 'update', label: '4 Update', look: 'learn' },
]

const LearningPhase = late(() =>
  import('./LearningPhase.tsx').then((loaded) => loaded.LearningPhase),
)
const Asking = late(() => import('./Asking.tsx').then((loaded) => loaded.Asking))
const ImageStep = late(
  () => import('./images/ImageStep.tsx').then((loaded) => loaded.ImageStep),
  'seldom',
)
const SequenceStep = late(
  () => import('./sequence/SequenceStep.tsx').then((loaded) => loaded.SequenceStep),
  'seldom',
)
const LookNote = late(() => import('./LookNote.tsx').then((loaded) => loaded.LookNote), 'seldom')
const Copy = late(() => import('./Copy.tsx').then((loaded) => loaded.Copy))

export function StepPanel() {
  const actions = useActions()
  const kind = useAppState(({ network }) => kindOfNetwork(network))
  const phase = useAppState(({ walk, network, view }) =>
    shownPhase(walk, partsOf(network), view.phase),
  )
  const isWithout = useAppState(({ view }) => isMissing(phase, view.look))
  const [isAllDigits, setAllDigits] = useState(false)
  const [answers, setAnswers] = useState(noAnswers)
  const [asides, setAsides] = useState<{ readonly [name in Phase]?: string }>({})
  const panel = useRef<HTMLElement>(null)
  useMarks(panel)
  const setting = useStepSetting(isAllDigits, answers)
  return (
    <section
      ref={panel}
      id="step-panel"
      aria-labelledby="step-heading"
      className={styles.step}
      {...useHovering()}
    >
      <h2 id="step-heading" className="visually-hidden">
        This step
      </h2>
      <SettingProvider value={setting}>
        <div className={styles.bar}>
          <TabList
            id="phase"
            label="Phases of the step"
            tabs={tabs}
            selected={phase}
            select={(name) => {
              actions.endWalk()
              actions.setView({ phase: name })
            }}
            className={styles.tabs}
          />
          <div className={styles.tools}>
            {!isWithout && <Copy phase={phase} />}
            <button
              type="button"
              aria-pressed={isAllDigits}
              className={styles.tool}
              onClick={() => setAllDigits(!isAllDigits)}
            >
              All digits
            </button>
          </div>
        </div>
        <TabPanel id="phase" selected={phase} className={styles.content}>
          {isWithout && <LookNote isUpdate={phase === 'update'} />}
          {!isWithout && kind === 'images' && <ImageStep phase={phase} />}
          {!isWithout && kind === 'sequence' && <SequenceStep phase={phase} />}
          {!isWithout && kind === 'neurons' && phase === 'forward' && <ForwardPhase />}
          {!isWithout && kind === 'neurons' && phase !== 'forward' && (
            <LearningPhase
              phase={phase}
              aside={asides[phase] ?? null}
              setAside={(name) => setAsides({ ...asides, [phase]: name })}
            />
          )}
        </TabPanel>
        <Asking isUpdate={phase === 'update'} keep={setAnswers} />
      </SettingProvider>
    </section>
  )
}

/** Whether what is looked at has no such phase: no update is made with it, and without a target there is nothing to learn from. */
function isMissing(phase: Phase, look: Look | null): boolean {
  if (!look) return false
  return phase === 'update' || (phase !== 'forward' && look.type === 'drawn' && !look.target)
}

/** What the pointer or the focus is on here is marked wherever it stands. */
function useHovering() {
  const actions = useActions()
  const enter = ({ target }: { target: EventTarget }): void => {
    const hover = selectionAt(target)
    if (hover) actions.setView({ hover })
  }
  const leave = ({ target }: { target: EventTarget }): void => {
    if (selectionAt(target)) actions.setView({ hover: selectionAt(document.activeElement) })
  }
  return { onPointerOver: enter, onPointerOut: leave, onFocus: enter, onBlur: leave }
}

/** And what it is on elsewhere is marked here. */
function useMarks(panel: RefObject<HTMLElement | null>): void {
  const hover = useAppState(({ view }) => view.hover)
  useLayoutEffect(
    () => (panel.current ? markWithin(panel.current, hover) : undefined),
    [panel, hover],
  )
}

function useStepSetting(isAllDigits: boolean, answers: Answers): Setting {
  const network = useAppState((state) => state.network)
  const training = useAppState((state) => state.training)
  const layout = useAppState((state) => state.layout)
  const dataset = useAppState((state) => state.dataset)
  return useMemo(
    () => ({ network, training, layout, dataset, isAllDigits, answers }),
    [network, training, layout, dataset, isAllDigits, answers],
  )
}
