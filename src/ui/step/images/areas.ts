/** How wide the part of the next image is that a value leads on to. */
import { fedBy } from '../../hooks/imageCells.ts'
import type { Neuron } from '../moment.ts'
import { placeIn, type ImageSetting } from './letters.ts'

export function areaWidth(setting: ImageSetting, neuron: Neuron): number {
  const cell = placeIn(setting, neuron)
  const area = cell && fedBy(setting.network, setting.layout, cell)[0]
  return Math.max(1, area?.width ?? 1)
}
