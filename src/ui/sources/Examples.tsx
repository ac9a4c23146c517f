/** Whole experiments to start from, by group: one click opens one. */
import { gallery, type GalleryName } from '../../experiment/gallery.ts'
import { runOf } from '../../experiment/presets.ts'
import { useActions } from '../hooks/app.tsx'
import { Doing } from './Doing.tsx'
import styles from './Examples.module.css'
import { examplesByGroup } from './groups.ts'
import { useTask } from './useTask.ts'
import { BACK } from './useTake.ts'

export function Examples({ close }: { close: () => void }) {
  const actions = useActions()
  const task = useTask()
  const open = (name: GalleryName): void => {
    const { experiment } = gallery[name]
    task.start(name, async () => {
      await actions.open(runOf(experiment))
      actions.setView({ dataNote: { data: experiment.data, sentence: BACK } })
      actions.announce(`${experiment.title} is open. ${BACK}`)
      close()
    })
  }
  return (
    <div className={styles.groups}>
      {examplesByGroup().map(({ group, names }) => (
        <section key={group} className={styles.group}>
          <h3>{group}</h3>
          <ul className={styles.list}>
            {names.map((name) => {
              const { sentence, experiment } = gallery[name]
              return (
                <li key={name}>
                  <button type="button" className={styles.example} onClick={() => open(name)}>
                    <strong>{experiment.title}</strong>
                    <span>{sentence}</span>
                  </button>
                  <Doing task={task} name={name} />
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
