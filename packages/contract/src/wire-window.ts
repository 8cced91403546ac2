import { GRAINS } from '@ioc/metrics'
import { z } from 'zod'

/** The window a number is summed over, null where it is of a period itself or of an instant. */
export const WireWindow = z
  .object({ grain: z.enum(GRAINS), count: z.int(), upTo: z.enum(['now', 'due']) })
  .nullable()
  .describe('The window summed over; null where the number is of the period itself, or of its last instant')

export const CoverageCounts = z
  .enum(['units', 'reports'])
  .describe('reports: one per unit and period of a flow, one per unit for its stocks')
