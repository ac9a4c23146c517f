/** What a drawing is to the network: pixels in the unit of the data, made as the data's own were. Pure. */
import type { Dataset } from '../../../data/dataset.ts'
import { likeDigit, likePicture, roomOf, type Ink } from '../../../data/drawing.ts'
import type { Pictures } from '../../hooks/usePictures.ts'

/** So many pictures tell how large things are in them. */
const LOOKED_AT = 300

/** Null: nothing is drawn. */
export function createReader(
  { raw }: Pick<Dataset, 'raw'>,
  { shape, range }: Pictures,
): (ink: Ink) => readonly number[] | null {
  const [low, high] = range
  const room = roomOf(raw.samples.slice(0, LOOKED_AT), shape, range)
  return (ink) => {
    const shares = isOfDigits(shape) ? likeDigit(ink) : likePicture(ink, shape, room)
    return shares && shares.map((share) => low + share * (high - low))
  }
}

/** Only the digits that come with the page are that small. */
function isOfDigits([channels, rows, columns]: Pictures['shape']): boolean {
  return channels === 1 && rows === 8 && columns === 8
}
