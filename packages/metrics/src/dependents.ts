import type { Catalogue } from './catalogue.ts'
import type { Indicator } from './indicator.ts'
import { rulesAbout } from './measure-rule.ts'

/** The measures a formula counts directly; none for an index. */
export function measuresOf(indicator: Indicator): readonly string[] {
  if (indicator.kind === 'index') return []
  const terms = indicator.kind === 'ratio' ? [...indicator.numerator, ...indicator.denominator] : indicator.numerator
  return [...new Set(terms.map((term) => term.measure))]
}

/** The measures that some indicator counts: the others are rows of a form beside them, which nobody waits for. */
export function measuresInUse({ indicators }: Pick<Catalogue, 'indicators'>): ReadonlySet<string> {
  return new Set([...indicators.values()].flatMap(measuresOf))
}

/** Per measure, the indicators a reading of it can change, in catalogue order; an index through its items. */
export function dependentsOf(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>()
  for (const indicator of catalogue.indicators.values()) {
    for (const measure of new Set(restsOn(catalogue, indicator, new Set()))) {
      const list = dependents.get(measure)
      if (list) list.push(indicator.id)
      else dependents.set(measure, [indicator.id])
    }
  }
  return dependents
}

function restsOn(catalogue: Catalogue, indicator: Indicator, seen: Set<string>): readonly string[] {
  if (indicator.kind !== 'index') {
    const own = measuresOf(indicator)
    // A total or part beside the formula can make its value implausible.
    return [...own, ...rulesAbout(catalogue.rules, new Set(own)).flatMap(({ left, right }) => [...left, ...right])]
  }
  if (seen.has(indicator.id)) return []
  seen.add(indicator.id)
  const items = indicator.groups.flatMap((group) => group.items)
  return items.flatMap((item) => {
    const below = item.indicator === null ? undefined : catalogue.indicators.get(item.indicator)
    return below ? restsOn(catalogue, below, seen) : []
  })
}
