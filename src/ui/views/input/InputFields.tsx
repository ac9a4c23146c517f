/** A slider and a number field for each input, in the units of the data. */
import { useMemo } from 'react'
import { NumberField } from '../../controls/NumberField.tsx'
import type { NumberRule } from '../../controls/read.ts'
import { Slider } from '../../controls/Slider.tsx'
import { format } from '../../format.ts'
import styles from '../Views.module.css'
import own from './Input.module.css'
import { trackOf } from './ticks.ts'

const FARTHEST = 1e12
/** What a field has room for; the value itself stays as it is. */
const DIGITS = 6
const rule: NumberRule = { min: -FARTHEST, max: FARTHEST }
/** More than are seen without scrolling. */
const MANY = 5

type InputFieldsProps = {
  readonly names: readonly string[]
  readonly ranges: readonly (readonly [low: number, high: number])[]
  readonly values: readonly number[]
  readonly onChange: (values: readonly number[]) => void
}

export function InputFields({ names, ranges, values, onChange }: InputFieldsProps) {
  const fields = names.map((name, i) => (
    <InputField
      key={i}
      name={name}
      range={ranges[i]}
      value={values[i]}
      onChange={(value) => onChange(values.with(i, value))}
    />
  ))
  if (names.length <= MANY) return <div className={own.fields}>{fields}</div>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys
    <section className={`${styles.scroll} ${own.many}`} tabIndex={0} aria-label="Inputs">
      <div className={own.fields}>{fields}</div>
    </section>
  )
}

type InputFieldProps = {
  readonly name: string
  readonly range: readonly [low: number, high: number]
  readonly value: number
  readonly onChange: (value: number) => void
}

function InputField({ name, range, value, onChange }: InputFieldProps) {
  const { min, max, step } = useMemo(() => trackOf(range), [range])
  const isBeyond = value < min || value > max
  return (
    <div className={own.field}>
      <NumberField
        isSmall
        label={name}
        value={Number(value.toPrecision(DIGITS))}
        rule={rule}
        onCommit={onChange}
        {...(isBeyond && {
          hint: `Beyond all samples, which go from ${format(range[0])} to ${format(range[1])}.`,
        })}
      />
      <Slider
        aria-label={name}
        min={min}
        max={max}
        step={step}
        value={Math.min(max, Math.max(min, value))}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  )
}
