/** How the page is built and how it is tested. */
import { relative, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { presets, runOf } from './src/experiment/presets.ts'
import { openingFrame } from './src/worker/opening.ts'
import { packFrame } from './src/worker/packed.ts'

/** Nothing but our own files may run, load or be asked for; see the README on security. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types nn-url',
].join('; ')

/**
 * A `const` at the top of a file must not become a `var`: V8 takes a constant's value for granted,
 * which made the engine's functions a quarter faster.
 */
const output = { topLevelVar: false }

/** stage-images-Row of src/ui/stage/images/Row.module.css */
function pathIn(folder: string, file: string): string {
  const [path] = relative(folder, file).split('.module.css')
  return path.replaceAll(sep, '-')
}

const OPENING = 'virtual:opening'

/**
 * Scripts that the page opens with, each one file with all that it needs and the ones before it do not
 * have: that compresses best, and nothing waits for the next. What the first paint needs is the page
 * itself, which asks for the others at once.
 */
const scripts = [
  { name: 'page', tags: ['$initial' as const] },
  { name: 'network', test: /\/ui\/stage\/Network\.tsx$/ },
  { name: 'hands', test: /\/ui\/stage\/hands\.ts$/ },
  { name: 'panels', test: /\/ui\/panels\.ts$/ },
].map((group, place, all) => ({ ...group, priority: all.length - place }))

/** Of these the page says so itself, so that they come beside it and not after it. */
const BESIDE = ['network', 'hands']

/** Tests that begin with no data file provided, each in modules of its own. */
const alone = ['test/data/files.test.ts', 'test/data/prepare.test.ts', 'test/state/loading.test.ts']

export default defineConfig({
  base: './',
  plugins: [
    react(),
    {
      // The first frame, so that the page is complete before the engine has loaded in its thread.
      name: 'opening-frame',
      resolveId: (id) => (id === OPENING ? `\0${OPENING}` : undefined),
      load: (id) => {
        if (id !== `\0${OPENING}`) return undefined
        const frame = packFrame(openingFrame(runOf(presets.heightAndWeight)))
        return `export const opening = ${JSON.stringify(frame)}`
      },
    },
    {
      name: 'beside-the-page',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler: (_, { bundle = {} }) => {
          const files = Object.values(bundle).flatMap((file) => {
            if (file.type !== 'chunk' || !BESIDE.includes(file.name)) return []
            return [file.fileName, ...(file.viteMetadata?.importedCss ?? [])]
          })
          return files.map((file) => ({
            tag: 'link',
            attrs: {
              rel: file.endsWith('.css') ? 'stylesheet' : 'modulepreload',
              crossorigin: true,
              href: `./${file}`,
            },
            injectTo: 'head',
          }))
        },
      },
    },
    {
      // Only in the built page: the development server needs inline scripts for hot reloading.
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  css: {
    modules: {
      // loss-Loss-panel: every name is in a script too, where hashes would hardly be compressed.
      generateScopedName: (name, file) => `${pathIn('src/ui', file)}-${name}`,
    },
  },
  build: {
    // An older target would rewrite light-dark() and lose the colours.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: scripts } } },
  },
  worker: { format: 'es', rolldownOptions: { output } },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/page/**', 'test/bench/**', ...alone],
          environment: 'node',
          // Nothing here leaves anything behind, and modules read once save half of the time.
          pool: 'threads',
          isolate: false,
          // By itself Vitest leaves one processor of two without work. The same for both that run together.
          maxWorkers: '100%',
          // Generous: how busy the machine is decides nothing.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          environment: 'node',
          maxWorkers: '100%',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'test/support/serve.ts',
          // One file at a time: two take turns on a machine of two cores, and each is twice as slow.
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
