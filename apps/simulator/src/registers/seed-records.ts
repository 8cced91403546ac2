import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { RecordRow } from './record-row.ts'

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** What the keeper of a register has on paper before it begins: one record a line; none where there is no such file. */
export async function readSeedRecords(folder: string, register: string): Promise<readonly RecordRow[]> {
  const text = await readFile(join(folder, `${register}.ndjson`), 'utf8').catch(() => '')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => Row.parse(JSON.parse(line)))
}
