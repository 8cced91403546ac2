import { parseArgs } from 'node:util'
import { Problem } from '../errors.ts'
import { declareSource, resolveSource } from '../sources/declare-source.ts'
import { issueKey } from '../sources/issue-key.ts'
import type { Command } from './command.ts'
import { expiryOf, kindOf, listOf, oneName } from './source-arguments.ts'

const options = {
  name: { type: 'string' },
  kind: { type: 'string', default: 'api' },
  measures: { type: 'string' },
  units: { type: 'string' },
  expires: { type: 'string' },
  sample: { type: 'boolean', default: false },
} as const

export const sourceAdd: Command = {
  name: 'source add',
  summary: 'Add a source and print its key, once.',
  usage:
    'source add <id> [--name <name>] [--kind api|file|hand|connector|document] [--measures a,b.*] [--units x,y] [--expires 2027-01-01] [--sample]',
  async run({ store, pack: { catalogue }, args, print }) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const id = oneName(positionals, 'source')
    const now = Date.now()
    const expiresAt = expiryOf(values.expires, catalogue.utcOffsetMinutes, now)
    const record = resolveSource(
      {
        id,
        name: values.name ?? id,
        kind: kindOf(values.kind),
        sample: values.sample,
        measures: listOf(values.measures),
        units: listOf(values.units),
      },
      catalogue,
    )
    if (await store.sources.get(id)) {
      throw new Problem('conflict', `Source ${id} is there already; "source rotate ${id}" gives it a new key.`)
    }
    await declareSource(store, record)
    const { key } = await issueKey(store, id, { now, expiresAt })
    print(
      `Source ${id} may send ${record.measures?.length ?? 'all'} measures of ${record.units?.length ?? 'all'} units.`,
    )
    print('Its key, which is shown this once and kept nowhere:')
    print(key)
    return 0
  },
}
