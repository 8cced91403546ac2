import { type Catalogue, type Day, existsOn, formatDay, keyOf, levelOf, startOfDay, type Unit } from '@ioc/metrics'
import { chance, hashText } from '../model/hash.ts'
import type { Model } from '../model/model.ts'
import { minuteWhenDone } from '../model/rhythm.ts'
import { formatInstant } from '../reporting/row.ts'
import { dueAfter } from './due.ts'
import type { Life, Lives } from './life.ts'
import type { WorkClock } from './work-clock.ts'

/** Decision 766, item 5.2. */
const LIMIT = 15
const LONGEST = 45
const DRAWS = 8
const CHANNELS = ['app', 'call', 'portal', 'social'] as const
const TOPICS = ['environment', 'roads', 'land', 'order', 'services', 'other'] as const
/** The one office that answers late now and then. */
const LATE = { unit: '508.TNMT', rate: 0.03 }
const ON_CONDUCT = 0.012

export interface FeedbackDeps {
  readonly catalogue: Pick<Catalogue, 'units' | 'measures' | 'calendar' | 'utcOffsetMinutes'>
  readonly model: Model
  readonly work: WorkClock
  readonly seed: number
}

/** What citizens say on the 1022 line and how it is answered, without who said it. */
export function createFeedbackItems({ catalogue, model, work, seed }: FeedbackDeps): Lives | null {
  const items = catalogue.measures.get('feedback.items')
  if (!items) return null
  const { utcOffsetMinutes } = catalogue

  const lifeOf = (unit: Unit, day: Day, nth: number, draw: (what: number) => number): Life => {
    const received = startOfDay(day, utcOffsetMinutes) + Math.floor(minuteWhenDone(draw(0)) * 60) * 1_000
    const due = dueAfter(catalogue, received, LIMIT)
    const [from, limit] = [work.done(received), work.done(due)]
    const late = unit.code === LATE.unit && draw(1) < LATE.rate
    const closed = work.when(late ? limit + 4 * draw(2) + 0.1 : from + (limit - from) * (0.1 + 0.75 * draw(2)))
    const text = (at: number) => formatInstant(at, utcOffsetMinutes)
    const said = {
      code: `PA-${unit.code}-${formatDay(day)}-${nth + 1}`,
      unit: unit.code,
      class: draw(3) < ON_CONDUCT ? 'conduct' : 'policy',
      channel: CHANNELS[Math.floor(draw(4) * CHANNELS.length)] ?? 'app',
      topic: TOPICS[Math.floor(draw(5) * TOPICS.length)] ?? 'other',
      received: text(received),
      due: text(due),
      mark: 'sample',
    }
    return {
      unit: unit.code,
      changes: [received, closed],
      recordAt: (at) => (at < closed ? said : { ...said, closed: text(closed) }),
    }
  }

  return {
    register: 'feedback-items',
    units: catalogue.units.filter(({ kind }) => items.levels.includes(levelOf(kind))),
    longest: LONGEST,
    bornOn(unit, day) {
      if (!existsOn(unit, day)) return []
      const draw = hashText(`${seed}|feedback|${keyOf(unit)}|${day}`)
      return Array.from({ length: model.flow(items, unit, day, day + 1) }, (_, nth) =>
        lifeOf(unit, day, nth, (what) => chance(draw, nth * DRAWS + what)),
      )
    },
  }
}
