import { kept } from './keep.ts'
import { type Day, dayOf, type Instant } from './period.ts'
import type { RecordFields, RegisterRecord, Steps } from './register.ts'
import { createSortedList, middlesOf, type SortedList } from './sorted-list.ts'

/** How the records of some units stand in one step. */
export interface StepCount {
  /** The step's field. */
  readonly field: string
  /** Records that wait for this step to be done. */
  readonly open: number
  /** Milliseconds that the middle one of those has waited, since the step before it was done; null where none waits. */
  readonly median: number | null
  /** Those of them that should have been through by now. */
  readonly overdue: number
  /** Records that went through this step on the local day. */
  readonly doneToday: number
}

/** The open records of a register by unit and step, and what was done today; kept as records change. */
export interface StepIndex {
  /** The record of a key as it stands at `now`, or null where it was taken out. Costs the same whatever is stored. */
  put(key: string, record: RegisterRecord | null, now: Instant): void
  /** Every step, for the records of these units. Days only go forward: what a day's end made past is forgotten. */
  at(units: Iterable<string>, now: Instant): StepCount[]
}

/** What is remembered of one record. */
interface Held {
  readonly unit: string
  /** Index of the step it waits for; the number of steps where it has been through all. */
  readonly place: number
  /** Since when it waits; undefined where nothing says. */
  readonly since: Instant | undefined
  /** From when on it is overdue; undefined where never. */
  readonly due: Instant | undefined
  /** The day on which each step before its place was done. */
  readonly days: readonly (Day | undefined)[]
}

/** One step of one unit. */
interface Shelf {
  readonly since: SortedList
  readonly due: SortedList
  readonly done: Map<Day, number>
  /** Those of which nothing says since when they wait. */
  undated: number
}

const newShelf = (): Shelf => ({ since: createSortedList(), due: createSortedList(), done: new Map(), undated: 0 })

/** Index of the step a record waits for: the one after the last that has a value, whatever is missing before it. */
export function placeOf({ order }: Steps, fields: RecordFields): number {
  return order.findLastIndex(({ field }) => fields[field] !== undefined) + 1
}

/**
 * An index over no records yet. It needs to be told of those that are not through all steps, and of those
 * that went through the last one today; others it forgets at once.
 */
export function createStepIndex(steps: Steps, utcOffsetMinutes: number): StepIndex {
  const { order } = steps
  const held = new Map<string, Held>()
  const shelves = new Map<string, Shelf[]>()
  /** Keys of those that are through, by the day they were. */
  const through = new Map<Day, Set<string>>()
  let today = Number.NEGATIVE_INFINITY

  const shelvesOf = (unit: string) => kept(shelves, unit, () => order.map(newShelf))

  function forget(key: string): void {
    const one = held.get(key)
    if (!one) return
    held.delete(key)
    through.get(endOf(one) ?? 0)?.delete(key)
    const own = shelvesOf(one.unit)
    for (const [index, day] of one.days.entries()) addDone(own[index], day, -1)
    const shelf = own[one.place]
    if (!shelf) return
    if (one.since === undefined) shelf.undated -= 1
    else shelf.since.remove(one.since)
    if (one.due !== undefined) shelf.due.remove(one.due)
  }

  function hold(key: string, one: Held): void {
    const last = endOf(one)
    if (last !== undefined && last < today) return
    held.set(key, one)
    if (last !== undefined) kept(through, last, () => new Set<string>()).add(key)
    const own = shelvesOf(one.unit)
    for (const [index, day] of one.days.entries()) addDone(own[index], day, 1)
    const shelf = own[one.place]
    if (!shelf) return
    if (one.since === undefined) shelf.undated += 1
    else shelf.since.insert(one.since)
    if (one.due !== undefined) shelf.due.insert(one.due)
  }

  /** The day on which a record went through the last step; undefined of one that is on its way. */
  const endOf = ({ days }: Held) => days[order.length - 1]

  /** Lets go of what went through before this day. */
  function turn(day: Day): void {
    if (day <= today) return
    today = day
    for (const [then, keys] of through) {
      if (then >= today) continue
      for (const key of keys) forget(key)
      through.delete(then)
    }
  }

  return {
    put(key, record, now) {
      turn(dayOf(now, utcOffsetMinutes))
      forget(key)
      if (record) hold(key, readHeld(steps, utcOffsetMinutes, record))
    },
    at(units, now) {
      turn(dayOf(now, utcOffsetMinutes))
      const asked = [...new Set(units)].map((unit) => shelves.get(unit) ?? [])
      return order.map(({ field }, index) => {
        const own = asked.flatMap((ofUnit) => ofUnit[index] ?? [])
        return { field, ...countOf(own, now, today) }
      })
    },
  }
}

function readHeld(steps: Steps, utcOffsetMinutes: number, { unit, fields }: RegisterRecord): Held {
  const place = placeOf(steps, fields)
  const instant = (field: string | null | undefined) => {
    const value = fields[field ?? '']
    return typeof value === 'number' ? value : undefined
  }
  const ended = steps.until !== null && fields[steps.until] !== undefined
  const days = steps.order.slice(0, place).map(({ field }) => {
    const at = instant(field)
    return at === undefined ? undefined : dayOf(at, utcOffsetMinutes)
  })
  return {
    unit,
    place,
    since: instant(steps.order[place - 1]?.field),
    due: ended ? undefined : instant(steps.due),
    days,
  }
}

function addDone(shelf: Shelf | undefined, day: Day | undefined, by: 1 | -1): void {
  if (!shelf || day === undefined) return
  const count = (shelf.done.get(day) ?? 0) + by
  if (count === 0) shelf.done.delete(day)
  else shelf.done.set(day, count)
}

function countOf(shelves: readonly Shelf[], now: Instant, today: Day): Omit<StepCount, 'field'> {
  const sum = (of: (shelf: Shelf) => number) => shelves.reduce((total, shelf) => total + of(shelf), 0)
  const middles = middlesOf(shelves.map(({ since }) => since))
  return {
    open: sum(({ since, undated }) => since.length() + undated),
    // A clock ahead of ours must not make a wait negative.
    median: middles && (Math.max(0, now - middles[0]) + Math.max(0, now - middles[1])) / 2,
    overdue: sum(({ due }) => due.countUpTo(now)),
    doneToday: sum(({ done }) => done.get(today) ?? 0),
  }
}
