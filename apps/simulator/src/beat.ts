import { type Catalogue, type Day, dayOf, existsOn, type Instant, keyOf, type Period, startOfDay } from '@ioc/metrics'
import type { Model } from './model/model.ts'
import type { Reporter } from './reporting/reporter.ts'
import { flowRow, type Row, stockRow } from './reporting/row.ts'

const MINUTE = 60_000
/** A state asked for every day is told again after so long though it did not change: that it is still so is news too. */
const STILL_SO_MS = MINUTE / 2
/** Units looked at per beat, so that a day's numbers trickle and do not march. */
const UNITS_A_BEAT = 4

/** Rows of one source that belong together: a part is never sent without its whole. */
export interface Told {
  readonly source: string
  readonly rows: readonly Row[]
}

interface Known {
  readonly value: number
  readonly day: Day
  readonly toldAt: Instant
}

/**
 * What live units say between closings: today's totals so far and the state of things, where they differ from
 * what was said last. Every beat looks at a few units in turn, each wholly, at one instant.
 */
export function createBeat(catalogue: Catalogue, model: Model, reporters: readonly Reporter[]) {
  const { utcOffsetMinutes } = catalogue
  const units = [...Map.groupBy(reporters.filter(isLive), ({ unit }) => keyOf(unit)).values()]
  const known = new Map<Reporter, Known>()
  let turn = 0

  const look = (reporter: Reporter, now: Instant, today: Period): Row | null => {
    const { measure, unit } = reporter
    const before = known.get(reporter)
    if (measure.kind === 'stock') {
      const value = model.stock(measure, unit, now)
      const stillSo = measure.cadence.every !== 'day' || now - (before?.toldAt ?? 0) < STILL_SO_MS
      if (before?.value === value && stillSo) return null
      known.set(reporter, { value, day: today.start, toldAt: now })
      return stockRow(measure, unit, now, value, utcOffsetMinutes)
    }
    const minute = (now - startOfDay(today.start, utcOffsetMinutes)) / MINUTE
    const value = model.flowSoFar(measure, unit, today.start, minute)
    // A day's 0 is told too: a part without its whole, or a whole without its part, is no number at all.
    if (before?.day === today.start && before.value === value) return null
    known.set(reporter, { value, day: today.start, toldAt: now })
    return flowRow(measure, unit, today, value)
  }

  return (now: Instant): Told[] => {
    const day = dayOf(now, utcOffsetMinutes)
    const today: Period = { grain: 'day', start: day, end: day + 1 }
    const told: Told[] = []
    for (let count = 0; count < Math.min(UNITS_A_BEAT, units.length); count += 1) {
      const ofUnit = (units[turn++ % units.length] ?? []).filter(({ unit }) => existsOn(unit, day))
      for (const [source, own] of Map.groupBy(ofUnit, (reporter) => reporter.source)) {
        const rows = own.map((reporter) => look(reporter, now, today)).filter((row) => row !== null)
        if (rows.length > 0) told.push({ source, rows })
      }
    }
    return told
  }
}

/** Daily flows grow through the day; the state of things is told as it changes. */
function isLive({ manner, measure }: Reporter): boolean {
  return manner === 'live' && (measure.kind === 'stock' || measure.grain === 'day')
}
