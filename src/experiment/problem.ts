/** What does not fit in a document: where, and a sentence for people. */
export type Problem = { readonly path: string; readonly sentence: string }
