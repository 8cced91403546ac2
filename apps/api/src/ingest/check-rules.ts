import type { ProblemDetail } from '@ioc/contract'
import {
  type Catalogue,
  dayOf,
  hasFallen,
  type Measure,
  type MeasureRule,
  type Readings,
  startOfDay,
} from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import type { Store } from '../store/store.ts'
import type { Columns } from './columns.ts'
import { createHolds, type RuleAtUnit } from './rule-holds.ts'
import { createSides, createTerms, type Side, type TermsOf } from './rule-sides.ts'
import { type Batch, createRuleValues, createSeriesRows, type Found, type RuleValues } from './rule-values.ts'

/** A row whose value breaks a rule, with what else comes with it or stands already. */
export interface BrokenRow {
  /** In the columns. */
  readonly index: number
  readonly rule: MeasureRule
  /** Both sides in the measures' own terms; of a stock that fell, what it is and what it was. */
  readonly left: number
  readonly right: number
  /** False where the rule was broken by as much or more before: whoever sends this did not make it so. */
  readonly caused: boolean
}

export interface RuleCheckDeps {
  readonly catalogue: Catalogue
  readonly describeSeries: Store['describeSeries']
  /** Every reading that is known, as far back as the live view reaches; what is older is held to rules as a value. */
  readonly standing: () => Readings
}

/** Rows gathered, and rows held to the rules, before it is asked whether others are to run. */
const [GATHERED, HELD] = [1_000, 64]

/** Holds the rows of a batch to the rules across measures, together with what stands for the same units and times. */
export type CheckRules = (columns: Columns) => Promise<readonly BrokenRow[]>

/** A series of which some rule speaks. */
interface Ruled {
  readonly measure: Measure
  readonly unit: string
  readonly rules: readonly RuleAtUnit[]
}

/** Opens the check for one catalogue. A row of a measure without rules costs one look into a list. */
export function createCheckRules({ catalogue, describeSeries, standing }: RuleCheckDeps): CheckRules {
  const byMeasure = rulesByMeasure(catalogue)
  const known: (Ruled | null | undefined)[] = []
  const termsOf = createTerms(catalogue)
  const atUnit = createRulesAtUnits()

  function ruledOf(series: number): Ruled | null {
    const kept = known[series]
    if (kept !== undefined) return kept
    const described = describeSeries(series)
    const measure = described && catalogue.measures.get(described.measure)
    const rules = described && byMeasure.get(described.measure)
    const unit = described?.unit ?? ''
    const ruled = measure && rules ? { measure, unit, rules: rules.map((rule) => atUnit(rule, unit)) } : null
    known[series] = ruled
    return ruled
  }

  return async (columns) => {
    if (byMeasure.size === 0) return []
    const batch = columns.read()
    const rows = createSeriesRows(batch)
    const ruled: number[] = []
    const pause = breathe()
    for (let index = 0; index < batch.series.length; index++) {
      if (index % GATHERED === 0) await pause()
      const one = ruledOf(batch.series[index]!)
      if (!one) continue
      rows.add(one.measure.id, one.unit, index)
      ruled.push(index)
    }
    if (ruled.length === 0) return []
    const check = createRowCheck(catalogue, batch, termsOf, createRuleValues(batch, rows, standing()))
    const broken: BrokenRow[] = []
    for (const [at, index] of ruled.entries()) {
      const rest = at % HELD === 0 ? pause() : undefined
      if (rest) await rest
      const found = check(index, ruledOf(batch.series[index]!)!)
      if (found) broken.push(found)
    }
    return broken
  }
}

function rulesByMeasure({ rules }: Catalogue): ReadonlyMap<string, readonly MeasureRule[]> {
  const byMeasure = new Map<string, MeasureRule[]>()
  for (const rule of rules.values()) {
    for (const measure of rule.readings ? new Set([...rule.left, ...rule.right]) : []) {
      const list = byMeasure.get(measure)
      if (list) list.push(rule)
      else byMeasure.set(measure, [rule])
    }
  }
  return byMeasure
}

