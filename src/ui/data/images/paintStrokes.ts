/** Draws strokes on a canvas, in the ink of its element. */
import type { Stroke } from '../../../data/drawing.ts'

export function paintStrokes(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { width: side } = canvas
  context.clearRect(0, 0, side, side)
  context.strokeStyle = getComputedStyle(canvas).color
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const { points, width } of strokes) {
    if (points.length === 0) continue
    context.lineWidth = width * side
    context.beginPath()
    const [[x, y]] = points
    context.moveTo(x * side, y * side)
    // A single point is a line to itself, with round ends.
    for (const [nextX, nextY] of points) context.lineTo(nextX * side, nextY * side)
    context.stroke()
  }
}
