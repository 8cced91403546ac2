import type { Command } from './command.ts'
import { printReport } from './verify.ts'

export const rebuild: Command = {
  name: 'rebuild',
  summary: 'Make everything derived anew from the readings, then verify. Sources wait meanwhile.',
  usage: 'rebuild',
  async run({ store, print }) {
    return printReport(await store.rebuild(), print)
  },
}
