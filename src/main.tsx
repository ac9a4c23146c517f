/** Where the run, the worker, the store and the page are made and joined. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { opening } from 'virtual:opening'
import { presets, runOf } from './experiment/presets.ts'
import { createApp } from './state/connect.ts'
import { loadFit } from './state/fitting.ts'
import { createHandle, loadCheck } from './state/handle.ts'
import { spawnWorker } from './state/spawn.ts'
import { App } from './ui/App.tsx'
import { fetchLater } from './ui/controls/late.tsx'
import { spoken } from './ui/format.ts'
import { AppProvider } from './ui/hooks/app.tsx'
import './ui/tokens.css'
import { unpackFrame } from './worker/packed.ts'

let draw: (() => void) | null = null

function drawNow(): void {
  const waiting = draw
  draw = null
  waiting?.()
}

/** With the next animation frame; in a hidden tab, where there is none, as soon as React has rendered. */
function schedule(next: () => void): void {
  draw = next
  if (document.hidden) queueMicrotask(drawNow)
  else requestAnimationFrame(drawNow)
}

document.addEventListener('visibilitychange', drawNow)

const run = runOf(presets.heightAndWeight)

const app = createApp({
  run,
  first: unpackFrame(opening, run),
  spawn: spawnWorker,
  schedule,
  now: () => performance.now(),
  later: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
  fetchFile: async (file) => {
    const answer = await fetch(`data/${file}`)
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.text()
  },
  isCalm: matchMedia('(prefers-reduced-motion: reduce)').matches,
  randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0],
  say: spoken,
})

Object.assign(window, { backstep: createHandle(app) })
fetchLater(loadCheck)
fetchLater(loadFit)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppProvider value={app}>
      <App />
    </AppProvider>
  </StrictMode>,
)
