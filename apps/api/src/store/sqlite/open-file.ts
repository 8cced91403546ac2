import { existsSync } from 'node:fs'
import { DamagedStore } from '../damaged-store.ts'
import { checkFile } from './check-file.ts'
import { type Connection, neverWait, openReader, openWriter } from './connection.ts'
import { createFile, migrateFile } from './migrate-file.ts'
import { keepZone } from './settings.ts'

export interface OpenFile {
  readonly writing: Connection
  readonly reading: Connection
  /** False: the file is large and should now be checked in the background. */
  readonly checkedWhole: boolean
}

/** Opens the file for use: made if new, checked before anything can write to it if not, brought up to this build. */
export function openFile(path: string, utcOffsetMinutes: number): OpenFile {
  let whole = true
  if (existsSync(path)) whole = checkFile(path).whole
  else if (existsSync(`${path}-wal`)) throw new DamagedStore(path, 'only its write-ahead log is left')
  else createFile(path)
  const writing = openWriter(path)
  try {
    migrateFile(writing)
    keepZone(writing, utcOffsetMinutes)
    const reading = openReader(path)
    neverWait(writing)
    neverWait(reading)
    return { writing, reading, checkedWhole: whole }
  } catch (error) {
    writing.close()
    throw error
  }
}
