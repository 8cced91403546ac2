import { createUnitTree } from '@ioc/metrics'
import { createRules } from '../registers/rules.ts'
import { sayDangling } from '../registers/references.ts'
import type { VerifyReport } from '../store/store.ts'
import type { Command, CommandContext } from './command.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'Recompute everything derived from readings and records and compare; beside a running server too.',
  usage: 'verify',
  async run(context) {
    return printReport(await verifyAll(context), context.print)
  },
}

/** What was compared, and what is no fault and yet worth knowing. */
interface Report extends VerifyReport {
  readonly remarks: readonly string[]
}

/** What differs in the readings' roll-ups and in the registers' counts, and what records name that is not there. */
export async function verifyAll({ store, pack }: Pick<CommandContext, 'store' | 'pack'>): Promise<Report> {
  const { catalogue } = pack
  const tree = createUnitTree(catalogue.units)
  const report = await store.verify()
  const ofRecords = await store.records.verify((seriesOf) => createRules(catalogue, tree, seriesOf).entriesOf)
  const differences = [...report.differences, ...ofRecords]
  return { ...report, differences, remarks: await sayDangling(store.records, catalogue.registers.values()) }
}

/** Says what was compared and what differed; 1 where anything did. */
export function printReport(
  { readings, batches, differences, remarks }: Report,
  print: (line: string) => void,
): number {
  for (const line of [...differences, ...remarks]) print(line)
  const outcome = differences.length === 0 ? 'everything agrees' : `${differences.length} differences`
  print(`${readings} readings in ${batches} batches: ${outcome}.`)
  return differences.length === 0 ? 0 : 1
}
