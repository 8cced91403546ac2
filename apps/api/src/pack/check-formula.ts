import type { CatalogueFile, IndicatorEntry } from '@ioc/contract'
import type { Grain, Measure, Term } from '@ioc/metrics'
import type { Located } from './build-units.ts'
import type { Refuse } from './open-file.ts'

export type Measures = ReadonlyMap<string, Located<Measure>>
/** The windows that whole periods of a grain fill without a remainder. */
const FILLS: Record<Grain, readonly Grain[]> = {
  day: ['day', 'week', 'month', 'reporting-month', 'quarter', 'year'],
  week: ['week'],
  month: ['month', 'quarter', 'year'],
  'reporting-month': ['reporting-month'],
  quarter: ['quarter', 'year'],
  year: ['year'],
}

/** Holds a formula's parts together: known, alike in kind, grain and level, and fit for the window. */
export function checkFormula(entry: IndicatorEntry, measures: Measures, refuse: Refuse): void {
  const parts = [...partsOf(entry, 'numerator'), ...partsOf(entry, 'denominator')]
  const known = parts.flatMap(({ term, side, index }) => {
    const measure = measures.get(term.measure)?.value
    if (measure === undefined) refuse([side, index], `no measure has the id ${term.measure}`)
    return measure === undefined ? [] : [{ measure, side, index }]
  })
  const first = known[0]?.measure
  if (first === undefined) return
  for (const { measure, side, index } of known) {
    const unlike = differenceOf(first, measure)
    if (unlike !== undefined) refuse([side, index], `${measure.id} ${unlike}, unlike ${first.id}`)
  }
  checkWindow(entry, first, refuse)
}

function partsOf(entry: IndicatorEntry, side: 'numerator' | 'denominator') {
  return (entry[side] ?? []).map((term: Term, index) => ({ term, side, index }))
}

/** In what one measure is unlike another, so that they cannot be held against each other. */
export function differenceOf(first: Measure, other: Measure): string | undefined {
  if (other.kind !== first.kind) return `is a ${other.kind}`
  if (other.grain !== first.grain) return `is counted by ${other.grain}`
  if ([...other.levels].sort().join() !== [...first.levels].sort().join()) {
    return `is collected at ${other.levels.join(', ')}`
  }
  return undefined
}

function checkWindow({ window }: IndicatorEntry, { grain }: Measure, refuse: Refuse): void {
  if (grain === null) {
    if (window !== undefined) refuse(['window'], 'a stock is taken as it stands and has no window')
  } else if (window === undefined) refuse(['window'], 'is missing: a flow is summed over a window')
  else if (!FILLS[grain].includes(window.grain)) {
    refuse(['window'], `periods by ${grain} do not fill a window by ${window.grain}`)
  }
}

/** Groups against the indicators and points they name. */
export function checkGroups(
  groups: NonNullable<IndicatorEntry['groups']>,
  indicators: ReadonlyMap<string, CatalogueFile['indicators'][number]>,
  refuse: Refuse,
): void {
  for (const [at, { id, max, items }] of groups.entries()) {
    if (groups.findIndex((group) => group.id === id) < at) refuse(['groups', at, 'id'], `${id} is taken`)
    const known = items.reduce((sum, item) => sum + (item.max ?? 0), 0)
    if (known > max) refuse(['groups', at, 'max'], `its items give ${known} points, more than ${max}`)
    for (const [index, { indicator }] of items.entries()) {
      if (indicator === null) continue
      const named = indicators.get(indicator)
      const path = ['groups', at, 'items', index, 'indicator']
      if (named === undefined) refuse(path, `no indicator has the id ${indicator}`)
      else if (named.unit !== '%') refuse(path, `${indicator} is not a rate in %`)
    }
  }
}
