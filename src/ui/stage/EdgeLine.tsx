/** An edge as it is drawn: hue and dash for the sign, width for the size. */
import { useRef } from 'react'
import styles from './Drawing.module.css'
import { usePaint } from './painting.tsx'
import { pathOf, type Edge } from './place.ts'
import { setAttribute, signOf, strokeOf } from './write.ts'

/** Weights nearer to zero than this have no sign on the picture. */
const TINY = 0.02

/** Of the mark behind a selected edge, beyond the edge's own width. */
const MARK = 14

type EdgeLineProps = {
  readonly edge: Edge
  readonly isSelected: boolean
  /** It grew past all numbers: full width, whatever it is now. */
  readonly hasExploded: boolean
}

export function EdgeLine({ edge, isSelected, hasExploded }: EdgeLineProps) {
  const line = useRef<SVGPathElement>(null)
  const mark = useRef<SVGPathElement>(null)
  usePaint(({ frame, scale }) => {
    const weight = frame.parameters[edge.index]
    const { width, dashes } = strokeOf(hasExploded ? Math.sign(weight) * scale : weight, scale)
    const sign = signOf(weight, TINY)
    setAttribute(line.current, 'data-sign', sign)
    setAttribute(line.current, 'stroke-width', width.toFixed(2))
    setAttribute(line.current, 'stroke-dasharray', sign === 'zero' ? '' : dashes)
    setAttribute(mark.current, 'stroke-width', (width + MARK).toFixed(2))
  })
  const path = pathOf(edge)
  return (
    <>
      {isSelected && <path ref={mark} className={styles.edgeMark} d={path} />}
      <path ref={line} className={styles.edge} d={path} />
      <path className={styles.hit} d={path} data-spot={`p${edge.index}`} />
    </>
  )
}
