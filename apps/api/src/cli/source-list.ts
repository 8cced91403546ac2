import { formatDay, dayOf } from '@ioc/metrics'
import { isAlive } from '../sources/issue-key.ts'
import { listSources } from '../sources/list-sources.ts'
import type { Command } from './command.ts'

export const sourceList: Command = {
  name: 'source list',
  summary: 'List the sources, when each last sent, and the ids of its living keys.',
  usage: 'source list',
  async run({ store, pack: { catalogue }, print }) {
    const now = Date.now()
    for (const { id, name, kind, sample, lastBatch } of await listSources(store)) {
      const keys = (await store.sources.keysOf(id)).filter((key) => isAlive(key, now))
      const ends = keys.map((key) => {
        const end = Math.min(key.expiresAt ?? Infinity, key.revokedAt ?? Infinity)
        return end === Infinity ? key.id : `${key.id} until ${formatDay(dayOf(end, catalogue.utcOffsetMinutes))}`
      })
      const last = lastBatch ? `last sent ${new Date(lastBatch.receivedAt).toISOString()}` : 'has never sent'
      print(`${id}  ${kind}${sample ? ', sample' : ''}  ${name}`)
      print(`    ${last}; keys: ${ends.join(', ') || 'none alive'}`)
    }
    return 0
  },
}
