// Finds the Node that everything runs under: the pinned one from the lockfile, else the user's own if new enough.
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './root.mjs'

const LEAST = 24

/** `path` of the binary, and a PATH with its folder first, so that child processes find the same one. */
export function pinnedNode() {
  const pinned = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  const path = existsSync(pinned) ? pinned : process.execPath
  if (path === process.execPath && Number(process.versions.node.split('.')[0]) < LEAST) {
    console.error(
      `Node ${LEAST} or newer is needed on ${process.platform}-${process.arch}; this is ${process.version}.`,
    )
    console.error('Linux on x64 and arm64 gets it with the install; elsewhere take it from nodejs.org.')
    process.exit(1)
  }
  return { path, searchPath: [dirname(path), process.env.PATH ?? ''].join(delimiter) }
}
