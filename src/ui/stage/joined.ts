/** What follows from the columns of a network: a column for each layer, the points of its neurons, and the edges between them. */
import { handsOn, indexOf, neuronLayers, sourceOf, type Layout } from '../../engine/layout.ts'
import type { Column } from './columns.ts'
import type { Place } from './place.ts'

/** A column for each layer, of those that have neurons of their own. */
export function whole(layout: Layout, columns: readonly Column[]): Column[] {
  const own = [-1, ...neuronLayers(layout)]
  return layout.shapes.map((_, l) => columns[own.indexOf(sourceOf(layout, l - 1))])
}

/** The points and edges of columns, those of each layer. */
export function joined(
  layout: Layout,
  all: readonly Column[],
): Pick<Place, 'columns' | 'nodes' | 'gaps'> {
  const sources = all.map((_, l) => all[sourceOf(layout, l - 1) + 1])
  const columns = sources.map((column, l) =>
    l > 0 && handsOn(layout, l - 1)
      ? { shown: [], nodes: column.nodes, gap: null, hasBias: false }
      : column,
  )
  const nodes = columns.map((column) => column.nodes)
  const gaps = columns.slice(1).map(({ shown }, layer) =>
    shown.flatMap((output) =>
      sources[layer].shown.map((input) => ({
        index: indexOf(layout, layer, output, input),
        layer,
        input,
        output,
        from: nodes[layer][input],
        to: nodes[layer + 1][output],
      })),
    ),
  )
  return { columns, nodes, gaps }
}
