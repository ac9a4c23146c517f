/** How data are prepared: what of them the network is shown, how it is scaled, and what is kept to test with. Each change starts a new run. */
import { useMemo, useState, type ReactNode } from 'react'
import { grouped } from '../../data/grouped.ts'
import { canBeInput, choiceProblem, inputsWith, type Chosen } from '../../data/choosing.ts'
import { scales, type ScaleSpec } from '../../data/scale.ts'
import type { SplitSpec } from '../../data/split.ts'
import { tableIn, windowsIn, type DataSource, type DataSpec } from '../../data/source.ts'
import { sampleChangesIn } from '../../experiment/dataAfter.ts'
import { dataProblem } from '../../experiment/dataFit.ts'
import { editedData } from '../../experiment/editedData.ts'
import { Button } from '../controls/Button.tsx'
import { ChoiceFields, GapsField } from '../controls/ChoiceFields.tsx'
import field from '../controls/Field.module.css'
import { NumberField } from '../controls/NumberField.tsx'
import { Segmented } from '../controls/Segmented.tsx'
import { Select } from '../controls/Select.tsx'
import { Toggle } from '../controls/Toggle.tsx'
import { WindowFields } from '../controls/WindowFields.tsx'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import styles from './Data.module.css'
import { offersFor, toggled } from './featureChoice.ts'
import { chosenOf, readOtherwise, testShare } from './reading.ts'

type SetData = (changes: Partial<DataSpec>) => void

const LAST = 'At least one input stays.'

