/** The page's own look for a range: filled up to the thumb. */
import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import styles from './Slider.module.css'

type SliderProps = Omit<ComponentProps<'input'>, 'type'> & {
  readonly min: number
  readonly max: number
  readonly value: number
}

export function Slider({ min, max, value, ...rest }: SliderProps) {
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    input.current?.style.setProperty('--filled', String((value - min) / (max - min)))
  }, [min, max, value])
  return (
    <input
      ref={input}
      type="range"
      className={styles.slider}
      min={min}
      max={max}
      value={value}
      {...rest}
    />
  )
}
