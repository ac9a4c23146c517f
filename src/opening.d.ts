/** Made by `vite.config.ts` when the page is built. */
declare module 'virtual:opening' {
  /** What the default run looks like before anything has happened. */
  // oxlint-disable-next-line typescript/consistent-type-imports -- an import of its own would make this file a module
  export const opening: import('./worker/packed.ts').PackedFrame
}
