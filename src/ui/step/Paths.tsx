/** The paths from the selected parameter to the loss, the largest first, each with the product of its factors. */
import { useRef } from 'react'
import { Line, useSetting } from './Line.tsx'
import type { Moment } from './moment.ts'
import {
  MOST_PATHS,
  pathCount,
  pathLine,
  pathName,
  pathsOf,
  pathsSum,
  type Paths as AllPaths,
} from './paths.ts'
import { nameOf } from '../../engine/layout.ts'
import styles from './Statements.module.css'

export function Paths({ parameter }: { parameter: number }) {
  const setting = useSetting()
  const { letter, number } = nameOf(setting.layout, parameter)
  const known = useRef<{ moment: Moment; paths: AllPaths } | null>(null)
  // The rows are drawn one after the other, all of the same frame.
  const paths = (moment: Moment): AllPaths => {
    const { current } = known
    if (current?.moment.frame === moment.frame && current.moment.layout === moment.layout) {
      return current.paths
    }
    const found = pathsOf(moment, parameter)
    known.current = { moment, paths: found }
    return found
  }
  const shown = Math.min(MOST_PATHS, pathCount(setting, parameter))
  return (
    <div>
      <h3 className={styles.title}>
        Paths from {letter}
        <sub>{number}</sub> to the loss
      </h3>
      <p className={styles.sum}>
        <Line of={(moment) => pathsSum(moment, parameter, paths(moment))} />
      </p>
      <ol className={styles.list}>
        {Array.from({ length: shown }, (_, row) => (
          <li key={row} className={styles.row}>
            <Line
              of={(moment) => {
                const path = paths(moment).shown[row]
                return path ? pathName(moment, path) : []
              }}
            />
            <Line
              of={(moment) => {
                const path = paths(moment).shown[row]
                return path ? pathLine(moment, parameter, path) : []
              }}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}
