import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { codeOf } from './faults.ts'

/** As large as an upload over HTTP may be. */
const MOST_BYTES = 32 * 1024 * 1024

/** What tells whether a file is still being written. */
export interface Look {
  readonly size: number
  readonly changed: number
  readonly inode: number
}

/** Undefined for what is no plain file, such as a link or a directory, and for what is gone. */
export async function lookAt(path: string): Promise<Look | undefined> {
  try {
    const found = await lstat(path)
    return found.isFile() ? { size: found.size, changed: found.mtimeMs, inode: found.ino } : undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

export const sameLook = (one: Look, other: Look) =>
  one.size === other.size && one.changed === other.changed && one.inode === other.inode

/** The bytes of the very file that was looked at: never through a link put in its place. */
export async function readWhole(path: string, { size }: Look): Promise<Buffer | 'too-large'> {
  if (size > MOST_BYTES) return 'too-large'
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}
