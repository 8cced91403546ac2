import type { FormValue } from '@ioc/contract'
import {
  type Catalogue,
  type createLookup,
  type Day,
  type FlowValue,
  formatPeriod,
  type Instant,
  lastDuePeriods,
  type Measure,
  type Period,
  startOfDay,
  type StockValue,
  type Unit,
} from '@ioc/metrics'

/** Values of a unit's own that a new one is held against. */
export const HISTORY = 12

/** Days looked back over for that many, per grain of a flow: weekends of daily figures count as days. */
const DAYS_BACK = { day: 31, week: 98, month: 400, 'reporting-month': 400, quarter: 1_200, year: 4_800 } as const

/** What a measure of a unit was before a day, and from that day on. */
export interface Past {
  readonly reported: FormValue | null
  readonly last: FormValue | null
  /** Oldest first, in the measure's own terms. */
  readonly history: readonly number[]
}

/** Looks back over the readings known to `lookup` as of an instant. */
export function createPast(catalogue: Catalogue, lookup: ReturnType<typeof createLookup>, asOf: Instant) {
  const { calendar, utcOffsetMinutes: offset } = catalogue

  function stock(measure: Measure, unit: Unit, start: Day): Past {
    const since = startOfDay(start, offset)
    const before = lookup.stock(measure, unit, since - 1)
    const now = lookup.stock(measure, unit, asOf)
    const ends = lastDuePeriods(measure.cadence, since - 1, HISTORY - 1, calendar, offset).map(({ period }) =>
      lookup.stock(measure, unit, startOfDay(period.start, offset) - 1),
    )
    const values = new Map([before, ...ends].flatMap((value) => (value ? [[value.at, value] as const] : [])))
    return {
      reported: now && now.at >= since ? stockSaid(measure, now) : null,
      last: before ? stockSaid(measure, before) : null,
      history: [...values.values()].toSorted((a, b) => a.at - b.at).map(({ value }) => inTerms(measure, value)),
    }
  }

  function flow(measure: Measure, unit: Unit, { grain, start, end }: Period): Past {
    const values = lookup.flows(measure, unit, start - DAYS_BACK[grain], end)
    const same = values.find((value) => value.start === start)
    const before = values.filter((value) => value.start < start)
    const last = before.at(-1) ?? lookup.lastBegunBefore(measure, unit, start)
    const said = (value: FlowValue | undefined) => (value ? flowSaid(measure, { grain, ...value }) : null)
    const history = before.slice(-HISTORY).map(({ value }) => inTerms(measure, value))
    return { reported: said(same), last: said(last), history }
  }

  return (measure: Measure, unit: Unit, period: Period | null, start: Day): Past =>
    period ? flow(measure, unit, period) : stock(measure, unit, start)
}

/** The value a person knows; it is held as an integer of 10^-decimals. */
const inTerms = ({ decimals }: Measure, value: number): number => value / 10 ** decimals

const stockSaid = (measure: Measure, { value, at, sourceKind, sample }: StockValue): FormValue => ({
  value: inTerms(measure, value),
  period: null,
  at,
  sourceKind,
  sample,
})

const flowSaid = (
  measure: Measure,
  { value, grain, start, end, sourceKind, sample }: FlowValue & Period,
): FormValue => ({
  value: inTerms(measure, value),
  period: formatPeriod({ grain, start, end }),
  at: null,
  sourceKind,
  sample,
})
