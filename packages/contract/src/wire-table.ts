import { GRAINS, OVERS } from '@ioc/metrics'
import { z } from 'zod'
import { DayParam, InstantParam, OverParam } from './wire-query.ts'
import { CoverageCounts, WireWindow } from './wire-window.ts'

/** Cells of one table: more are asked for in parts. */
export const MAX_TABLE_CELLS = 50_000

const list = z
  .string()
  .min(1)
  .max(4_000)
  .transform((text) => [...new Set(text.split(','))])

/** `GET /table`: indicators × units × periods; names are separated by commas. */
export const TableQuery = z.object({
  indicators: list,
  units: list,
  from: DayParam.optional().describe('First day; a year before `to` unless given'),
  to: DayParam.optional().describe('Last day, itself included; today unless given'),
  grain: z.enum(GRAINS).default('month'),
  over: OverParam,
  knownAt: InstantParam.optional(),
  knownSeq: z.coerce.number().int().min(0).optional(),
})

const column = z.array(z.number().nullable())

/** One series of a table: as many entries as there are periods, null where there is no value. */
export const TableSeries = z.object({
  indicator: z.string(),
  unit: z.string(),
  values: column,
  numerators: column,
  denominators: column,
  reported: z.array(z.int()).describe('Of what was due, how much came'),
  due: z.array(z.int()).describe('Units, or reports: `coverageCounts` of the indicator says which'),
  implausible: z.array(z.boolean()).describe('It breaks a rule between measures'),
  low: column.describe('Least an index can be of which not all is known; its value is null'),
  high: column.describe('Most it can be'),
  sample: z.array(z.boolean()).describe('Any reading in it is generated'),
})
export type TableSeries = z.infer<typeof TableSeries>

/** What the numbers of an indicator speak of: the days of each period's number, both included. */
export const TableIndicator = z.object({
  indicator: z.string(),
  window: WireWindow,
  coverageCounts: CoverageCounts,
  from: z.array(z.string()),
  to: z.array(z.string()),
})

/** `GET /table`, in the order asked for. As CSV (`accept: text/csv`) it is one row per value. */
export const WireTable = z
  .object({
    grain: z.string(),
    over: z.enum(OVERS),
    asOf: z.int().describe('Up to when a running period is counted'),
    knownAt: z.int(),
    periods: z.array(z.string()),
    indicators: z.array(TableIndicator),
    series: z.array(TableSeries),
  })
  .meta({ id: 'Table' })
export type WireTable = z.infer<typeof WireTable>
