/** How the bench is bundled for Node, its engine as for the page's worker; `chromium.ts` bundles for browsers. */
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'test/bench',
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: 'node_modules/.bench',
    rolldownOptions: {
      input: ['test/bench/bench.ts', 'test/bench/thread.ts'],
      output: { topLevelVar: false, entryFileNames: '[name].js' },
    },
  },
})
