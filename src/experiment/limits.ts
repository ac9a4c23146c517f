/** How big a document may be, and how far its numbers may go. `check.ts` holds documents to it, and the page its controls. */
export const limits = {
  hiddenLayers: 8,
  units: 64,
  /** Weights and biases together. */
  parameters: 20_000,
  /** Of one parameter, to either side. Training may go further. */
  parameter: 1e6,
  /** Of the learning rate, which may also be 0. */
  smallestRate: 1e-12,
  largestRate: 100,
  samples: 100_000,
  edits: 100_000,
  /** Characters of a title or of a sample's name. */
  name: 200,
  /** Samples seen: no replay gets there, and the counts made from it stay exact integers. */
  position: 1e12,
} as const
