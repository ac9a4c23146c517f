/** How large a table may be; what is read from a file is cut to this, what stands in a document is refused beyond it. */
export const tableLimits = {
  rows: 100_000,
  /** As many as a picture of 28 × 28 has pixels, and more. */
  columns: 1_000,
  cells: 8_000_000,
  /** Characters of a column's name or of a category. */
  name: 200,
} as const
