/** Points of data, small: what they look like before they are taken. */
import { useMemo } from 'react'
import type { DataSpec } from '../../data/source.ts'
import { datasetOf } from '../../experiment/experiment.ts'
import { diverging, type Theme } from '../controls/ramp.ts'
import { pictureOf, type Marks } from './marks.ts'
import styles from './Picture.module.css'

export function Picture({ data, radius }: { data: DataSpec; radius: number }) {
  const picture = useMemo(() => pictureOf(datasetOf({ data }), radius), [data, radius])
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className={styles.picture}>
      {picture?.type === 'line' && <path d={picture.path} className={styles.line} />}
      {picture && picture.type !== 'line' && (
        <Points marks={picture.marks} isClasses={picture.type === 'classes'} radius={radius} />
      )}
    </svg>
  )
}

function Points({
  marks,
  isClasses,
  radius,
}: {
  marks: readonly Marks[]
  isClasses: boolean
  radius: number
}) {
  const isTwo = marks.length <= 2
  return marks.map(({ shade, path }) => (
    <path
      key={shade}
      d={path}
      className={styles.marks}
      strokeWidth={0.2 * radius}
      style={{ fill: isClasses ? classFill(shade, isTwo) : valueFill(shade) }}
    />
  ))
}

/** Okabe and Ito's colours; of two classes those of the signs. */
const classFills = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9']

function classFill(one: number, isTwo: boolean): string {
  if (isTwo) return one === 0 ? 'var(--neg)' : 'var(--pos)'
  return classFills[one % classFills.length]
}

function valueFill(value: number): string {
  const of = (theme: Theme): string => `rgb(${diverging(theme, value).join(' ')})`
  return `light-dark(${of('light')}, ${of('dark')})`
}
