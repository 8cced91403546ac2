import { SOURCE_KINDS } from '@ioc/metrics'
import { z } from 'zod'

/** `GET /sources`: who reports. `lastBatch` is the newest batch accepted from it, null before the first. */
export const SourceList = z
  .array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(SOURCE_KINDS),
      /** It plays a source: everything it ever sends is sample data. */
      sample: z.boolean(),
      lastBatch: z
        .object({
          seq: z.int(),
          receivedAt: z.int(),
          /** Rows that were new or revised. */
          rows: z.int(),
        })
        .nullable(),
    }),
  )
  .meta({ id: 'SourceList' })
export type SourceList = z.infer<typeof SourceList>
