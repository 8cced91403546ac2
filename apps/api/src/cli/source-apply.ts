import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SOURCE_KINDS } from '@ioc/metrics'
import { parse } from 'yaml'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { type Declared, declareSource, resolveSource } from '../sources/declare-source.ts'
import { isAlive, issueKey } from '../sources/issue-key.ts'
import type { Store } from '../store/store.ts'
import { type Command, UsageError } from './command.ts'
import { oneName } from './source-arguments.ts'

const SourcesFile = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      kind: z.enum(SOURCE_KINDS),
      sample: z.boolean().default(false),
      measures: z.array(z.string()).min(1).optional(),
      units: z.array(z.string()).min(1).optional(),
    }),
  ),
})
const KeysFile = z.record(z.string(), z.string())

export const sourceApply: Command = {
  name: 'source apply',
  summary: 'Declare the sources of a file; a key is made for each that has none in the keys file.',
  usage: 'source apply <file.yaml> --keys <out.json>',
  async run({ store, pack: { catalogue }, args, print }) {
    const options = { keys: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.keys === undefined) throw new UsageError('Say with --keys where the keys are to be written.')
    const declared = readSources(oneName(positionals, 'file'))
    // All are looked at before the first is stored: a mistake in the last leaves nothing half done.
    const records = declared.map((source) => resolveSource(source, catalogue))
    const keys = readKeys(values.keys)
    let issued = 0
    for (const record of records) {
      await declareSource(store, record)
      if (keys.has(record.id) && (await hasLivingKey(store, record.id))) continue
      keys.set(record.id, (await issueKey(store, record.id, { now: Date.now(), expiresAt: null })).key)
      issued++
    }
    if (issued > 0) writeKeys(values.keys, keys)
    print(`${records.length} sources declared, ${issued} keys made.`)
    return 0
  },
}

function readSources(path: string): readonly Declared[] {
  const parsed = SourcesFile.safeParse(parse(read(path)))
  if (!parsed.success) throw new Problem('bad-request', `${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data.sources
}

function readKeys(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map()
  return new Map(Object.entries(KeysFile.parse(JSON.parse(read(path)))))
}

function read(path: string): string {
  if (!existsSync(path)) throw new Problem('not-found', `${path} is not there.`)
  return readFileSync(path, 'utf8')
}

/** For its owner only, and never half written. */
function writeKeys(path: string, keys: ReadonlyMap<string, string>): void {
  const draft = `${path}.new`
  // One that a stop left behind would keep its own mode.
  rmSync(draft, { force: true })
  writeFileSync(draft, `${JSON.stringify(Object.fromEntries(keys), null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(draft, path)
}

async function hasLivingKey({ sources }: Store, id: string): Promise<boolean> {
  return (await sources.keysOf(id)).some((key) => isAlive(key, Date.now()))
}
