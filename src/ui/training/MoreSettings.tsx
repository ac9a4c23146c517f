/** All the other settings, in groups that read as questions: what to make small, how to move, how fast, on what, how long. */
import { useId, type ReactNode } from 'react'
import { BatchSize } from './BatchSize.tsx'
import { Clipping } from './Clipping.tsx'
import { InitialWeights } from './InitialWeights.tsx'
import { LossSetting } from './LossSetting.tsx'
import { Optimizer } from './Optimizer.tsx'
import { Order } from './Order.tsx'
import { OutputActivation } from './OutputActivation.tsx'
import { Regularization } from './Regularization.tsx'
import { Schedule } from './Schedule.tsx'
import { Seed } from './Seed.tsx'
import { Stopping } from './Stopping.tsx'
import styles from './Training.module.css'

export function MoreSettings() {
  return (
    <>
      <Group title="What it aims at">
        <LossSetting />
        <OutputActivation />
      </Group>
      <Group title="How weights move">
        <Optimizer />
        <Clipping />
      </Group>
      <Group title="How the learning rate changes">
        <Schedule />
      </Group>
      <Group title="What an update is made of">
        <BatchSize />
        <Order />
      </Group>
      <Group title="How large weights may grow">
        <Regularization />
      </Group>
      <Group title="Stopping">
        <Stopping />
      </Group>
      <Group title="Where it starts">
        <InitialWeights />
        <Seed />
      </Group>
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
    </section>
  )
}
