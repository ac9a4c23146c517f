/** The networks that documents may hold so far, because the page can show them. Grows with the page. */
import type { DenseSpec } from '../engine/layers/dense.ts'
import type { NetworkSpec } from '../engine/network.ts'

export type ShownNetwork = Omit<NetworkSpec, 'layers'> & { readonly layers: readonly DenseSpec[] }