export function Prepare() {
  const actions = useActions()
  const data = usePresentData()
  const dataset = useAppState((state) => state.dataset)
  const [problem, setProblem] = useState<string | null>(null)
  const apply = async (next: DataSpec): Promise<void> => {
    try {
      const wrong = dataProblem(next)
      if (wrong) throw new RangeError(wrong.sentence)
      const change = await actions.setData(next)
      setProblem(null)
      const sentence = change ?? 'A new run, from the same first weights where they fit.'
      actions.setView({ dataNote: { data: next, sentence } })
      actions.announce(sentence)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  // What was fitted before is fitted anew.
  const scale = { type: data.scale.type }
  const set: SetData = (changes) => void apply({ ...data, scale, ...changes })
  return (
    <div className={styles.prepare}>
      <Reading data={data} set={set} refuse={setProblem} />
      <Inputs data={data} set={set} refuse={() => setProblem(LAST)} />
      <Scale data={data} set={set} />
      <Split data={data} set={set} />
      <p aria-live="polite" className={field.error}>
        {problem}
      </p>
      {dataset.origin !== null && (
        <p className={field.hint}>
          {dataset.origin}.{dataset.licence !== null && ` Licence: ${dataset.licence}.`}
        </p>
      )}
    </div>
  )
}

/** The data with what has been changed by hand, as a source that can still be read otherwise. */
function usePresentData(): DataSpec {
  const { store } = useApp()
  const present = useAppState((state) => state.data)
  return useMemo(() => {
    const { experiment, edits, position } = store.getState().run
    // Of the same run that has led to these data.
    if (present === experiment.data) return present
    return editedData(experiment.data, sampleChangesIn(edits.filter(({ at }) => at <= position)))
  }, [store, present])
}

type PartProps = { readonly data: DataSpec; readonly set: SetData }

/** Columns of a table on and off, and features of few inputs. */
function Inputs({ data, set, refuse }: PartProps & { readonly refuse: () => void }) {
  const dataset = useAppState((state) => state.dataset)
  const { source } = data
  const offers = windowsIn(source) ? [] : offersFor(dataset)
  return (
    <>
      {source.type === 'table' && !source.windows && (
        <Group label="Columns" hint="The network is shown these.">
          <Columns {...{ source, set, refuse }} />
        </Group>
      )}
      {offers.length > 0 && (
        <Group label="Inputs" hint="Bent inputs let one straight line do what else takes neurons.">
          {offers.map(({ name, isIn }, place) => (
            <Toggle
              key={name}
              label={name}
              isOn={isIn}
              onChange={() => {
                const features = toggled(offers, place)
                if (features) set({ features })
                else refuse()
              }}
            />
          ))}
        </Group>
      )}
    </>
  )
}

type Table = DataSource & { readonly type: 'table' }

/** More columns than these are told by their number alone. */
const MOST_TOGGLES = 100

function Columns({ source, set, refuse }: { source: Table; set: SetData; refuse: () => void }) {
  const { columns } = tableIn(source)
  const offered = columns
    .map((column, place) => ({ column, place, isIn: source.inputs.includes(place) }))
    .filter(({ column, place, isIn }) => place !== source.target && (isIn || canBeInput(column)))
  if (offered.length > MOST_TOGGLES) {
    return `${grouped(source.inputs.length)} of ${grouped(offered.length)} columns.`
  }
  return offered.map(({ column, place, isIn }) => (
    <Toggle
      key={column.name}
      label={column.name}
      isOn={isIn}
      onChange={(isOn) => {
        const inputs = inputsWith(source.inputs, place, isOn)
        if (inputs.length === 0) refuse()
        // Features are of other inputs then.
        else set({ source: { ...source, inputs }, features: [] })
      }}
    />
  ))
}

function Group({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      <div>{children}</div>
      <p className={field.hint}>{hint}</p>
    </fieldset>
  )
}

const scaleNames: readonly ScaleSpec['type'][] = ['none', 'standardize', 'minMax', 'centre']

/** What is learnt from a table, and how a series is read. */
function Reading({ data, set, refuse }: PartProps & { readonly refuse: (why: string) => void }) {
  const { source } = data
  const windows = windowsIn(source)
  if (source.type === 'table') {
    const table = tableIn(source)
    const chosen = chosenOf(source)
    const change = (next: Chosen): void => {
      const why = choiceProblem(table, next)
      if (why === null) set(readOtherwise(data, next))
      else refuse(why)
    }
    return (
      <>
        <ChoiceFields table={table} chosen={chosen} onChange={change} />
        <GapsField table={table} chosen={chosen} onChange={change} />
      </>
    )
  }
  if (!windows || source.type === 'samples') return null
  return (
    <WindowFields
      windows={windows}
      onChange={(next) => set({ source: { ...source, windows: next }, features: [] })}
    />
  )
}

function Scale({ data, set }: PartProps) {
  const { type } = data.scale
  return (
    <Select
      label="Scale"
      value={type}
      hint={scales[type].sentence}
      options={scaleNames.map((name) => ({ value: name, label: scales[name].label }))}
      onChange={(name) => set({ scale: { type: name } })}
    />
  )
}

const byWords = {
  rows: 'The very rows that were chosen, or came so with the data.',
  order: 'The last rows.',
  random: 'Any rows, as the data seed draws them.',
  stratified: 'Of every class the same share.',
} as const

const MOST_TEST = 90

function useTestShare(test: SplitSpec): number {
  const rows = useAppState(({ dataset }) => dataset.samples.length + dataset.unseen.length)
  return testShare(test, rows)
}

function Split({ data, set }: PartProps) {
  const isClasses = useAppState((state) => state.dataset.problem === 'classes')
  const { test, source, seed } = data
  const isSeries = windowsIn(source) !== null
  const share = Math.round(100 * useTestShare(test))
  const usual = isSeries ? 'order' : isClasses ? 'stratified' : 'random'
  const by = test.type === 'share' ? test.by : usual
  const isDrawn = source.type === 'generated'
  return (
    <>
      <NumberField
        label="Test part (%)"
        hint="These rows are never trained on: they tell what was learnt from what was learnt by heart."
        value={share}
        rule={{ min: 0, max: MOST_TEST, isWhole: true }}
        next={(value, direction) => Math.round(value / 5 + direction) * 5}
        onCommit={(value) =>
          set({ test: value === 0 ? { type: 'none' } : { type: 'share', share: value / 100, by } })
        }
      />
      {share > 0 && !isSeries && (
        <Segmented
          label="Which rows"
          hint={byWords[test.type === 'rows' ? 'rows' : by]}
          value={test.type === 'rows' ? 'rows' : by}
          options={[
            ...(test.type === 'rows' ? [{ value: 'rows', label: 'these' } as const] : []),
            { value: 'order', label: 'last' },
            { value: 'random', label: 'random' },
            ...(isClasses ? [{ value: 'stratified', label: 'by class' } as const] : []),
          ]}
          onChange={(next) => {
            if (next !== 'rows') set({ test: { type: 'share', share: share / 100, by: next } })
          }}
        />
      )}
      {(isDrawn || (share > 0 && by !== 'order')) && (
        <NumberField
          label="Data seed"
          hint={isDrawn ? 'Draws the points, and parts them.' : 'Draws which rows are tested with.'}
          value={seed}
          rule={{ min: 0, max: 0xffff_ffff, isWhole: true }}
          onCommit={(value) => set({ seed: value })}
        >
          <Button
            kind="small"
            onClick={() => set({ seed: crypto.getRandomValues(new Uint32Array(1))[0] })}
          >
            New seed
          </Button>
        </NumberField>
      )}
    </>
  )
}
