/** Above the row: what it shows, and the tools that open beside it. */
import { Segmented } from '../../controls/Segmented.tsx'
import styles from './Row.module.css'
import type { Shows } from './values.ts'

export type Tool = 'slide' | 'kernel' | 'numbers'

const shown: readonly { value: Shows; label: string }[] = [
  { value: 'values', label: 'Values' },
  { value: 'gradients', label: 'Gradients' },
  { value: 'change', label: 'Change' },
]

type ToolsProps = {
  readonly shows: Shows
  readonly show: (shows: Shows) => void
  /** Those that there is something to do with. */
  readonly tools: readonly { readonly name: Tool; readonly label: string }[]
  readonly tool: Tool | null
  readonly choose: (tool: Tool | null) => void
}

export function Tools({ shows, show, tools, tool, choose }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <Segmented
        label="The row shows"
        isLabelHidden
        value={shows}
        options={shown}
        onChange={show}
      />
      <div className={styles.buttons}>
        {tools.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            aria-pressed={tool === name}
            className={styles.tool}
            onClick={() => choose(tool === name ? null : name)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  )
}
