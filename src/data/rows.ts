/** Rows of numbers, as every source of data gives them, before anything is prepared for a network. */

export type Rows = {
  readonly inputNames: readonly string[]
  /** Of values their names; of classes none. */
  readonly targetNames: readonly string[]
  readonly problem: 'classes' | 'values'
  /** In the order of the outputs; two share one output. Of values none. */
  readonly classNames: readonly string[]
  /** rows × inputs; NaN: a gap that is to be filled. */
  readonly inputs: readonly (readonly number[])[]
  /** rows × outputs */
  readonly targets: readonly (readonly number[])[]
  readonly names: readonly string[]
  /** Of a table, the place of each in it: rows with gaps may have been left out. */
  readonly places?: readonly number[]
}
