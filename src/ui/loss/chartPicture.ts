/** The chart as a picture of its own: what style sheets say is written into a copy, which is then drawn onto a canvas. */

const SCALE = 2
const PAD = 16
const TITLE = 24
const AXES = 26
const LINE = 18

/** What a drawing takes from style sheets, by its name as an attribute. */
const PRESENTATION = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'paint-order',
  'visibility',
]

export async function chartPicture(
  figure: HTMLElement,
  {
    title,
    axes,
    caption,
  }: { readonly title: string; readonly axes: string; readonly caption: string },
): Promise<Blob> {
  const drawing = figure.querySelector('svg')
  if (!drawing) throw new Error('There is no chart to take a picture of.')
  const { width, height } = drawing.getBoundingClientRect()
  const page = getComputedStyle(figure)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser makes no pictures.')
  const font = (size: number, weight = 400): string => `${weight} ${size}px ${page.fontFamily}`
  context.font = font(13)
  const lines = wrapped(caption, width, (text) => context.measureText(text).width)
  canvas.width = SCALE * (width + 2 * PAD)
  canvas.height = SCALE * (height + 2 * PAD + TITLE + AXES + 8 + LINE * lines.length)
  context.scale(SCALE, SCALE)
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = page.color
  context.textBaseline = 'top'
  context.font = font(15, 600)
  context.fillText(title, PAD, PAD)
  context.font = font(13)
  context.fillText(axes, PAD, PAD + TITLE)
  const image = await imageOf(drawing, width, height)
  context.drawImage(image, PAD, PAD + TITLE + AXES, width, height)
  context.font = font(13)
  lines.forEach((line, row) =>
    context.fillText(line, PAD, PAD + TITLE + AXES + height + 8 + LINE * row),
  )
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('This browser makes no pictures.')),
    )
  })
}

async function imageOf(
  drawing: SVGSVGElement,
  width: number,
  height: number,
): Promise<HTMLImageElement> {
  const copy = copyOf(drawing)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const text = new XMLSerializer().serializeToString(copy)
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** With presentation as attributes: a style attribute is what the page's policy forbids. */
function copyOf(element: SVGSVGElement): SVGSVGElement {
  const copy = element.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('A copy of a drawing is a drawing.')
  const [from, to] = [element, copy].map((root) => [root, ...root.querySelectorAll('*')])
  from.forEach((one, place) => {
    const style = getComputedStyle(one)
    for (const name of PRESENTATION) {
      const value = style.getPropertyValue(name)
      if (value) to[place].setAttribute(name, value)
    }
    to[place].removeAttribute('class')
    to[place].removeAttribute('style')
    if (style.display === 'none') to[place].setAttribute('display', 'none')
  })
  return copy
}

function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
