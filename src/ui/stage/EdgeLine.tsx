/** An edge as it is drawn: hue and dash for the sign, width for the size. */
import { memo, useRef } from 'react'
import styles from './Drawing.module.css'
import { parameterIn, usePaint } from './painting.tsx'
import { pathOf, type Edge } from './place.ts'
import { setAttribute, signOf, strokeOf } from './write.ts'

/** Weights nearer to zero than this have no sign on the picture. */
const TINY = 0.02

/** Of the mark behind a selected or pointed edge, beyond the edge's own width. */
const MARK = 14

type EdgeLineProps = {
  readonly edge: Edge
  readonly isMarked: boolean
  /** It grew past all numbers: full width, whatever it is now. */
  readonly hasExploded: boolean
}

/** Drawn again by React only when one of these changes: a network has hundreds. */
export const EdgeLine = memo(function EdgeLine(props: EdgeLineProps) {
  const { edge, isMarked, hasExploded } = props
  const line = useRef<SVGPathElement>(null)
  const mark = useRef<SVGPathElement>(null)
  usePaint((reading) => {
    const { scale } = reading
    const weight = parameterIn(reading, edge.index)
    const full = weight < 0 ? -scale : scale
    const { width, dashes } = strokeOf(hasExploded ? full : weight, scale)
    const sign = signOf(weight, TINY)
    setAttribute(line.current, 'data-sign', sign)
    setAttribute(line.current, 'stroke-width', width.toFixed(2))
    setAttribute(line.current, 'stroke-dasharray', sign === 'zero' ? '' : dashes)
    setAttribute(mark.current, 'stroke-width', (width + MARK).toFixed(2))
  })
  const path = pathOf(edge)
  return (
    <>
      {isMarked && <path ref={mark} className={styles.edgeMark} d={path} />}
      <path ref={line} className={styles.edge} d={path} />
    </>
  )
})
