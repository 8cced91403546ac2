import { parseArgs } from 'node:util'
import { z } from 'zod'

const Flags = z.object({
  url: z.url({ protocol: /^https?$/ }),
  keys: z.string().min(1),
  seed: z.coerce.number().int(),
  /** Rows per second of load; 0 lives a day instead. */
  rate: z.coerce.number().int().min(0),
  /** How many times faster than life it beats. */
  speed: z.coerce.number().positive().max(100),
  /** Days of history told at the start. */
  backfill: z.coerce.number().int().min(0).max(3_650),
  /** Tells the history and ends. */
  once: z.boolean(),
})
export type Flags = z.infer<typeof Flags>

/** The command line as a typed object. Throws, naming the flag, for anything unknown or out of range. */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:4780' },
      keys: { type: 'string', default: 'var/demo/keys.json' },
      seed: { type: 'string', default: '508' },
      rate: { type: 'string', default: '0' },
      speed: { type: 'string', default: '1' },
      backfill: { type: 'string', default: '420' },
      once: { type: 'boolean', default: false },
    },
  })
  return Flags.parse(values)
}
