/**
 * Stands around the drawing and puts the neurons' small maps under it, where those are wanted. One
 * question to the worker for all of them; asking and painting come late.
 */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { late } from '../controls/late.tsx'
import type { Place } from './place.ts'
import { useNeuronMaps } from '../hooks/useNeuronMaps.ts'

/** Side² values from the top left, for a neuron. */
export type Values = (layer: number, unit: number) => Float64Array | null

export type MapsBoard = {
  /** The newest answer; null before the first. */
  values(): Values | null
  show(values: Values | null): void
  /** Calls `paint` with every answer; returns how to stop. */
  subscribe(paint: () => void): () => void
}

function createBoard(): MapsBoard {
  const painters = new Set<() => void>()
  let newest: Values | null = null
  return {
    values: () => newest,
    show: (values) => {
      newest = values
      for (const paint of painters) paint()
    },
    subscribe: (paint) => {
      painters.add(paint)
      return () => painters.delete(paint)
    },
  }
}

const BoardContext = createContext<MapsBoard | null>(null)

const NeuronPictures = late(
  () => import('./NeuronMap.tsx').then((loaded) => loaded.NeuronPictures),
  'seldom',
)
const MapsAsker = late(() => import('./MapsAsker.tsx').then((loaded) => loaded.MapsAsker), 'seldom')

type NeuronMapsProps = {
  readonly place: Place
  /** So many layers, from the first on, have been computed. */
  readonly computed: number
  readonly children: ReactNode
}

export function NeuronMaps({ place, computed, children }: NeuronMapsProps) {
  const { isOn } = useNeuronMaps()
  const board = useMemo(() => createBoard(), [])
  return (
    <BoardContext value={isOn ? board : null}>
      {isOn && <NeuronPictures board={board} place={place} computed={computed} />}
      {children}
      {isOn && <MapsAsker board={board} />}
    </BoardContext>
  )
}

/** Null where no maps are shown. */
export function useMapsBoard(): MapsBoard | null {
  return useContext(BoardContext)
}
