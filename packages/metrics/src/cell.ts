import type { Finding } from './finding.ts'
import type { Indicator } from './indicator.ts'
import type { Cell, Coverage } from './snapshot.ts'
import type { Unit } from './unit.ts'

export function coverageOf({ asked, missing, excluded }: Pick<Finding, 'asked' | 'missing' | 'excluded'>): Coverage {
  const due = asked.length
  return { reported: due - missing.length - excluded.length, due, missing, excluded }
}

/** What a finding is held against, and how it came to stand there. */
export type Judgement = Pick<Cell, 'status' | 'since' | 'sinceOrEarlier' | 'target' | 'targetDue' | 'pace' | 'trend'>

/** A cell, always with its fields in one order, so that the same input gives the same bytes. */
export function cellOf(indicator: Indicator, unit: Unit, finding: Finding, judgement: Judgement): Cell {
  return {
    indicator: indicator.id,
    unit: unit.code,
    value: finding.value,
    reason: finding.reason,
    implausible: finding.implausible,
    numerator: finding.numerator,
    denominator: finding.denominator,
    status: judgement.status,
    since: judgement.since,
    sinceOrEarlier: judgement.sinceOrEarlier,
    target: judgement.target,
    targetDue: judgement.targetDue,
    coverage: coverageOf(finding),
    range: finding.range,
    freshness: finding.freshness,
    pace: judgement.pace,
    provenance: finding.provenance,
    trend: judgement.trend,
    points: finding.points,
  }
}
