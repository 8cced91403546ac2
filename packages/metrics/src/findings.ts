import { type Finding, findingOfItems, freshnessOf, NOT_COLLECTED, provenanceOf } from './finding.ts'
import type { Kit } from './evaluator-kit.ts'
import type { IndexIndicator, Indicator } from './indicator.ts'
import { kept, keptMap } from './keep.ts'
import type { Lookup } from './lookup.ts'
import type { Instant } from './period.ts'
import type { Plan } from './plan.ts'
import { rangeOf } from './range.ts'
import { reportOfUnit, type UnitReport } from './report-of-unit.ts'
import { type Asked, type Asking, type RollUp, rollUp } from './roll-up.ts'
import type { Unit } from './unit.ts'
import type { Values } from './values.ts'

/** Finds an indicator of a unit as of one instant; what parent and child share is looked at once. */
export function createFindings(kit: Kit, lookup: Lookup, values: Values, asOf: Instant) {
  const { catalogue, schedule } = kit
  const reports = new Map<Plan, Map<Unit, UnitReport>>()
  const findings = new Map<Indicator, Map<Unit, Finding>>()

  const ofFormula = (plan: Plan, unit: Unit): Finding => {
    const frame = kit.frameFor(plan, asOf, 'now')
    const asking = kit.askingFor(plan, unit)(frame.day)
    if (!asking) return NOT_COLLECTED
    const perUnit = keptMap(reports, plan)
    const reportFor = (asked: Asked) =>
      kept(perUnit, asked.unit, () => reportOfUnit(plan, frame, asked.unit, lookup, schedule, asked.terms))
    const rolled = rollUp(plan, asking, (asked) => reportFor(asked).sums)
    const dues = plan.measures.map(({ cadence }) => schedule.standing(cadence, asOf).nextDue)
    const range = rangeOf(plan, frame, rolled, lookup)
    return { ...describe(asking, rolled, asking.asked.map(reportFor), dues), range }
  }

  const ofIndex = (index: IndexIndicator, unit: Unit): Finding => {
    const { value, range, points } = values.scoreOf(index, unit)(asOf)
    const items = index.groups
      .flatMap((group) => group.items)
      .flatMap((item) => {
        const indicator = item.indicator === null ? undefined : catalogue.indicators.get(item.indicator)
        return indicator && indicator.kind !== 'index' ? [findingOf(indicator, unit)] : []
      })
    const collected = items.filter((item) => item.reason !== 'not-collected-here')
    return findingOfItems(collected, { value, range, points })
  }

  const findingOf = (indicator: Indicator, unit: Unit): Finding =>
    kept(keptMap(findings, indicator), unit, () =>
      indicator.kind === 'index' ? ofIndex(indicator, unit) : ofFormula(kit.planFor(indicator), unit),
    )

  return findingOf
}

function describe(
  asking: Asking,
  rolled: RollUp,
  reports: readonly UnitReport[],
  dues: readonly (Instant | null)[],
): Omit<Finding, 'range'> {
  const out = new Set([...rolled.missing, ...rolled.excluded].map(({ unit }) => unit))
  const counted = rolled.value === null ? [] : reports.filter(({ unit }) => !out.has(unit))
  const next = dues.filter((due) => due !== null)
  return {
    value: rolled.value,
    reason: rolled.reason,
    implausible: rolled.implausible,
    numerator: rolled.numerator,
    denominator: rolled.denominator,
    freshness: freshnessOf(reports, counted, next.length > 0 ? Math.min(...next) : null),
    provenance: provenanceOf(counted),
    points: null,
    asked: asking.asked.map((asked) => asked.unit.code),
    missing: codesOf(rolled.missing),
    excluded: codesOf(rolled.excluded),
  }
}

const codesOf = (units: readonly Asked[]) => units.map(({ unit }) => unit.code).toSorted()
