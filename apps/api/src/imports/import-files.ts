import { mkdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files that were sent and not yet stored, under names of our own: what a sender calls a file never names one. */
export interface ImportFiles {
  pathOf(id: string): string
  write(id: string, bytes: Buffer): Promise<void>
  remove(id: string): void
}

export function createImportFiles(data: string): ImportFiles {
  const folder = join(data, 'imports')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, `${id}.file`)
  return {
    pathOf,
    write: (id, bytes) => writeFile(pathOf(id), bytes, { mode: 0o600 }),
    remove: (id) => rmSync(pathOf(id), { force: true }),
  }
}
