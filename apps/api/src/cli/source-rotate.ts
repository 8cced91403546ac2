import { parseArgs } from 'node:util'
import { rotateKey } from '../sources/issue-key.ts'
import type { Command } from './command.ts'
import { durationOf, expiryOf, oneName } from './source-arguments.ts'

const options = { overlap: { type: 'string', default: '7d' }, expires: { type: 'string' } } as const

export const sourceRotate: Command = {
  name: 'source rotate',
  summary: 'Print a new key; the old ones work on for the overlap (7 days).',
  usage: 'source rotate <id> [--overlap 7d] [--expires 2027-01-01]',
  async run({ store, pack: { catalogue }, args, print }) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const now = Date.now()
    const { key } = await rotateKey(store, oneName(positionals, 'source'), {
      now,
      overlap: durationOf(values.overlap),
      expiresAt: expiryOf(values.expires, catalogue.utcOffsetMinutes, now),
    })
    print(`The old keys work for another ${values.overlap}. The new one, which is shown this once:`)
    print(key)
    return 0
  },
}
