import { watch, type FSWatcher } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FolderOptions } from '@ioc/contract'
import type { ConnectorDefinition, OpenContext, OptionsOf } from './connector.ts'
import { messageOf } from './faults.ts'
import { type Look, lookAt, readWhole, sameLook } from './incoming-file.ts'
import { putAway } from './put-away.ts'
import { createTurns } from './turns.ts'

/** Hidden files, and what editors and copying programs leave while they are at work. */
const UNFINISHED = /^(?:\.|~)|(?:\.(?:tmp|part|partial|crdownload|lock)|~)$/i
/** Looks are at least this often while a file is seen to grow. */
const BRIEF_MS = 250

/** Takes the files someone puts into a directory, and lays each away with what was found in it. */
export const folder: ConnectorDefinition<'folder'> = {
  kind: 'folder',
  options: FolderOptions,
  hands: 'files',
  open(options, context) {
    const seen = new Map<string, Look & { readonly since: number }>()
    let told: FSWatcher | undefined
    let soon = false
    let asked = 0

    async function look(): Promise<void> {
      const at = performance.now()
      if (!soon && seen.size === 0 && at - asked < options.every * 1000) return
      soon = false
      asked = at
      await mkdir(options.path, { recursive: true })
      told ??= listen(options.path, () => {
        soon = true
      })
      const names = (await readdir(options.path)).filter((name) => !UNFINISHED.test(name)).sort()
      for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
      for (const name of names) if (await standsStill(name)) await take(options, context, name)
    }

    async function standsStill(name: string): Promise<boolean> {
      const found = await lookAt(join(options.path, name))
      if (!found) return false
      const before = seen.get(name)
      const since = before && sameLook(before, found) ? before.since : performance.now()
      seen.set(name, { ...found, since })
      if (performance.now() - since < options.still * 1000) return false
      seen.delete(name)
      return true
    }

    asked = -options.every * 1000
    const turns = createTurns(look, BRIEF_MS, (error) => {
      context.failed(messageOf(error))
      asked = performance.now()
    })
    return {
      async close() {
        told?.close()
        await turns.close()
      },
    }
  },
}

/** The system may not be able to tell, as on shares: looking goes on all the same. */
function listen(path: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(path, changed).on('error', () => undefined)
  } catch {
    return undefined
  }
}

async function take({ path }: OptionsOf<'folder'>, context: OpenContext, name: string): Promise<void> {
  const file = join(path, name)
  const before = await lookAt(file)
  if (!before) return
  const bytes = await readWhole(file, before)
  if (bytes === 'too-large') {
    return putAway(path, name, 'refused', { outcome: 'refused', detail: 'The file is larger than 32 MB.' })
  }
  const { outcome, report } = await context.importFile({ name, bytes })
  const after = await lookAt(file)
  // Written to meanwhile: what it holds now has not been looked at, so it stays for the next look.
  if (!after || !sameLook(before, after)) return
  await putAway(path, name, outcome === 'imported' ? 'done' : 'refused', report)
}
