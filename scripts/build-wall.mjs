// Builds the screens when their sources changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const FOLDER = join(root, 'apps/dashboard')
export const WALL = join(FOLDER, 'dist')
const STAMP = join(WALL, '.built-from')

/** A digest of every source file that ends up in the build. */
function sources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'pnpm-lock.yaml')))
  const folders = ['src', 'public'].map((name) => join(FOLDER, name))
  for (const folder of [...folders, join(root, 'packages/metrics/src'), join(root, 'packages/contract/src')]) {
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)))
    }
  }
  for (const file of ['index.html', 'vite.config.ts', 'compress.ts', 'package.json'])
    hash.update(readFileSync(join(FOLDER, file)))
  return hash.digest('hex')
}

/** Builds if needed. Returns null when the build stands, else what the failed build printed. */
export function buildWall() {
  const digest = sources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return null
  const vite = join(FOLDER, 'node_modules/.bin/vite')
  const { status, stdout, stderr } = spawnSync(vite, ['build', '--logLevel', 'warn'], { cwd: FOLDER, encoding: 'utf8' })
  if (status !== 0) return `${stdout ?? ''}${stderr ?? ''}`
  writeFileSync(STAMP, digest)
  return null
}
