import { createUnitTree } from '@ioc/metrics'
import { createRules } from '../registers/rules.ts'
import type { Command } from './command.ts'
import { printReport, verifyAll } from './verify.ts'

export const rebuild: Command = {
  name: 'rebuild',
  summary: 'Make everything derived anew from readings and records, then verify. Sources wait meanwhile.',
  usage: 'rebuild',
  async run(context) {
    const { store, pack } = context
    const { catalogue } = pack
    const { digest, entriesOf } = createRules(catalogue, createUnitTree(catalogue.units), store.seriesOf)
    await store.rebuild()
    await store.records.rebuild(digest, entriesOf)
    return printReport(await verifyAll(context), context.print)
  },
}
