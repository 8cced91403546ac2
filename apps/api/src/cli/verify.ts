import type { VerifyReport } from '../store/store.ts'
import type { Command } from './command.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'Recompute everything derived from the readings and compare; nothing is changed.',
  usage: 'verify',
  async run({ store, print }) {
    return printReport(await store.verify(), print)
  },
}

/** Says what was compared and what differed; 1 where anything did. */
export function printReport({ readings, batches, differences }: VerifyReport, print: (line: string) => void): number {
  for (const difference of differences) print(difference)
  const outcome = differences.length === 0 ? 'everything agrees' : `${differences.length} differences`
  print(`${readings} readings in ${batches} batches: ${outcome}.`)
  return differences.length === 0 ? 0 : 1
}
