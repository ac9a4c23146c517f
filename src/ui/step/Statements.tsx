/** Statements one below the other, each with its numbers beside it; and a single one at large. */
import { Maths } from '../maths/Maths.tsx'
import type { Statement } from './expression.ts'
import { Law } from './Formula.tsx'
import { Line } from './Line.tsx'
import { keyOf } from './belongs.ts'
import type { Moment } from './moment.ts'
import { statementLine } from './numbers.ts'
import { spokenSign } from './spoken.ts'
import styles from './Statements.module.css'

export function Large({ statement }: { statement: Statement }) {
  return (
    <Maths>
      <Law statement={statement} />
    </Maths>
  )
}

export function Statements({
  title,
  statements,
  isShown,
}: {
  title: string
  statements: readonly Statement[]
  /** Whether there are numbers at that moment; always, if it is left out. */
  isShown?: (moment: Moment) => boolean
}) {
  return (
    <div>
      {title && <h3 className={styles.title}>{title}</h3>}
      <ul className={styles.list}>
        {statements.map((statement, place) => (
          <li key={place} className={styles.row}>
            <Linked statement={statement} />
            <Line
              of={(moment) => (isShown && !isShown(moment) ? [] : statementLine(moment, statement))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The formula as a button where it belongs to something in the network: with the focus on it, that is marked. */
function Linked({ statement }: { statement: Statement }) {
  const law = <Law statement={statement} isInline />
  const key = keyOf(statement.result.belongs)
  if (!key) return <Maths isSmall>{law}</Maths>
  return (
    <button
      type="button"
      data-of={key}
      className={styles.law}
      // Safari gives no focus to a button that is pressed.
      onClick={(event) => event.currentTarget.focus()}
    >
      <span className="visually-hidden">{spokenSign(statement.result.sign)}</span>
      <math displaystyle="false" aria-hidden="true">
        {law}
      </math>
    </button>
  )
}
