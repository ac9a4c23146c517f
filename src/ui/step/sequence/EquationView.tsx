/** One equation: its letters, its sum as bars, what it comes to, and the function that it goes through. */
import { useState } from 'react'
import { activations } from '../../../engine/activations.ts'
import { Line, useSetting } from '../Line.tsx'
import { evaluate } from '../expression.ts'
import { keyOf } from '../belongs.ts'
import { statementLine } from '../numbers.ts'
import type { Moment } from '../moment.ts'
import { notYet, number, resultDigits } from '../pieces.ts'
import { Large } from '../Statements.tsx'
import { quantitiesIn } from '../expression.ts'
import { Bars, useWidth } from './Bars.tsx'
import { carriedOn, grouped } from './bars.ts'
import { Bend } from './Bend.tsx'
import { statementOf, type Equation } from './forward.ts'
import styles from './Sequence.module.css'
import { LONG_SUM } from '../terms.ts'
import step from '../Step.module.css'

/** A bar with its value needs as much. */
const SLOT = 40

export function EquationView({
  equation,
  isThere,
  isLearning = false,
}: {
  readonly equation: Equation
  /** In a walk: it has been computed. */
  readonly isThere: boolean
  readonly isLearning?: boolean
}) {
  const [isWhole, setWhole] = useState(false)
  const { isAllDigits } = useSetting()
  const { box, width } = useWidth()
  const { terms, activation, words, inner } = equation
  const curve = activation ?? inner?.activation ?? null
  const name = activation === null ? 'cell' : 'sum'
  const statement = statementOf(equation, isWhole)
  const hasBars = terms.length > 1
  const bars = barsIn(equation, width)
  const sumOf = (moment: Moment): number =>
    inner
      ? inner.of.at(moment)
      : terms.reduce((total, { expression }) => total + evaluate(expression, moment), 0)
  return (
    <div className={styles.equation}>
      <div className={styles.formula}>
        <Large statement={statement} />
        <div ref={box}>
          {hasBars && width > 0 && (
            <Bars
              names={bars.map(({ name, of }) => ({ text: name, of }))}
              width={width}
              isLearning={isLearning}
              label={`The sum, bar by bar: ${bars.map(({ name }) => name).join(', ')}`}
              barsOf={(moment) =>
                isThere
                  ? carriedOn(
                      bars.map(({ places }) =>
                        places.reduce(
                          (total, place) => total + evaluate(terms[place].expression, moment),
                          0,
                        ),
                      ),
                    )
                  : []
              }
            />
          )}
        </div>
        {words !== '' && <p className={step.words}>{words}</p>}
        <p className={step.numbers}>
          <Line of={(moment) => (isThere ? statementLine(moment, statement) : notYet)} />
          {terms.length > LONG_SUM && (
            <button
              type="button"
              aria-pressed={isWhole}
              className={`${step.more} ${styles.whole}`}
              onClick={() => setWhole(!isWhole)}
            >
              All {terms.length} terms
            </button>
          )}
        </p>
      </div>
      {curve !== null && (
        <div className={styles.side}>
          <dl className={styles.result}>
            <dt>{name}</dt>
            <dd>
              <Line
                of={(moment) =>
                  isThere ? [number(sumOf(moment), resultDigits(isAllDigits), 'strong')] : notYet
                }
              />
            </dd>
            <dt>{`${activations[curve].symbol}(${name})`}</dt>
            <dd>
              <Line
                of={(moment) =>
                  isThere
                    ? [
                        number(
                          activations[curve].valueAt(sumOf(moment)),
                          resultDigits(isAllDigits),
                          'result',
                        ),
                      ]
                    : notYet
                }
              />
            </dd>
          </dl>
          <Bend activation={curve} sumOf={sumOf} isShown={isThere} />
        </div>
      )}
    </div>
  )
}

/** Each summand, or where there is no room for all of them those of a group together. */
function barsIn(
  { terms }: Equation,
  width: number,
): { name: string; places: readonly number[]; of: string | undefined }[] {
  if (width / terms.length >= SLOT) {
    return terms.map(({ label, expression }, place) => ({
      name: label,
      places: [place],
      of: keyOf(quantitiesIn(expression)[0]?.belongs),
    }))
  }
  return grouped(terms).map(({ label, places }) => ({ name: label, places, of: undefined }))
}
