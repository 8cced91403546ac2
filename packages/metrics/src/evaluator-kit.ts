import type { Catalogue } from './catalogue.ts'
import { type Frame, frameAt, frameYearBefore } from './frame.ts'
import type { CountIndicator, RatioIndicator } from './indicator.ts'
import { kept, keptMap } from './keep.ts'
import { type Day, dayOf, type Instant } from './period.ts'
import { type Plan, type PlanPart, planOf } from './plan.ts'
import { type Asking, askingOf } from './roll-up.ts'
import { createSchedule, type Schedule } from './schedule.ts'
import type { Unit } from './unit.ts'
import { createUnitTree, type UnitTree } from './unit-tree.ts'

/** An indicator with a formula of its own. */
type Formula = RatioIndicator | CountIndicator

/** What is made once per catalogue and asked for every cell: plans, the schedule, frames. */
export interface Kit {
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly schedule: Schedule
  planFor(indicator: Formula): Plan
  frameFor(plan: Plan, asOf: Instant, which: 'now' | 'year-before'): Frame
  /** Whom a formula is asked of under a unit, by the day: one and the same as long as the tree is. */
  askingFor(plan: Plan, unit: Unit): (day: Day) => Asking | undefined
}

/** Days of which frames are kept per formula shape. */
const FRAMES_KEPT = 512

export function createKit(catalogue: Catalogue, tree: UnitTree = createUnitTree(catalogue.units)): Kit {
  const schedule = createSchedule(catalogue)
  const plans = new Map<Formula, Plan>()
  const shapes = new Map<string, Frames>()
  const framesOf = new Map<Plan, Frames>()
  const askings = new Map<Plan, Map<Unit, (day: Day) => Asking | undefined>>()

  const askingByDay = (plan: Plan, unit: Unit) => {
    const perStretch = new Map<number, Asking | null>()
    return (day: Day) => {
      const stretch = tree.stretchOf(day)
      const known = perStretch.get(stretch)
      if (known !== undefined) return known ?? undefined
      const asking = askingOf(plan, tree, unit, day)
      perStretch.set(stretch, asking ?? null)
      return asking
    }
  }

  return {
    catalogue,
    tree,
    schedule,
    planFor(indicator) {
      return kept(plans, indicator, () => {
        const plan = planOf(catalogue, indicator)
        const shared = kept(shapes, shapeOf(plan), () => ({ now: new Map(), 'year-before': new Map() }))
        framesOf.set(plan, shared)
        return plan
      })
    },
    frameFor(plan, asOf, which) {
      const frames = framesOf.get(plan)?.[which] ?? new Map<Day, Framed>()
      const day = dayOf(asOf, catalogue.utcOffsetMinutes)
      const known = frames.get(day)
      if (known?.asOf === asOf) return known.frame
      if (frames.size >= FRAMES_KEPT && !known) frames.clear()
      const frame = (which === 'now' ? frameAt : frameYearBefore)(plan, schedule, asOf)
      frames.set(day, { asOf, frame })
      return frame
    },
    askingFor: (plan, unit) => kept(keptMap(askings, plan), unit, () => askingByDay(plan, unit)),
  }
}

interface Framed {
  readonly asOf: Instant
  readonly frame: Frame
}

/** Frames of one shape of formula, of each day the one asked for last: a day is mostly asked about at one instant. */
type Frames = Readonly<Record<'now' | 'year-before', Map<Day, Framed>>>

/** All a frame depends on: formulas alike in it share their frames. */
function shapeOf(plan: Plan): string {
  return JSON.stringify([plan.window, plan.terms.map(shapeOfPart), plan.beside.map(shapeOfPart)])
}

const shapeOfPart = ({ measure }: PlanPart) => [measure.kind, measure.grain, measure.cadence]
