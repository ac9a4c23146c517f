/** The table of views that look closer at a run. A new one is one entry here and one line in `LookCloser.tsx`. */
import type { State } from '../../state/store.ts'

export type ViewName = NonNullable<State['view']['lookCloser']>

export const views: Readonly<Record<ViewName, { readonly label: string; sentence: string }>> = {
  scores: {
    label: 'Scores',
    sentence: 'How often it is right, or how far off, and what it mistakes for what.',
  },
  worst: {
    label: 'Worst samples',
    sentence: 'The samples with the largest loss: what is hard, or labelled wrong.',
  },
  histograms: {
    label: 'Histograms',
    sentence:
      'How weights and gradients are spread, layer by layer. Bars at 0 alone learn nothing.',
  },
  landscape: {
    label: 'Landscape',
    sentence: 'The loss as a map: training walks downhill on it, two directions at a time.',
  },
  input: {
    label: 'Try an input',
    sentence: 'Make up an input and see what the network says.',
  },
}

export const viewNames: readonly ViewName[] = [
  'scores',
  'worst',
  'histograms',
  'landscape',
  'input',
]