/** Gives one object for each rule and unit, whoever asks. */
function createRulesAtUnits(): (rule: MeasureRule, unit: string) => RuleAtUnit {
  const known = new Map<MeasureRule, Map<string, RuleAtUnit>>()
  return (rule, unit) => {
    let units = known.get(rule)
    if (!units) known.set(rule, (units = new Map()))
    let at = units.get(unit)
    if (!at) units.set(unit, (at = { rule, unit }))
    return at
  }
}

/** The first rule that one row of a batch breaks. */
function createRowCheck({ utcOffsetMinutes }: Catalogue, batch: Batch, termsOf: TermsOf, values: RuleValues) {
  const sides = createSides(termsOf, values)
  const holds = createHolds(sides)

  function unequal(index: number, { measure }: Ruled, at: RuleAtUnit): BrokenRow | undefined {
    const time = batch.time[index]!
    const stands = measure.grain === null
    if (holds(at, time, stands)) return undefined
    const { rule, unit } = at
    for (const asOf of stands ? [time, Number.POSITIVE_INFINITY] : [time]) {
      const now = sides(rule, unit, asOf, 'with')
      if (!now || now.excess === 0) continue
      const found = now.found()
      if (!found.some((one) => one.index === index)) continue
      if (found.some((one) => othersToBlame(one, index, time, rule, measure))) continue
      const before = sides(rule, unit, asOf, 'without')
      return { index, rule, left: now.left, right: now.right, caused: !before || before.excess < now.excess }
    }
    return undefined
  }

  function fallen(index: number, { measure, unit }: Ruled, rule: MeasureRule): BrokenRow | undefined {
    if (rule.kind !== 'no-fall') return undefined
    const [time, value] = [batch.time[index]!, batch.value[index]!]
    const fell = (is: Found | undefined, was: Found | undefined) =>
      is &&
      was &&
      hasFallen({ at: is.time, value: is.value }, { at: was.time, value: was.value }, rule, utcOffsetMinutes)
    const dayBefore = startOfDay(dayOf(time, utcOffsetMinutes), utcOffsetMinutes) - 1
    const own = { value, time, index }
    const was = values.with(measure, unit, dayBefore)
    const newest = values.with(measure, unit, Number.POSITIVE_INFINITY)
    const [is, then] = fell(own, was) ? [own, was] : fell(newest, own) && newest?.index === null ? [newest, own] : []
    if (!is || !then) return undefined
    const before = values.without(measure, unit, time)
    const caused = !before || before.value !== value || before.time !== time
    const scale = 10 ** measure.decimals
    return { index, rule, left: is.value / scale, right: then.value / scale, caused }
  }

  return (index: number, ruled: Ruled): BrokenRow | undefined => {
    for (const at of ruled.rules) {
      const broken = at.rule.kind === 'no-fall' ? fallen(index, ruled, at.rule) : unequal(index, ruled, at)
      if (broken) return broken
    }
    return undefined
  }
}

/** Another row of the batch that is named in place of this one: a later one, or of one time the part above the whole. */
function othersToBlame(found: Side, index: number, time: number, rule: MeasureRule, measure: Measure): boolean {
  if (found.index === null || found.index === index) return false
  if (found.time > time) return true
  return rule.kind === 'part' && found.time === time && found.left && !rule.left.includes(measure.id)
}

/** A broken rule as an answer names it. */
export function brokenDetail(row: number, { rule, left, right }: BrokenRow): ProblemDetail {
  const sign = rule.kind === 'sum' ? '≠' : rule.kind === 'part' ? '>' : '<'
  const detail = `breaks the rule ${rule.id}: ${left} ${sign} ${right}`
  return { row, column: 'value', code: 'implausible', detail, implausible: { rule: rule.id, left, right } }
}
