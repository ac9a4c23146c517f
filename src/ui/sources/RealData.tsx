/** Real data that come with the page, each with where it is from and under which licence. Files are loaded when taken. */
import { useState } from 'react'
import { real, type Real, type RealName } from '../../data/real.ts'
import { windowsIn, type DataSource } from '../../data/source.ts'
import { Button } from '../controls/Button.tsx'
import { kindsOf } from '../../experiment/structures.ts'
import { Doing } from './Doing.tsx'
import { KindField } from './KindField.tsx'
import styles from './RealData.module.css'
import { usualSpec } from './usual.ts'
import { useKind } from './useKind.ts'
import { useTake } from './useTake.ts'
import { WindowFields } from '../controls/WindowFields.tsx'
import { realFacts } from './words.ts'

const names = Object.keys(real).filter((name): name is RealName => Object.hasOwn(real, name))
const DATA_SEED = 1

export function RealData({ close }: { close: () => void }) {
  const { task, take } = useTake(close)
  return (
    <ul className={styles.list}>
      {names.map((name) => (
        <RealEntry key={name} name={name} task={task} take={take} />
      ))}
    </ul>
  )
}

function RealEntry({ name, task, take }: { name: RealName } & ReturnType<typeof useTake>) {
  const entry: Real = real[name]
  const [source, setSource] = useState<DataSource & { type: 'builtIn' }>({ type: 'builtIn', name })
  const [isOpen, setOpen] = useState(false)
  const windows = windowsIn(source)
  const data = usualSpec(source, DATA_SEED)
  const { wish, ...choice } = useKind(kindsOf(data))
  return (
    <li className={styles.entry}>
      <h3 id={`real-${name}`}>{entry.label}</h3>
      <p>{entry.sentence}</p>
      <p className={styles.facts}>{realFacts(entry)}</p>
      <p className={styles.facts}>
        {entry.origin}. Licence: {entry.licence}.
      </p>
      {windows && isOpen && (
        <WindowFields
          windows={windows}
          onChange={(changed) => setSource({ ...source, windows: changed })}
        />
      )}
      <KindField {...choice} />
      <Doing task={task} name={name} />
      <div className={styles.ways}>
        <Button
          aria-describedby={`real-${name}`}
          onClick={() => take(name, data, { title: entry.label, ...wish })}
        >
          Use it
        </Button>
        {windows && (
          <Button kind="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Window
          </Button>
        )}
      </div>
    </li>
  )
}
