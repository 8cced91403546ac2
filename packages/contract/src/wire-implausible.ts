import type { Implausible } from '@ioc/metrics'
import { z } from 'zod'

/** A rule of the catalogue that is broken, by the values of both sides. */
export const WireImplausible: z.ZodType<Implausible> = z
  .object({
    rule: z.string().describe('Its id in the catalogue: the rule as it is written'),
    left: z.number(),
    right: z.number(),
  })
  .meta({ id: 'Implausible' })
