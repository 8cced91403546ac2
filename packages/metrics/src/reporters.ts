import type { PeriodFrame } from './period-frame.ts'
import type { Plan, PlanTerm } from './plan.ts'
import { askingOf } from './roll-up.ts'
import type { Unit } from './unit.ts'
import { levelOf, type UnitTree } from './unit-tree.ts'

/** Who reported a formula in a period. */
export interface Reporters {
  /** Those asked at its end, who stand for stocks. */
  readonly asked: ReadonlyMap<Unit, readonly PlanTerm[]>
  /** These, and everyone who lived in the period before them: each of them reported its own time. */
  readonly all: ReadonlyMap<Unit, readonly PlanTerm[]>
  /** Parts are collected at different units. */
  readonly mixed: boolean
  /** The unit itself reports: what it reports is shown, whatever rule it breaks. */
  readonly own: boolean
}

/**
 * The units whose readings make up `unit` in a period. One that ended in it is among them with its own readings,
 * also where not all of them reported, so that parts of a period add up to the whole across a merger. One that was
 * divided belongs only to those who hold all of its parts. Undefined where a part is not collected under `unit`.
 */
export function reportersOf(plan: Plan, tree: UnitTree, unit: Unit, frame: PeriodFrame): Reporters | undefined {
  const asking = askingOf(plan, tree, unit, frame.day)
  if (!asking) return undefined
  const asked = new Map(asking.asked.map((one) => [one.unit, one.terms]))
  const { start, end } = frame.period
  const endedWithin = tree.units.flatMap(({ validTo }) =>
    validTo !== null && validTo > start && validTo < end && validTo <= frame.day ? [validTo] : [],
  )
  if (endedWithin.length === 0 && [...asked.keys()].every(({ validFrom }) => validFrom <= start)) {
    return { asked, all: asked, mixed: asking.mixed, own: asking.own }
  }
  const all = new Map(asked)
  for (const day of new Set(endedWithin)) {
    for (const one of askingOf(plan, tree, unit, day - 1)?.asked ?? []) {
      if (!all.has(one.unit)) all.set(one.unit, one.terms)
    }
  }
  // The map grows while it is walked: what was made from what was made from others is reached too.
  for (const [made, terms] of all) {
    for (const member of made.validFrom > start ? tree.predecessors(made) : []) {
      if (!all.has(member) && isWhollyIn(member, tree, all)) all.set(member, termsAt(member, terms))
    }
  }
  return { asked, all, mixed: asking.mixed, own: asking.own }
}

function isWhollyIn(member: Unit, tree: UnitTree, all: ReadonlyMap<Unit, unknown>): boolean {
  return member.successors.every((code) => {
    const next = tree.at(code, member.validTo ?? 0)
    return next !== undefined && all.has(next)
  })
}

const termsAt = ({ kind }: Unit, terms: readonly PlanTerm[]) =>
  terms.filter(({ measure }) => measure.levels.includes(levelOf(kind)))
