/** The chart as a picture to take along: larger than on the page, with its title, what its lines are, and what they say. */
import type { Segment } from '../../engine/segments.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import type { Run } from '../../experiment/experiment.ts'
import { paletteOf } from '../controls/palette.ts'
import type { Theme } from '../controls/ramp.ts'
import { format } from '../format.ts'
import { chartOf, type Charted } from './chartOf.ts'
import { dashesOf, paintChart, paintLine, paintPin, TEST_DASH, type Inks } from './paintChart.ts'
import { pinsOf, type Pin } from './pins.ts'

/** Pixels of the picture for each of the page. */
const SCALE = 2
const PAD = 24
const WIDTH = 720
const HEIGHT = 340
const TITLE = 26
const AXIS = 26
/** The name of the axis across. */
const EPOCH = 22
const LINE = 20
const GAP = 10
/** Before what a line means, for a piece of it. */
const SAMPLE = 28

type Pictured = {
  readonly title: string
  readonly charted: Charted
  /** What each branch that is shown did otherwise. */
  readonly branches: readonly string[]
  readonly caption: string
  readonly run: Run
  readonly segments: readonly Segment[]
  readonly theme: Theme
}

/** What a line of the chart or a pin stands for. */
type Key = {
  readonly words: string
  readonly sign:
    | { readonly colour: string; readonly dash: readonly number[] }
    | { readonly pin: Pin['type'] }
}

/** So many changes are told. */
const MOST_PINS = 6

/** `figure`: whose font and colours it takes. */
export async function chartPicture(figure: HTMLElement, pictured: Pictured): Promise<Blob> {
  const { title, charted, caption, run, segments, theme } = pictured
  const { chart, axisWords } = chartOf(charted, { width: WIDTH, height: HEIGHT })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser makes no pictures.')
  const inks = inksOf(figure, theme)
  const font = (size: number, weight = 400): string => `${weight} ${size}px ${inks.font}`
  context.font = font(14)
  const widthOf = (text: string): number => context.measureText(text).width
  const pins = pinsOf(run, segments, chart)
  const keys = keysOf(pictured, pins, inks).map((key) => ({
    ...key,
    lines: wrapped(key.words, WIDTH - SAMPLE, widthOf),
  }))
  const said = wrapped(caption, WIDTH, widthOf)
  const rows = keys.reduce((sum, { lines }) => sum + lines.length, said.length)
  canvas.width = SCALE * (WIDTH + 2 * PAD)
  canvas.height = SCALE * (2 * PAD + TITLE + AXIS + HEIGHT + EPOCH + 2 * GAP + LINE * rows)
  context.scale(SCALE, SCALE)
  context.fillStyle = inks.paper
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(PAD, PAD)
  const write = (text: string, x: number, y: number, colour = inks.ink): void => {
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  context.textBaseline = 'top'
  context.font = font(18, 600)
  write(title, 0, 0)
  context.font = font(14)
  write(axisWords, 0, TITLE, inks.quiet)
  context.translate(0, TITLE + AXIS)
  paintChart(context, chart, pins, inks)
  context.textBaseline = 'top'
  context.textAlign = 'left'
  context.font = font(14)
  context.textAlign = 'center'
  write('epoch', (chart.left + WIDTH) / 2, HEIGHT, inks.quiet)
  context.textAlign = 'left'
  context.translate(0, HEIGHT + EPOCH + GAP)
  let row = 0
  for (const { lines, sign } of keys) {
    const y = LINE * row
    if ('pin' in sign) paintPin(context, [10, y + 8], sign.pin, inks)
    else paintLine(context, `M0 ${y + 8}h20`, { ...sign, width: 2.5 })
    for (const line of lines) write(line, SAMPLE, LINE * row++)
  }
  for (const line of said) write(line, 0, LINE * row++ + GAP)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('This browser makes no pictures.')),
    )
  })
}

function inksOf(figure: HTMLElement, theme: Theme): Inks {
  const root = getComputedStyle(document.documentElement)
  return {
    ...paletteOf(theme, figure),
    paper: root.backgroundColor,
    font: getComputedStyle(figure).fontFamily,
    mathFont: root.getPropertyValue('--font-math') || 'serif',
  }
}

function keysOf({ charted, branches, run }: Pictured, pins: readonly Pin[], inks: Inks): Key[] {
  const { curve, ghosts, measure } = charted
  const { loss, test } = curve.present
  const name = measure?.name ?? 'loss'
  const text = measure?.text ?? format
  const words = `${sampleWord(run.experiment.network)}s`
  const ofTest = { colour: inks.ink, dash: TEST_DASH }
  return [
    { words: `training ${name} ${text(loss)}`, sign: { colour: inks.learn, dash: [] } },
    ...(test === null
      ? []
      : [{ words: `test ${name} ${text(test)}, of ${words} never trained on`, sign: ofTest }]),
    ...ghosts.map(({ letter }, place) => ({
      words: `${letter}: ${branches[place]}`,
      sign: { colour: inks.quiet, dash: dashesOf(letter) },
    })),
    ...pins.slice(0, MOST_PINS).map(({ type, text }) => ({ words: text, sign: { pin: type } })),
  ]
}

/** As many words in a line as there is room for. */
function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
