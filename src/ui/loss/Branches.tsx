/** The ways that were left, to compare with or to return to. */
import { useId, useRef, useState } from 'react'
import { sampleWord } from '../../experiment/kinds.ts'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { format } from '../format.ts'
import { useActions, useAppState } from '../hooks/app.tsx'
import { branchWords } from '../hooks/changes.ts'
import { dashOf, type Ghost } from './ghosts.ts'
import type { Measure } from './measures.ts'
import { runSettings } from './runSettings.ts'
import styles from './Branches.module.css'

const OTHER = { data: ', other data', loss: ', another kind of loss' }

type BranchesProps = { readonly ghosts: readonly Ghost[]; readonly measure: Measure | null }

export function Branches({ ghosts, measure }: BranchesProps) {
  const actions = useActions()
  const heading = useId()
  const list = useRef<HTMLUListElement>(null)
  const run = useAppState((state) => state.run)
  const [open, setOpen] = useState<number | null>(null)
  const remove = ({ branch, letter }: Ghost): void => {
    // Its button goes, and the focus would be lost with it; after the last one the list goes too.
    const panel = list.current?.closest('section')?.parentElement
    const chosen = panel?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')
    const next = ghosts.length > 1 ? list.current : chosen
    next?.focus()
    actions.removeBranch(branch.id)
    actions.announce(`Branch ${letter} is gone from the list. The present run is untouched.`)
  }
  return (
    <section className={styles.branches} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        Branches
      </h3>
      <ul
        ref={list}
        className={styles.list}
        data-open={open !== null || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys
        tabIndex={0}
        aria-labelledby={heading}
      >
        {ghosts.map((ghost) => {
          const { branch, letter, isComparable, other } = ghost
          const brief = measure?.brief ?? ((loss: number) => `loss ${format(loss)}`)
          const points = measure?.pointsOf(branch.points) ?? branch.points
          const end = points.at(-1)?.loss
          return (
            <li key={branch.id} className={styles.branch}>
              <span className={styles.key}>
                <b>{letter}</b>
                <svg width="22" height="4" aria-hidden="true">
                  <path d="M0 2H22" strokeDasharray={dashOf(letter)} />
                </svg>
              </span>
              <span className={styles.where}>
                {end === undefined ? '' : `${brief(end)} · `}
                {sampleWord(branch.run.experiment.network)} {branch.run.position}
              </span>
              <span className={styles.acts}>
                {isComparable && (
                  <Button
                    kind="link"
                    className={styles.act}
                    aria-label={`Show branch ${letter}`}
                    aria-pressed={branch.isShown}
                    title={branch.isShown ? 'Hide its curve' : 'Show its curve'}
                    onClick={() => actions.showBranch(branch.id, !branch.isShown)}
                  >
                    <Icon name={branch.isShown ? 'eye' : 'eyeOff'} />
                  </Button>
                )}
                <Button
                  kind="link"
                  className={styles.act}
                  aria-label={`Remove branch ${letter}`}
                  title="Remove it from the list. The present run loses nothing."
                  onClick={() => remove(ghost)}
                >
                  <Icon name="close" />
                </Button>
              </span>
              <p className={styles.words}>
                {branch.isPinned && 'pinned · '}
                {branchWords(branch.run, run)}
                {other && OTHER[other]}{' '}
                <Button
                  kind="link"
                  className={styles.act}
                  aria-label={`Return to branch ${letter}`}
                  title="Take up this way where it was left"
                  onClick={() => void actions.returnTo(branch.id)}
                >
                  Return
                </Button>{' '}
                <Button
                  kind="link"
                  className={styles.act}
                  aria-label={`Settings of branch ${letter}`}
                  aria-expanded={open === branch.id}
                  onClick={() => setOpen(open === branch.id ? null : branch.id)}
                >
                  Settings
                </Button>
              </p>
              {open === branch.id && (
                <dl className={styles.settings}>
                  {runSettings(branch.run).map(({ name, value }) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
