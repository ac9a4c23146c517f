/** The panel with the network's answer: over the plane of two inputs, over a single one, or as scores. */
import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { lineOf, planeOf } from '../../data/plane.ts'
import { unscaled } from '../../data/scaling.ts'
import { sizeOf } from '../../engine/network.ts'
import { Button } from '../controls/Button.tsx'
import { late } from '../controls/late.tsx'
import { Toggle } from '../controls/Toggle.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { useNeuronMaps } from '../hooks/useNeuronMaps.ts'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import type { Hand } from './hand.ts'
import { RampLegend } from './Legend.tsx'
import { meaningOf } from './meaning.ts'
import { useNeuronInHand, type NeuronInHand } from './neuronInHand.ts'
import styles from './Output.module.css'
import type { Shown } from './picture.ts'
import { lineGround, type Ground } from './points.ts'
import { createFrameSides } from './sides.ts'
import { Surface, type SurfaceProps } from './Surface.tsx'

const ClassesMap = late(
  () => import('./ClassesMap.tsx').then((loaded) => loaded.ClassesMap),
  'seldom',
)
const CurveView = late(() => import('./CurveView.tsx').then((loaded) => loaded.CurveView), 'seldom')
const NeuronView = late(() => import('./NeuronView.tsx').then((loaded) => loaded.NeuronView))
const ImageOutput = late(
  () => import('./images/ImageOutput.tsx').then((loaded) => loaded.ImageOutput),
  'seldom',
)
const ManyInputs = late(
  () => import('./ManyInputs.tsx').then((loaded) => loaded.ManyInputs),
  'seldom',
)
const SeriesOutput = late(
  () => import('./series/SeriesOutput.tsx').then((loaded) => loaded.SeriesOutput),
  'seldom',
)
const Tools = late(() => import('./Tools.tsx').then((loaded) => loaded.Tools))

export function Output() {
  const heading = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const actions = useActions()
  const dataset = useAppState((state) => state.dataset)
  const ground = useMemo(() => groundOf(dataset), [dataset])
  const neuron = useNeuronInHand(ground)
  const outputs = sizeOf(dataset.target)
  const isOneOfMany = dataset.problem === 'values' && outputs > 1 && ground
  if (dataset.series) {
    return (
      <section className={styles.panel} aria-label="Output">
        <SeriesOutput dataset={dataset} />
      </section>
    )
  }
  if (!ground && mayBeImages(dataset)) {
    return (
      <section className={styles.panel} aria-labelledby={heading}>
        <ImageOutput dataset={dataset} heading={heading} />
      </section>
    )
  }
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 ref={title} id={heading} tabIndex={-1}>
          What {neuron ? neuron.name : 'the network'} says
          {isOneOfMany && !neuron && `: output 1 of ${outputs.toLocaleString('en-US')}`}
        </h2>
        {neuron?.isSelected && (
          <Button
            kind="link"
            className={styles.back}
            onClick={() => {
              // The button goes with the neuron.
              title.current?.focus()
              actions.setView({ selection: null })
            }}
          >
            Whole network
          </Button>
        )}
      </div>
      {ground ? (
        <View dataset={dataset} ground={ground} neuron={neuron} />
      ) : (
        <ManyInputs dataset={dataset} />
      )}
    </section>
  )
}

/** A picture has more pixels than a person has columns; what comes late knows for certain. */
const LEAST_PIXELS = 9

function mayBeImages({ raw, problem }: Dataset): boolean {
  return problem === 'classes' && raw.names.length >= LEAST_PIXELS
}

function groundOf(dataset: Dataset): Ground | null {
  const plane = planeOf(dataset)
  if (plane) {
    const [across, up] = dataset.raw.names
    return { type: 'plane', bounds: plane, across, up }
  }
  const line = lineOf(dataset)
  return line && lineGround(dataset, line)
}

type ViewProps = {
  readonly dataset: Dataset
  readonly ground: Ground
  readonly neuron: NeuronInHand | null
}

function View({ dataset, ground, neuron }: ViewProps) {
  const [shown, setShown] = useState<Shown>({ isDiscrete: false, hasTest: true })
  // Another experiment begins with no tool in hand.
  const title = useAppState((state) => state.run.experiment.title)
  const [taken, setTaken] = useState<{ readonly tool: Hand['type'] | null; readonly of: string }>({
    tool: null,
    of: title,
  })
  const tool = taken.of === title ? taken.tool : null
  const hand = useRef<Hand | null>(null)
  const onHand = useCallback((next: Hand | null) => {
    hand.current = next
  }, [])
  const surface = { dataset, ground, shown, hand, tool }
  return (
    <>
      <Kind surface={surface} neuron={neuron} />
      <Switches dataset={dataset} ground={ground} shown={shown} onChange={setShown} />
      <div className={styles.toolsPlace}>
        <Tools
          surface={surface}
          onTool={(next) => setTaken({ tool: next, of: title })}
          onHand={onHand}
        />
      </div>
    </>
  )
}

type KindProps = {
  readonly surface: Omit<SurfaceProps, 'picture'>
  readonly neuron: NeuronInHand | null
}

function Kind({ surface, neuron }: KindProps) {
  const { dataset, ground } = surface
  if (ground.type === 'line') return <CurveView surface={surface} />
  if (neuron) return <NeuronView surface={surface} neuron={neuron} />
  if (dataset.problem === 'classes' && sizeOf(dataset.target) > 1) {
    return <ClassesMap surface={surface} />
  }
  return <SidesMap surface={surface} />
}

function SidesMap({ surface }: Pick<KindProps, 'surface'>) {
  const { dataset, ground, shown } = surface
  const theme = useShownTheme()
  const meaning = useMemo(() => meaningOf(dataset), [dataset])
  const picture = useMemo(
    () =>
      createFrameSides(
        meaning,
        ground,
        dataset.problem === 'values' ? dataset.targetScalings[0] : unscaled,
      ),
    [meaning, ground, dataset],
  )
  return (
    <Surface {...surface} picture={picture}>
      <RampLegend meaning={meaning} theme={theme} isDiscrete={shown.isDiscrete} />
    </Surface>
  )
}

type SwitchesProps = {
  readonly dataset: Dataset
  readonly ground: Ground
  readonly shown: Shown
  readonly onChange: (shown: Shown) => void
}

function Switches({ dataset, ground, shown, onChange }: SwitchesProps) {
  const actions = useActions()
  const maps = useNeuronMaps()
  const isPlane = ground.type === 'plane'
  return (
    <div className={styles.switches}>
      {isPlane && (
        <Toggle
          label="Discretize"
          isOn={shown.isDiscrete}
          onChange={(isDiscrete) => onChange({ ...shown, isDiscrete })}
        />
      )}
      {dataset.unseen.length > 0 && (
        <Toggle
          label="Test points"
          title="Hollow: never trained on"
          isOn={shown.hasTest}
          onChange={(hasTest) => onChange({ ...shown, hasTest })}
        />
      )}
      {isPlane && (
        <Toggle
          label="Maps in neurons"
          isOn={maps.isOn}
          onChange={(neuronMaps) => actions.setView({ neuronMaps })}
        />
      )}
    </div>
  )
}
