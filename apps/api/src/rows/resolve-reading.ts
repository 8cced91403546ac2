import type { ReadingInput } from '@ioc/contract'
import {
  type Catalogue,
  dayOf,
  type Instant,
  type Measure,
  parsePeriod,
  type Period,
  type Unit,
  type UnitTree,
} from '@ioc/metrics'
import { createFindUnit } from './find-unit.ts'
import { parseInstant } from './parse-instant.ts'

const DAY_MS = 86_400_000

/** A reading with what its texts name. */
export interface ResolvedReading {
  readonly measure: Measure
  readonly unit: Unit
  /** Of a flow; null for a stock. */
  readonly period: Period | null
  /** Of a stock; null for a flow. */
  readonly at: Instant | null
  /** What the store keeps it under: a stock's instant, a flow's first day in ms. */
  readonly time: number
  /** In the measure's own terms. */
  readonly value: number
}

/** Resolves readings as the door of readings does; undefined for what that door refuses by name. */
export function createResolveReading(catalogue: Catalogue, tree: UnitTree) {
  const findUnit = createFindUnit(tree)
  const offset = catalogue.utcOffsetMinutes
  return ({ measure: id, unit: text, period: written, at, value }: ReadingInput): ResolvedReading | undefined => {
    const measure = catalogue.measures.get(id)
    const period = written === undefined ? null : parsePeriod(written)
    const instant = at === undefined ? null : parseInstant(at, offset)
    if (!measure || period === undefined || typeof instant === 'string') return undefined
    const time = period ? period.start * DAY_MS : instant
    if (time === null) return undefined
    const found = findUnit(text, period ? period.end - 1 : dayOf(time, offset))
    return 'unit' in found ? { measure, unit: found.unit, period, at: instant, time, value } : undefined
  }
}
