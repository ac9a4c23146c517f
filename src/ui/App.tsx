/** The page: every view in its place, in the order in which it is read aloud. A new view is one line here. */
import { useEffect, useLayoutEffect, type ReactNode } from 'react'
import { kindOfNetwork } from '../experiment/kinds.ts'
import styles from './App.module.css'
import type * as Panels from './panels.ts'
import { Announcer } from './controls/Announcer.tsx'
import { InTurn } from './controls/InTurn.tsx'
import { fetchSeldom, fetchWaiting, late } from './controls/late.tsx'
import { Panel } from './controls/Panel.tsx'
import { onceOpened } from './controls/turn.ts'
import { Drawer } from './header/Drawer.tsx'
import { Header } from './header/Header.tsx'
import { Views } from './header/Views.tsx'
import { useAppState } from './hooks/app.tsx'
import { ReadPanel } from './hooks/calm.ts'
import { whenIdle } from './hooks/idle.ts'
import { afterPaint } from './hooks/painted.ts'
import { useChosenTheme } from './hooks/useChosenTheme.ts'
import { useKeys } from './hooks/useKeys.ts'
import { useScreen, type Screen } from './hooks/useScreen.ts'
import { Sources } from './sources/Sources.tsx'
import { Stage } from './stage/Stage.tsx'
import { History } from './timeline/History.tsx'
import { Transport, TransportSettings } from './transport/Transport.tsx'

let coming: Promise<typeof Panels> | null = null

/** One promise for all, so that they come in their order. */
function panels(): Promise<typeof Panels> {
  coming ??= import('./panels.ts').catch((error: unknown) => {
    // Another attempt may succeed.
    coming = null
    throw error
  })
  return coming
}

// At once, while the stage comes; who needs one of them asks again if they could not be had.
panels().catch(() => undefined)

const StepPanel = late(() => panels().then((loaded) => loaded.StepPanel))
const Loss = late(() => panels().then((loaded) => loaded.Loss))
const Output = late(() => panels().then((loaded) => loaded.Output))
const Data = late(() => panels().then((loaded) => loaded.Data), 'first')
const Training = late(() => panels().then((loaded) => loaded.Training))

const Passing = ({ children }: { readonly children: ReactNode }) => children
// What stands below them comes after them, each in a turn of its own.
const BelowResults = late(() => panels().then(() => Passing))
const BelowData = late(() => panels().then(() => Passing))

const LookCloser = late(() => import('./views/LookCloser.tsx').then((loaded) => loaded.LookCloser))

export function App() {
  return (
    <Panel name="page">
      <Page />
    </Panel>
  )
}

/** After so long a page that is still open is worth completing, for when the network goes away. */
const LONG_MS = 20_000

function idle(): Promise<void> {
  return new Promise((done) => void whenIdle(done))
}

function Page() {
  const screen = useScreen()
  useChosenTheme()
  useKeys()
  // What scrolls is the document. A rule with :has() would be looked at with every number that is written.
  useLayoutEffect(() => {
    document.documentElement.dataset['page'] = screen
  }, [screen])
  useEffect(() => onceOpened(() => afterPaint(fetchWaiting)), [])
  useEffect(() => {
    const timer = setTimeout(() => void fetchSeldom(idle), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.page} data-screen={screen}>
      <Skip screen={screen} />
      <Panel name="header">
        <Header screen={screen} />
      </Panel>
      <main id="main" tabIndex={-1} className={styles.main}>
        <Centre screen={screen} />
        <div className={styles.transport}>
          <Panel name="transport">
            <Transport screen={screen}>
              <Panel name="history">
                <History />
              </Panel>
            </Transport>
          </Panel>
        </div>
        <Results screen={screen} />
        <DataAndSettings screen={screen} />
      </main>
      {screen === 'phone' && <Views />}
      <Panel name="other data">
        <Sources />
      </Panel>
      <Announcer />
    </div>
  )
}

type ViewProps = {
  readonly name: string
  readonly isFirst?: boolean
  readonly children: ReactNode
}

/** A panel that comes in its turn when the page opens: first the network, then its data, then the rest. */
function View({ name, isFirst = false, children }: ViewProps) {
  return (
    <InTurn isFirst={isFirst}>
      <Panel name={name}>{children}</Panel>
    </InTurn>
  )
}

/** To the stage, or on a phone to the view that is open instead. */
function Skip({ screen }: { screen: Screen }) {
  const tab = useAppState((state) => state.view.tab)
  const hasStage = screen !== 'phone' || tab === 'network'
  return (
    <a className={styles.skip} href={hasStage ? '#stage' : '#main'}>
      {hasStage ? 'Skip to the network' : 'Skip to the view'}
    </a>
  )
}

function Centre({ screen }: { screen: Screen }) {
  const tab = useAppState((state) => state.view.tab)
  const kind = useAppState((state) => kindOfNetwork(state.network))
  const isDiverged = useAppState(({ notice }) => notice?.type === 'diverged')
  if (screen === 'phone' && tab !== 'network') return null
  return (
    <>
      <div
        id="stage"
        tabIndex={-1}
        className={styles.stage}
        data-diverged={isDiverged || undefined}
      >
        <View name="stage" isFirst>
          <Stage />
        </View>
      </div>
      <div className={styles.step} data-network={kind}>
        <View name="this step">
          <ReadPanel value="step">
            <StepPanel />
          </ReadPanel>
        </View>
      </div>
    </>
  )
}

function Results({ screen }: { screen: Screen }) {
  const tab = useAppState((state) => state.view.tab)
  if (screen === 'phone' && tab !== 'output') return null
  return (
    <div className={styles.results}>
      <View name="loss">
        <Loss />
      </View>
      <View name="output">
        <Output />
      </View>
      <InTurn>
        <BelowResults>
          <div className={styles.closer}>
            <Panel name="look closer">
              <LookCloser />
            </Panel>
          </div>
        </BelowResults>
      </InTurn>
    </div>
  )
}

function DataAndSettings({ screen }: { screen: Screen }) {
  const tab = useAppState((state) => state.view.tab)
  const data = (
    <View name="data" isFirst>
      <ReadPanel value="data">
        <Data />
      </ReadPanel>
    </View>
  )
  const settings = (
    <View name="settings">
      <Training />
    </View>
  )
  const pace = (
    <View name="steps and speed">
      <TransportSettings screen={screen} />
    </View>
  )
  switch (screen) {
    case 'wide':
      return (
        <div className={styles.rail}>
          {data}
          {settings}
        </div>
      )
    case 'drawer':
      return (
        <Drawer>
          {data}
          {pace}
          {settings}
        </Drawer>
      )
    case 'column':
      return (
        <div className={styles.rail}>
          {data}
          <InTurn>
            <BelowData>
              <div className={styles.settings}>
                {pace}
                {settings}
              </div>
            </BelowData>
          </InTurn>
        </div>
      )
    case 'phone':
      if (tab === 'data') return <div className={styles.rail}>{data}</div>
      if (tab !== 'settings') return null
      return (
        <div className={styles.rail}>
          {pace}
          {settings}
        </div>
      )
  }
}
