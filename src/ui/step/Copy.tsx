/** Copies what a phase shows, formulas and numbers, as LaTeX or as a Python program. */
import { useEffect, useState } from 'react'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import type { Phase } from '../../state/walk.ts'
import { useActions, useApp } from '../hooks/app.tsx'
import { useReadStep } from '../hooks/look.ts'
import { latexOf } from './latex.ts'
import { useSetting } from './Line.tsx'
import type { Moment } from './moment.ts'
import { pythonOf } from './python.ts'
import { momentOfStep } from './shown.ts'
import { imageStatements } from './images/statements.ts'
import { shownStatements } from './shownStatements.ts'
import styles from './Step.module.css'
import type { Statement } from './expression.ts'

type Form = {
  readonly name: string
  readonly write: (moment: Moment, statements: readonly Statement[]) => string
}

const forms: readonly Form[] = [
  { name: 'LaTeX', write: latexOf },
  { name: 'Python', write: pythonOf },
]

/** So long a button says that it has copied. */
const FEEDBACK_MS = 2000

type Said = {
  readonly name: string
  readonly phase: Phase
  readonly text: string
  readonly isRefused: boolean
}

export function Copy({ phase }: { phase: Phase }) {
  const setting = useSetting()
  const actions = useActions()
  const { store } = useApp()
  const read = useReadStep()
  const [last, setSaid] = useState<Said | null>(null)
  // Of another phase nothing has been copied yet.
  const said = last?.phase === phase ? last : null
  useEffect(() => {
    if (!last || last.isRefused) return undefined
    const timer = setTimeout(() => setSaid(null), FEEDBACK_MS)
    return () => clearTimeout(timer)
  }, [last])

  const copy = async ({ name, write }: Form): Promise<void> => {
    const step = read()
    const moment = step && momentOfStep(setting, step)
    const { network, view } = store.getState()
    const of = kindOfNetwork(network) === 'images' ? imageStatements : shownStatements
    const statements = moment ? of(moment, phase, view.selection) : []
    if (!moment || statements.length === 0) {
      const text = 'There is no update to copy before the batch is complete.'
      setSaid({ name, phase, text, isRefused: true })
      actions.announce(text)
      return
    }
    try {
      await navigator.clipboard.writeText(write(moment, statements))
      setSaid({ name, phase, text: 'Copied', isRefused: false })
      actions.announce(`Copied as ${name}.`)
    } catch {
      const text = 'The browser does not let this page copy. Allow the clipboard, then try again.'
      setSaid({ name, phase, text, isRefused: true })
      actions.announce(text)
    }
  }

  return (
    <>
      {forms.map((form) => {
        const isCopied = said?.name === form.name && !said.isRefused
        return (
          <button
            key={form.name}
            type="button"
            className={styles.tool}
            onClick={() => void copy(form)}
          >
            {isCopied ? (
              'Copied'
            ) : (
              <>
                <span className={styles.how}>Copy as </span>
                {form.name}
              </>
            )}
          </button>
        )
      })}
      {said?.isRefused && (
        <p className={styles.refused}>
          {said.text}{' '}
          <button type="button" className={styles.tool} onClick={() => setSaid(null)}>
            Close
          </button>
        </p>
      )}
    </>
  )
}
