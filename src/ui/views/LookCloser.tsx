/** The panel of views that look closer at a run: one at a time, and only the open one asks the worker. */
import { useDeferredValue, useEffect, useId, useRef } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { late } from '../controls/late.tsx'
import { Panel } from '../controls/Panel.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { viewNames, views, type ViewName } from './table.ts'
import styles from './Views.module.css'

const Scores = late(() => import('./scores/Scores.tsx').then((loaded) => loaded.Scores), 'seldom')
const Worst = late(() => import('./samples/Worst.tsx').then((loaded) => loaded.Worst), 'seldom')
const Histograms = late(
  () => import('./histograms/Histograms.tsx').then((loaded) => loaded.Histograms),
  'seldom',
)
const Landscape = late(
  () => import('./landscape/Landscape.tsx').then((loaded) => loaded.Landscape),
  'seldom',
)
const TryInput = late(
  () => import('./input/TryInput.tsx').then((loaded) => loaded.TryInput),
  'seldom',
)

function View({ name }: { readonly name: ViewName }) {
  switch (name) {
    case 'scores':
      return <Scores />
    case 'worst':
      return <Worst />
    case 'histograms':
      return <Histograms />
    case 'landscape':
      return <Landscape />
    case 'input':
      return <TryInput />
  }
}

const options: readonly { value: ViewName | 'none'; label: string }[] = [
  { value: 'none', label: 'Nothing' },
  ...viewNames.map((value) => ({ value, label: views[value].label })),
]

const numbers = new WeakMap<Dataset, number>()
let last = 0

function numberOf(dataset: Dataset): number {
  const number = numbers.get(dataset) ?? ++last
  numbers.set(dataset, number)
  return number
}

export function LookCloser() {
  const heading = useId()
  const section = useRef<HTMLElement>(null)
  /** Chosen here and now, not before. */
  const isChosen = useRef(false)
  const actions = useActions()
  const open = useAppState((state) => state.view.lookCloser)
  // The choice is answered at once; the view follows in slices between frames.
  const shown = useDeferredValue(open)
  // Other data are looked at afresh.
  const dataset = useAppState((state) => state.dataset)
  useEffect(() => {
    // What opens under the select is to be seen.
    if (open && isChosen.current) section.current?.scrollIntoView({ block: 'start' })
    isChosen.current = false
  }, [open])
  return (
    <section ref={section} className={styles.panel} aria-labelledby={heading}>
      <h2 id={heading}>Look closer</h2>
      <Select
        label="Show"
        className={styles.choice}
        value={open ?? 'none'}
        options={options}
        hint={
          open
            ? views[open].sentence
            : 'At scores, mistakes, weights, the loss, or an input of your own.'
        }
        onChange={(chosen) => {
          isChosen.current = true
          actions.setView({ lookCloser: chosen === 'none' ? null : chosen })
        }}
      />
      {open && (
        <div className={styles.open}>
          {shown && (
            <Panel key={`${shown} ${numberOf(dataset)}`} name={views[shown].label.toLowerCase()}>
              <View name={shown} />
            </Panel>
          )}
        </div>
      )}
    </section>
  )
}
