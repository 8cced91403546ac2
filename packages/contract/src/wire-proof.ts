import { CONFIDENCES, type Localised, NO_VALUE_REASONS, OVERS, SOURCE_KINDS } from '@ioc/metrics'
import { z } from 'zod'
import { WireCell, WireCoverage } from './wire-cell.ts'
import { WireImplausible } from './wire-implausible.ts'
import type { WireProof, WireSeries } from './wire-series.ts'
import { CoverageCounts, WireWindow } from './wire-window.ts'

const Text: z.ZodType<Localised> = z
  .object({ vi: z.string(), en: z.string(), bn: z.string() })
  .meta({ id: 'Localised' })
const number = z.number().nullable()

/** `WireSeries`, described. */
export const SeriesReply: z.ZodType<WireSeries> = z
  .object({
    indicator: z.string(),
    unit: z.string(),
    grain: z.string(),
    over: z.enum(OVERS),
    window: WireWindow,
    coverageCounts: CoverageCounts,
    asOf: z.int().describe('Up to when a running period is counted'),
    knownAt: z.int(),
    points: z.array(
      z.object({
        period: z.string(),
        from: z.string().describe('The first day it speaks of'),
        to: z.string().describe('The last'),
        value: number,
        reason: z.enum(NO_VALUE_REASONS).nullable(),
        numerator: number,
        denominator: number,
        implausible: WireImplausible.nullable().describe('The rule it breaks'),
        coverage: WireCoverage,
        range: z
          .object({ low: z.number(), high: z.number() })
          .nullable()
          .describe('What an index can be of which not all is known; its `value` is null'),
        sample: z.boolean().describe('Any reading in it is generated'),
      }),
    ),
  })
  .meta({ id: 'Series' })

/** `WireProof`, described. */
export const ProofReply: z.ZodType<WireProof> = z
  .object({
    indicator: z.string(),
    unit: z.string(),
    asOf: z.int(),
    knownAt: z.int(),
    knownSeq: z.int().describe('The last batch it knows of'),
    cell: WireCell,
    definition: Text,
    basis: Text,
    confidence: z.enum(CONFIDENCES),
    parts: z.array(
      z.object({
        role: z.enum(['numerator', 'denominator']),
        measure: z.string(),
        name: Text,
        sign: z.union([z.literal(1), z.literal(-1)]),
        sum: number,
        readings: z.array(
          z.object({
            measure: z.string(),
            unit: z.string(),
            when: z.string(),
            value: z.number(),
            revision: z.int(),
            seq: z.int(),
            receivedAt: z.int(),
            source: z.string(),
            sourceKind: z.enum(SOURCE_KINDS),
            sample: z.boolean(),
            note: z.string().nullable(),
            place: z
              .object({ file: z.string(), sheet: z.string().nullable(), row: z.int() })
              .nullable()
              .describe('The file it came in, and the row it stood in'),
            superseded: z.boolean().describe('A later revision stands in its place'),
          }),
        ),
        counted: z.array(z.object({ register: z.string(), unit: z.string(), when: z.string(), value: z.number() })),
      }),
    ),
    waiting: z
      .array(
        z.object({
          measure: z.string(),
          unit: z.string(),
          period: z.string(),
          value: z.number(),
          from: z.int().describe('From when on it counts'),
        }),
      )
      .describe('Of a proof of now: readings that are known and count only later'),
  })
  .meta({ id: 'Proof' })
