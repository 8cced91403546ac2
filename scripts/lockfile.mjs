// The lockfile must install from any registry mirror: it holds integrities and no addresses.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

export const lockfile = {
  name: 'lockfile without addresses',
  async run() {
    const lines = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').split('\n')
    const addresses = lines.filter((line) => /https?:\/\//i.test(line))
    return {
      passed: addresses.length === 0 ? 1 : 0,
      failed: addresses.length === 0 ? 0 : 1,
      output: addresses.join('\n'),
    }
  },
}
