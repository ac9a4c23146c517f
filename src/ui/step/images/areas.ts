/** How wide the part of the next image is that a value leads on to. */
import { fedBy, nextLayer } from '../../hooks/imageCells.ts'
import type { Neuron } from '../moment.ts'
import { placeIn, type ImageSetting } from './letters.ts'

export function areaWidth(setting: ImageSetting, neuron: Neuron): number {
  const cell = placeIn(setting, neuron)
  if (!cell) return 1
  const fields = fedBy(setting.network, setting.layout, cell)
  return Math.max(1, fields[nextLayer(setting.network, cell.layer) - cell.layer - 1]?.width ?? 1)
}
