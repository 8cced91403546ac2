// Finds a program that tests need beside Node, or has the system's packages bring it where they can.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

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

/** Debian and its kin, as root or with a sudo that does not ask. */
function install(title, debian) {
  if (!onPath('apt-get')) return
  const root = process.getuid?.() === 0
  const prefix = root ? [] : ['sudo', '-n']
  if (!root && !onPath('sudo')) return
  console.log(`No ${title} here; installing the system's package …`)
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', debian]]) {
    const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args]
    const { status } = spawnSync(program, rest, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return
  }
}

/**
 * Path of a program: the one an environment variable names goes first, then one of these names on the PATH, then
 * what the Debian package brings. Undefined where there is none and none can be installed.
 */
export function systemProgram({ title, variable, names, debian }) {
  const found = () => process.env[variable] || names.map(onPath).find(Boolean)
  if (!found()) install(title, debian)
  return found()
}
