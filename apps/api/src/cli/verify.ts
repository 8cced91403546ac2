import { createUnitTree } from '@ioc/metrics'
import { createRules } from '../registers/rules.ts'
import type { VerifyReport } from '../store/store.ts'
import type { Command, CommandContext } from './command.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'Recompute everything derived from readings and records and compare; nothing is changed.',
  usage: 'verify',
  async run(context) {
    return printReport(await verifyAll(context), context.print)
  },
}

/** What differs in the readings' roll-ups and in the registers' counts. */
export async function verifyAll({ store, pack }: Pick<CommandContext, 'store' | 'pack'>): Promise<VerifyReport> {
  const { catalogue } = pack
  const { entriesOf } = createRules(catalogue, createUnitTree(catalogue.units), store.seriesOf)
  const report = await store.verify()
  return { ...report, differences: [...report.differences, ...(await store.records.verify(entriesOf))] }
}

/** Says what was compared and what differed; 1 where anything did. */
export function printReport({ readings, batches, differences }: VerifyReport, print: (line: string) => void): number {
  for (const difference of differences) print(difference)
  const outcome = differences.length === 0 ? 'everything agrees' : `${differences.length} differences`
  print(`${readings} readings in ${batches} batches: ${outcome}.`)
  return differences.length === 0 ? 0 : 1
}
