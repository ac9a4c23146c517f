/** Data that are drawn: which, how many, how noisy, and from which seed, with a picture of them. */
import { useId, useMemo, useState } from 'react'
import { generated, type GeneratedName } from '../../data/generated.ts'
import { classCount, generatedOf, windowsIn, type DataSource } from '../../data/source.ts'
import { kindsOf } from '../../experiment/structures.ts'
import { Button } from '../controls/Button.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { useAppState } from '../hooks/app.tsx'
import { Doing } from './Doing.tsx'
import styles from './Generated.module.css'
import { KindField } from './KindField.tsx'
import { Picture } from './Picture.tsx'
import { drawnAtFirst, drawnSpec, usualGenerated, usualSpec } from './usual.ts'
import { useKind } from './useKind.ts'
import { useTake } from './useTake.ts'
import { WindowFields } from '../controls/WindowFields.tsx'

type Drawn = DataSource & { type: 'generated' }

const names = Object.keys(generated).filter((name): name is GeneratedName =>
  Object.hasOwn(generated, name),
)

/** So few points are drawn larger. */
const FEW = 20

export function Generated({ close }: { close: () => void }) {
  const id = useId()
  const { task, take } = useTake(close)
  const present = useAppState((state) => state.run.experiment.data)
  const [source, setSource] = useState<Drawn>(() => drawnAtFirst(present).source)
  const [seed, setSeed] = useState(() => drawnAtFirst(present).seed)
  const data = useMemo(() => drawnSpec(source, seed, present), [source, seed, present])
  const { wish, ...choice } = useKind(kindsOf(data))
  const { label, sentence } = generatedOf(source.name)
  return (
    <div className={styles.generated}>
      <div role="radiogroup" aria-label="Which data" className={styles.kinds}>
        {names.map((name) => (
          <label key={name} className={styles.kind}>
            <input
              type="radio"
              name={id}
              checked={name === source.name}
              onChange={() => setSource(usualGenerated(name))}
            />
            <Sketch name={name} />
            <span>{generatedOf(name).label}</span>
          </label>
        ))}
      </div>
      <div className={styles.chosen}>
        <h3>{label}</h3>
        <p>{sentence}</p>
        <div className={styles.large}>
          <Picture data={data} radius={source.count < FEW ? 4 : 1.4} />
        </div>
        <Amounts source={source} setSource={setSource} />
        <NumberField
          label="Data seed"
          hint="The same seed draws the same points."
          value={seed}
          rule={{ min: 0, max: 0xffff_ffff, isWhole: true }}
          onCommit={setSeed}
        >
          <Button
            kind="small"
            onClick={() => setSeed(crypto.getRandomValues(new Uint32Array(1))[0])}
          >
            New seed
          </Button>
        </NumberField>
        <KindField {...choice} />
        <div className={styles.take}>
          <Doing task={task} name="generated" />
          <Button kind="primary" onClick={() => take('generated', data, { title: label, ...wish })}>
            Use it
          </Button>
        </div>
      </div>
    </div>
  )
}

function Sketch({ name }: { name: GeneratedName }) {
  const data = useMemo(() => usualSpec(usualGenerated(name), 1), [name])
  return <Picture data={data} radius={generatedOf(name).count.usual < FEW ? 6 : 2.4} />
}

function Amounts({ source, setSource }: { source: Drawn; setSource: (source: Drawn) => void }) {
  const { count, noise, classes, isSeries, exact } = generatedOf(source.name)
  const windows = isSeries ? windowsIn(source) : null
  return (
    <div className={styles.amounts}>
      <NumberField
        label={isSeries ? 'Values' : 'Points'}
        value={source.count}
        rule={{ min: count.least, max: count.most, isWhole: true }}
        next={(value, direction) => value + direction * (value < 20 ? 2 : 20)}
        onCommit={(value) => setSource({ ...source, count: value })}
      />
      <NumberField
        label="Noise"
        value={source.noise}
        rule={{ min: noise.least, max: noise.most }}
        next={(value, direction) => Math.round(20 * value + direction) / 20}
        {...(exact > 0 && { hint: `It moves the rows after the first ${exact}.` })}
        onCommit={(value) => setSource({ ...source, noise: value })}
      />
      {classes && (
        <NumberField
          label="Classes"
          value={classCount(source)}
          rule={{ min: classes.least, max: classes.most, isWhole: true }}
          next={(value, direction) => value + direction}
          onCommit={(value) => setSource({ ...source, classes: value })}
        />
      )}
      {windows && (
        <div className={styles.windows}>
          <WindowFields
            windows={windows}
            onChange={(changed) => setSource({ ...source, windows: changed })}
          />
        </div>
      )}
    </div>
  )
}
