/** How data are prepared: what of them the network is shown, how it is scaled, and what is kept to test with. Each change starts a new run. */
import { useState, type ReactNode } from 'react'
import { classesIn } from '../../data/choice.ts'
import { scales, type ScaleSpec } from '../../data/scale.ts'
import { tableIn, windowsIn, type DataSpec } from '../../data/source.ts'
import { isConstant } from '../../data/table.ts'
import { dataProblem } from '../../experiment/dataFit.ts'
import { Button } from '../controls/Button.tsx'
import field from '../controls/Field.module.css'
import { NumberField } from '../controls/NumberField.tsx'
import { Segmented } from '../controls/Segmented.tsx'
import { Select } from '../controls/Select.tsx'
import { Toggle } from '../controls/Toggle.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import styles from './Data.module.css'
import { offersFor, toggled } from './featureChoice.ts'

type SetData = (changes: Partial<DataSpec>) => void

const LAST = 'At least one input stays.'

export function Prepare() {
  const actions = useActions()
  const data = useAppState((state) => state.run.experiment.data)
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
  const set: SetData = (changes) => void apply({ ...data, ...changes })
  return (
    <div className={styles.prepare}>
      <Inputs data={data} set={set} refuse={() => setProblem(LAST)} />
      <Scale data={data} set={set} />
      <Split data={data} set={set} />
      <p aria-live="polite" className={field.error}>
        {problem}
      </p>
    </div>
  )
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
          {tableIn(source).columns.map((column, place) => {
            const isIn = source.inputs.includes(place)
            const canBe = !isConstant(column) && classesInOrNumber(column)
            if (place === source.target || !(isIn || canBe)) return null
            return (
              <Toggle
                key={column.name}
                label={column.name}
                isOn={isIn}
                onChange={(isOn) => {
                  const others = source.inputs.filter((one) => one !== place)
                  const inputs = isOn ? [...others, place].toSorted((a, b) => a - b) : others
                  if (inputs.length === 0) refuse()
                  // Features are of other inputs then.
                  else set({ source: { ...source, inputs }, features: [] })
                }}
              />
            )
          })}
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

function classesInOrNumber(column: Parameters<typeof classesIn>[0]): boolean {
  return column.type === 'number' || classesIn(column) !== null
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
  order: 'The last rows.',
  random: 'Any rows, as the data seed draws them.',
  stratified: 'Of every class the same share.',
} as const

const MOST_TEST = 90

function Split({ data, set }: PartProps) {
  const isClasses = useAppState((state) => state.dataset.problem === 'classes')
  const { test, source, seed } = data
  const isSeries = windowsIn(source) !== null
  const share = test.type === 'share' ? Math.round(100 * test.share) : 0
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
          hint={byWords[by]}
          value={by}
          options={[
            { value: 'order', label: 'last' },
            { value: 'random', label: 'random' },
            ...(isClasses ? [{ value: 'stratified', label: 'by class' } as const] : []),
          ]}
          onChange={(next) => set({ test: { type: 'share', share: share / 100, by: next } })}
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
