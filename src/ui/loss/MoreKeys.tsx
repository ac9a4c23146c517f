/** What the lines are that a first paint never has. */
import type { Curve } from './useCurve.ts'
import styles from './Loss.module.css'

type MoreKeysProps = { readonly curve: Curve; readonly hasGhosts: boolean }

export function MoreKeys({ curve: { ahead, own }, hasGhosts }: MoreKeysProps) {
  return (
    <>
      {ahead.length > 0 && (
        <span>
          <span className={styles.aheadKey} aria-hidden="true">
            ━
          </span>{' '}
          ahead
        </span>
      )}
      {hasGhosts && (
        <span>
          <span className={styles.ghostKey} aria-hidden="true">
            ╌╌
          </span>{' '}
          branches
        </span>
      )}
      {own && (
        <span>
          <span className={styles.key} aria-hidden="true">
            ○
          </span>{' '}
          {own.name}
        </span>
      )}
    </>
  )
}
