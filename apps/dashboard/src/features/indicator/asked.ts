import { type Day, dayOf, endOfDay, type Instant, type Over, OVERS, parseDay } from '@ioc/metrics'

/** Lengths of time a trend is shown by; reporting months are the business of reports. */
export const SHOWN_GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type ShownGrain = (typeof SHOWN_GRAINS)[number]

/** What the table of units is ordered by. */
export const SORT_KEYS = ['name', 'value', 'gap', 'change', 'parts'] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** Everything that is chosen on an indicator's page. */
export interface Asked {
  /** Code of the unit spoken of; null for the pack's own. */
  readonly unit: string | null
  readonly grain: ShownGrain
  /** Whether a number is of its period or of the window that ends with it; null for what suits the indicator. */
  readonly over: Over | null
  /** First and last day, both included; `from` may stand after `to` where somebody wrote it so. */
  readonly from: Day
  readonly to: Day
  /** With the year before beside it. */
  readonly year: boolean
  /** Null: now. */
  readonly asOf: Instant | null
  /** Null: as known now. */
  readonly knownAt: Instant | null
  readonly sort: SortKey
  readonly descending: boolean
}

/** A change of the address: null takes a name out of it. */
export type Change = Readonly<Record<string, string | null>>

const A_YEAR = 364

/** What an address asks for: what it does not say, or says wrongly, is as it would be without it. */
export function askedOf(
  address: URLSearchParams,
  now: Instant,
  utcOffsetMinutes: number,
  usual: ShownGrain = 'week',
): Asked {
  const instant = (name: string) => earlier(address.get(name), now, utcOffsetMinutes)
  const knownAt = instant('knownAt')
  // What was known at a time is asked of that time, unless another is named.
  const asOf = instant('asOf') ?? knownAt
  const last = dayOf(asOf ?? now, utcOffsetMinutes)
  const to = Math.min(parseDay(address.get('to') ?? '') ?? last, last)
  return {
    unit: address.get('unit'),
    grain: one(SHOWN_GRAINS, address.get('grain')) ?? usual,
    over: one(OVERS, address.get('over')) ?? null,
    from: parseDay(address.get('from') ?? '') ?? to - A_YEAR,
    to,
    year: address.get('year') === '1',
    asOf,
    knownAt,
    sort: one(SORT_KEYS, address.get('sort')) ?? 'name',
    descending: address.get('desc') === '1',
  }
}

/** An address with a change. */
export function changed(address: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(address)
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** A day (its end) or milliseconds; null for anything else and for what is still to come. */
function earlier(text: string | null, now: Instant, utcOffsetMinutes: number): Instant | null {
  if (text === null) return null
  const day = parseDay(text)
  const instant = day === undefined ? (/^\d{1,15}$/.test(text) ? Number(text) : now) : endOfDay(day, utcOffsetMinutes)
  return instant < now ? instant : null
}

const one = <Of extends string>(all: readonly Of[], text: string | null): Of | undefined =>
  all.find((entry) => entry === text)
