/** What the layers with weights are called: a recurrent one has two lots of them. Pure. */
import type { LayerHistograms } from '../../../worker/histograms.ts'

type Named = Pick<LayerHistograms, 'layer' | 'block'>

const LOTS: Readonly<Record<Named['block'], string>> = {
  weights: '',
  weightsInput: ', from its inputs',
  weightsHidden: ', from the step before',
  bias: '',
}

/** Numbers count the layers that have weights; `short` for rows of a table. */
export function layerNames(layers: readonly Named[]): { name: string; short: string }[] {
  const numbers = [...new Set(layers.map(({ layer }) => layer))]
  return layers.map(({ layer, block }) => {
    const number = numbers.indexOf(layer) + 1
    const isLast = number === numbers.length
    const lot = LOTS[block]
    return {
      name: (isLast ? 'Output layer' : `Hidden layer ${number}`) + lot,
      short: (isLast ? 'output' : String(number)) + lot,
    }
  })
}
