// Installs exactly the lockfile, and only when it or a manifest changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

// Run through npx, so that a machine with nothing but Node can do it.
const PNPM = 'pnpm@12.21.0'
const STAMP = join(root, 'node_modules/.ioc-installed')

function manifests() {
  const folders = ['apps', 'packages'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  )
  return ['.', 'seed', 'e2e', 'bench', ...folders]
    .map((folder) => join(root, folder, 'package.json'))
    .filter(existsSync)
}

/** A digest of everything that decides what gets installed. */
function wanted() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const file of [join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...manifests()]) {
    hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Brings node_modules to what the lockfile says; returns at once when it already is. */
export function installIfStale() {
  const digest = wanted()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return
  console.error('Installing what the lockfile says …')
  const { status, stdout, stderr } = spawnSync('npx', ['-y', PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  if (status !== 0) {
    console.error(`${stdout ?? ''}${stderr ?? ''}`)
    console.error(
      'The install failed (above). It needs the npm registry and about 1 GB of disk; run the command again.',
    )
    process.exit(1)
  }
  writeFileSync(STAMP, digest)
}
