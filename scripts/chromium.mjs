// Finds a Chromium for the browser tests, or has the system's packages bring one where they can.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}

function found() {
  return process.env.CHROMIUM_PATH || NAMES.map(onPath).find(Boolean)
}

/** Debian and its kin, as root or with a sudo that does not ask. */
function installed() {
  if (!onPath('apt-get')) return undefined
  const root = process.getuid?.() === 0
  const prefix = root ? [] : ['sudo', '-n']
  if (!root && !onPath('sudo')) return undefined
  console.log("No Chromium here; installing the system's package …")
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args]
    const { status } = spawnSync(program, rest, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return undefined
  }
  return found()
}

/** Path of a Chromium (`CHROMIUM_PATH` goes first), or undefined where there is none and none can be installed. */
export function chromiumPath() {
  return found() ?? installed()
}
