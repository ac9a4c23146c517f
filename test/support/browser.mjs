/** Which browser drives the page in tests: one that is on this machine already, wherever it was installed. Installing one is left to `setup.mjs`. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * What the browser is started with. Without its first list every window of Debian's Chromium loads
 * the pages of the address bar's suggestions, which costs each visit a second. Of several such lists
 * the last counts, so Playwright's own that matter here are repeated.
 */
export const browserArguments = [
  `--disable-features=${[
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'WebUIOmniboxFullPopup',
    'AimEnabled',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'ThirdPartyStoragePartitioning',
  ].join()}`,
  '--disable-quic',
]

/** The path of a Chromium, Chrome or Edge to start, or null when there is none. */
export function findBrowser() {
  if (process.env.CHROME_PATH) return chosen(process.env.CHROME_PATH)
  return (
    [...installed(), ...downloaded()].find((path) => isExecutable(path) && answers(path)) ?? null
  )
}

/** @param {string} path */
function chosen(path) {
  if (!isExecutable(path))
    throw new Error(`CHROME_PATH is ${path}, but no browser can be started there.`)
  return path
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Ubuntu has a `chromium-browser` that only asks to install a snap. @param {string} path */
function answers(path) {
  if (process.platform !== 'linux') return true
  return spawnSync(path, ['--version'], { timeout: 10_000, stdio: 'ignore' }).status === 0
}

/** Where browsers are usually installed on this system. */
function installed() {
  const { env } = process
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
          join(folder, `${name}.app/Contents/MacOS/${name}`),
        ),
      )
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ])
    default:
      return [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome']
        .filter((folder) => folder !== '')
        .flatMap((folder) =>
          [
            'google-chrome-stable',
            'google-chrome',
            'chrome',
            'chromium',
            'chromium-browser',
            'microsoft-edge-stable',
            'microsoft-edge',
          ].map((name) => join(folder, name)),
        )
  }
}

/** Browsers that any version of Playwright has downloaded, newest first. */
function downloaded() {
  const { env, platform } = process
  const caches =
    platform === 'darwin'
      ? join(homedir(), 'Library/Caches')
      : platform === 'win32'
        ? (env.LOCALAPPDATA ?? homedir())
        : (env.XDG_CACHE_HOME ?? join(homedir(), '.cache'))
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? join(caches, 'ms-playwright')
  return list(cache)
    .filter((build) => /^chromium(_headless_shell)?-\d+$/.test(build))
    .toSorted((one, other) => Number(other.split('-')[1]) - Number(one.split('-')[1]))
    .flatMap((build) => list(join(cache, build)).map((folder) => join(cache, build, folder)))
    .flatMap((folder) =>
      [
        'chrome',
        'chrome.exe',
        'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        'Chromium.app/Contents/MacOS/Chromium',
        'chrome-headless-shell',
        'headless_shell',
        'chrome-headless-shell.exe',
      ].map((program) => join(folder, program)),
    )
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
