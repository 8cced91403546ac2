import type { WireCatalogue } from '@ioc/contract'
import {
  type Day,
  existsOn,
  firstTelling,
  formatDay,
  GRAINS,
  type Grain,
  type Over,
  OVERS,
  overOf,
  parseDay,
  type Unit,
} from '@ioc/metrics'

/** What stands across the top of the table; `list` is a row per value. */
export const ACROSS = ['list', 'indicator', 'unit', 'period', 'year'] as const
export type Across = (typeof ACROSS)[number]

/** A column the rows are in the order of: a head's name, or `=` and the id of a column of values. */
export interface Sort {
  readonly by: string
  readonly down: boolean
}

/** Everything that was chosen; the address holds all of it. */
export interface Choices {
  readonly indicators: readonly string[]
  readonly units: readonly string[]
  readonly grain: Grain
  /** Whether a number is of its period or of the window that ends with it. */
  readonly over: Over
  readonly from: Day
  readonly to: Day
  readonly across: Across
  readonly sort: Sort | null
  /** What stands before the decimals in what is copied and downloaded. */
  readonly decimal: ',' | '.'
}

/** A year, as the server takes it. */
const SPAN = 364

/** The units that exist on a day, in the catalogue's order. */
export const unitsOn = (catalogue: Pick<WireCatalogue, 'units'>, day: Day): Unit[] =>
  catalogue.units.filter((unit) => existsOn(unit, day))

/**
 * The address as choices. What it leaves out is the first main indicator of the whole district over a year; what
 * it names and does not exist is left out. A `to` after today is today.
 */
export function readChoices(address: URLSearchParams, catalogue: WireCatalogue, today: Day): Choices {
  const oneOf = <Choice extends string>(of: readonly Choice[], name: string, otherwise: Choice) =>
    of.find((choice) => choice === address.get(name)) ?? otherwise
  const to = Math.min(parseDay(address.get('to') ?? '') ?? today, today)
  const from = Math.min(parseDay(address.get('from') ?? '') ?? to - SPAN, to)
  const chosen = new Set(listed(address.get('indicators'), catalogue.main.slice(0, 1)))
  const grain = oneOf(GRAINS, 'grain', usualGrain(catalogue, chosen))
  const living = new Set(unitsOn(catalogue, to).map(({ code }) => code))
  return {
    indicators: [...chosen].filter((id) => catalogue.indicators.some((known) => known.id === id)),
    units: listed(address.get('units'), [catalogue.defaultScope]).filter((code) => living.has(code)),
    grain,
    over: oneOf(OVERS, 'over', overOf(grain)),
    from,
    to,
    across: oneOf(ACROSS, 'across', 'period'),
    sort: sortOf(address.get('sort')),
    decimal: oneOf([',', '.'], 'decimal', ','),
  }
}

/** Months, or the shortest time from there that the reports of all that is chosen can tell of. */
function usualGrain(catalogue: WireCatalogue, chosen: ReadonlySet<string>): Grain {
  const measures = new Map(catalogue.measures.map((measure) => [measure.id, measure]))
  const indicators = catalogue.indicators.filter(({ id }) => chosen.has(id))
  return firstTelling({ measures }, indicators, GRAINS.slice(GRAINS.indexOf('month'))) ?? 'year'
}

const listed = (text: string | null, otherwise: readonly string[]) =>
  text === null ? otherwise : [...new Set(text.split(',').filter(Boolean))]

function sortOf(text: string | null): Sort | null {
  if (!text) return null
  return text.startsWith('-') ? { by: text.slice(1), down: true } : { by: text, down: false }
}

/** What is changed in the address; null takes it out. */
export type Change = Readonly<Partial<Record<keyof Choices, string | null>>>

/** The address after a change. Another shape of table has other columns, so the order goes with the old one. */
export function changed(before: URLSearchParams, change: Change): URLSearchParams {
  const after = new URLSearchParams(before)
  if (change.across !== undefined || change.grain !== undefined || change.over !== undefined) after.delete('sort')
  // What is usual by the day is not by the year.
  if (change.grain !== undefined) after.delete('over')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) after.delete(name)
    else after.set(name, value)
  }
  return after
}

/** The order after a head was pressed: upwards, downwards, then as asked for. */
export function sortAfter(sort: Sort | null, by: string): string | null {
  if (sort?.by !== by) return by
  return sort.down ? null : `-${by}`
}

/** Two whole years side by side: the one before `to`'s year and that one as far as it has come. */
export function twoYears({ to }: Choices): Change {
  const year = Number(formatDay(to).slice(0, 4))
  return { from: `${year - 1}-01-01`, across: 'year' }
}
