import { parseArgs } from 'node:util'
import { revokeKeys } from '../sources/issue-key.ts'
import type { Command } from './command.ts'
import { oneName } from './source-arguments.ts'

export const sourceRevoke: Command = {
  name: 'source revoke',
  summary: 'Revoke one key, or all keys of a source; dead everywhere within 5 seconds.',
  usage: 'source revoke <id|keyId>',
  async run({ store, args, print }) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true })
    const revoked = await revokeKeys(store, oneName(positionals, 'source or key'), Date.now())
    print(revoked.length === 0 ? 'It had no living key.' : `Revoked: ${revoked.join(', ')}.`)
    return 0
  },
}
