/** In place of a phase that what is looked at does not have: no step is made with it, or it has no target. */
import { Button } from '../controls/Button.tsx'
import { useActions } from '../hooks/app.tsx'
import { useReadStep } from '../hooks/look.ts'
import styles from './Step.module.css'

export function LookNote({ isUpdate }: { readonly isUpdate: boolean }) {
  const actions = useActions()
  const name = useReadStep()()?.name ?? 'This sample'
  return (
    <div className={styles.stacked}>
      <p>
        {isUpdate
          ? `${name} is looked at. No step is made with it, so nothing is updated.`
          : `${name} has no target, so there is no loss to learn from.`}
      </p>
      <p>
        <Button kind="small" onClick={() => actions.look(null)}>
          Back to the current sample
        </Button>
      </p>
    </div>
  )
}
