/** One weight or bias: from a list where that is short, else typed by its name. */
import { useId, useState } from 'react'
import field from '../../controls/Field.module.css'
import { Message } from '../../controls/Message.tsx'
import { Select } from '../../controls/Select.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { parameterName, parameterNamed } from './axes.ts'

/** A longer list is worse than a name. */
const MOST = 150

type ChoiceProps = {
  readonly label: string
  /** A flat index. */
  readonly value: number
  readonly onChange: (index: number) => void
}

export function ParameterChoice(props: ChoiceProps) {
  const count = useAppState((state) => state.layout.count)
  return count <= MOST ? <FromList {...props} /> : <ByName key={props.value} {...props} />
}

function FromList({ label, value, onChange }: ChoiceProps) {
  const layout = useAppState((state) => state.layout)
  const options = Array.from({ length: layout.count }, (_, index) => ({
    value: String(index),
    label: parameterName(layout, index),
  }))
  return (
    <Select
      label={label}
      value={String(value)}
      options={options}
      onChange={(index) => onChange(Number(index))}
    />
  )
}

function ByName({ label, value, onChange }: ChoiceProps) {
  const id = useId()
  const layout = useAppState((state) => state.layout)
  const inForce = parameterName(layout, value)
  const hasState = layout.blocks.some(({ name }) => name === 'weightsHidden')
  const hint = hasState ? 'w1, or u1 from the step before, or b1.' : 'w1, w2, …, or b1 for a bias.'
  const [text, setText] = useState(inForce)
  const [isRefused, setRefused] = useState(false)
  const commit = (): void => {
    const index = parameterNamed(layout, text)
    setRefused(index === null)
    if (index !== null && index !== value) onChange(index)
  }
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <span className={field.box}>
        <input
          id={id}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isRefused || undefined}
          aria-describedby={`${id}-message`}
          onChange={(event) => {
            setText(event.target.value)
            setRefused(false)
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
          }}
        />
      </span>
      <Message
        id={`${id}-message`}
        note={
          isRefused
            ? { text: `No such weight. Still using ${inForce}.`, isError: true }
            : { text: hint, isError: false }
        }
      />
    </div>
  )
}
