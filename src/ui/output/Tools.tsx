/** The tools under the map: draw points of a class or of a value, move them, delete them. Off at first, and one at a time. */
import { useEffect, useMemo, useState } from 'react'
import { sizeOf } from '../../engine/network.ts'
import type { SampleChange } from '../../engine/network.ts'
import { limits } from '../../experiment/limits.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions } from '../hooks/app.tsx'
import { useSampleChange } from '../hooks/useSampleChange.ts'
import { createHand } from './createHand.ts'
import type { Hand } from './hand.ts'
import { ClassMark } from './Legend.tsx'
import { meaningOf } from './meaning.ts'
import { pointsOf } from './points.ts'
import type { SurfaceProps } from './Surface.tsx'
import styles from './Output.module.css'

type ToolsProps = {
  readonly surface: Omit<SurfaceProps, 'picture'>
  readonly onTool: (tool: Hand['type'] | null) => void
  readonly onHand: (hand: Hand | null) => void
}

/** So many classes have a button each. */
const MOST_BUTTONS = 6

export function Tools({ surface, onTool, onHand }: ToolsProps) {
  const { dataset, ground, shown, tool } = surface
  const { announce } = useActions()
  const changeSample = useSampleChange()
  const [problem, setProblem] = useState('')
  const isClasses = dataset.problem === 'classes'
  const meaning = useMemo(() => meaningOf(dataset), [dataset])
  const [chosen, setChosen] = useState<number | null>(null)
  const classes = dataset.classNames.length
  const value = isClasses
    ? Math.min(chosen ?? 0, classes - 1)
    : (chosen ?? Number(meaning.centre.toPrecision(3)))
  const points = useMemo(() => {
    const all = pointsOf(dataset, ground)
    return shown.hasTest ? all : all.filter(({ place }) => place.part === 'samples')
  }, [dataset, ground, shown.hasTest])

  useEffect(() => {
    const change = (wanted: SampleChange, told: string): void => {
      void changeSample(wanted, told).then((sentence) => setProblem(sentence ?? ''))
    }
    const work = { dataset, ground, points, value, change, say: announce }
    onHand(tool && createHand({ ...work, type: tool }))
    return () => onHand(null)
  }, [onHand, tool, dataset, ground, points, value, changeSample, announce])

  // Several targets of values cannot be told by one number.
  const canDraw = isClasses || sizeOf(dataset.target) === 1
  const asksValue = !isClasses && ground.type === 'plane'
  const take = (next: Hand['type']): void => onTool(tool === next ? null : next)
  return (
    <fieldset className={styles.tools} aria-label="Change points">
      {canDraw && isClasses && classes <= MOST_BUTTONS && (
        <>
          <span className={styles.toolsName}>Draw</span>
          {dataset.classNames.map((name, one) => (
            <Tool
              key={name}
              name={`Draw ${name}`}
              isOn={tool === 'draw' && value === one}
              onPress={() => {
                setChosen(one)
                onTool(tool === 'draw' && value === one ? null : 'draw')
              }}
            >
              <ClassMark one={one} classes={classes} />
            </Tool>
          ))}
        </>
      )}
      {canDraw && !(isClasses && classes <= MOST_BUTTONS) && (
        <Tool name="Draw points" isOn={tool === 'draw'} onPress={() => take('draw')}>
          Draw
        </Tool>
      )}
      <Tool name="Move points" isOn={tool === 'move'} onPress={() => take('move')}>
        Move
      </Tool>
      <Tool name="Delete points" isOn={tool === 'delete'} onPress={() => take('delete')}>
        Delete
      </Tool>
      {tool === 'draw' && isClasses && classes > MOST_BUTTONS && (
        <Select
          label="Class"
          value={String(value)}
          options={dataset.classNames.map((name, one) => ({ value: String(one), label: name }))}
          onChange={(one) => setChosen(Number(one))}
        />
      )}
      {tool === 'draw' && asksValue && (
        <div className={styles.value}>
          <NumberField
            label={dataset.targetNames[0] ?? 'value'}
            isSmall
            value={value}
            rule={{ min: -limits.parameter, max: limits.parameter }}
            onCommit={setChosen}
          />
        </div>
      )}
      {tool && <p className={styles.toolHelp}>{HELP[tool]}</p>}
      <output className={styles.problem}>{problem}</output>
    </fieldset>
  )
}

const HELP = {
  draw: 'Click or tap where the point goes. With keys: arrows, then Enter.',
  move: 'Drag a point. With keys: arrows, Enter takes it and puts it down.',
  delete: 'Click or tap a point. With keys: arrows, then Enter.',
}

type ToolProps = {
  readonly name: string
  readonly isOn: boolean
  readonly onPress: () => void
  readonly children: React.ReactNode
}

function Tool({ name, isOn, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      title={name}
      aria-pressed={isOn}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
