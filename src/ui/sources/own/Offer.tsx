/** The three ways to give rows: paste, drop, open. */
import { useId, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import field from '../../controls/Field.module.css'
import styles from './Own.module.css'
import type { Own } from './useOwn.ts'

/** More than this is read at once instead of being shown in the field. */
const LARGE = 20_000

export function Offer({ own }: { own: Own }) {
  const id = useId()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.offer}>
      <p>
        A table with one row for each sample: numbers, and if you like a column of classes. Nothing
        leaves this page.
      </p>
      <div className={styles.ways}>
        <Button onClick={() => input.current?.click()}>Open a file</Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.tab,.txt,text/csv,text/plain,text/tab-separated-values"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) own.readFile(file)
          }}
        />
        <span className={field.hint}>or drop one anywhere: CSV or TSV, of any size.</span>
      </div>
      <label htmlFor={id} className={field.label}>
        Or paste rows, as from a spreadsheet
      </label>
      <textarea
        id={id}
        className={styles.paste}
        value={text}
        rows={8}
        spellCheck={false}
        placeholder={'height,weight,class\n1.62,58,f\n1.80,81,m'}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (pasted.length < LARGE) return
          event.preventDefault()
          own.readText(pasted)
        }}
      />
      <Button isOff={text.trim() === ''} onClick={() => own.readText(text)}>
        Read the rows
      </Button>
    </div>
  )
}
