/**
 * Makes a fresh clone ready, before `npm start` and `npm test`: installs the dependencies when they
 * are missing or older than the lock file and, when called with `browser`, a browser for the page
 * tests unless there is one, with `peers`, what the bench compares with. Plain Node: nothing is
 * installed yet when it runs.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Runs a command with its output shown; tells whether it succeeded. The words are ours, never a person's: a shell finds npm on Windows too. @param {string} command @param {string} folder */
function run(command, folder = '.') {
  console.log(`> ${command}`)
  const cwd = join(root, folder)
  return spawnSync(command, { cwd, stdio: 'inherit', shell: true }).status === 0
}

/** @param {string} path */
function changed(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** @param {string} folder */
function installDependencies(folder) {
  const installed = join(folder, 'node_modules/.package-lock.json')
  if (changed(installed) >= changed(join(folder, 'package-lock.json'))) return
  if (!run('npm ci --ignore-scripts --no-audit --no-fund', folder))
    stop('The dependencies could not be installed. Is this machine online?')
}

function installBrowser() {
  if (findBrowser()) return
  const isRoot = process.getuid?.() === 0
  const install =
    'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium'
  if (isRoot && run(install) && findBrowser()) return
  if (run('npx playwright install chromium') && findBrowser()) return
  stop(
    'There is no browser for the page tests. Install Chromium, Chrome or Edge, or set CHROME_PATH.',
  )
}

installDependencies('.')
if (process.argv.includes('browser')) installBrowser()
if (process.argv.includes('peers')) installDependencies('test/bench')
