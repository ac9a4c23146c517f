/** A line of text with numbers in it that follows the frames: React places it, the pieces are written by hand. */
import { createContext, useContext, useRef } from 'react'
import { useShownStep } from '../hooks/look.ts'
import { canWait, useSeen } from '../hooks/seen.ts'
import styles from './Line.module.css'
import type { Moment, Setting } from './moment.ts'
import type { Piece } from './pieces.ts'
import { momentOfStep } from './shown.ts'
import { tellDigits, write } from './write.ts'

const SettingContext = createContext<Setting | null>(null)

export const SettingProvider = SettingContext.Provider

export function useSetting(): Setting {
  const setting = useContext(SettingContext)
  if (!setting) throw new Error('A line must stand inside SettingProvider.')
  return setting
}

export function Line({
  of,
  className,
}: {
  of: (moment: Moment) => readonly Piece[]
  className?: string | undefined
}) {
  const setting = useSetting()
  const element = useRef<HTMLSpanElement>(null)
  useSeen(element)
  useShownStep((step) => {
    if (step && element.current && canWait(element.current, step.frame.status)) return
    const moment = step && momentOfStep(setting, step)
    if (moment && element.current) write(element.current, of(moment), styles)
  })
  return <span ref={element} className={className} onPointerOver={tellDigits} />
}
