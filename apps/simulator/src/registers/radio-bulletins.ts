import {
  type Catalogue,
  type Day,
  existsOn,
  formatDay,
  isWorkingDay,
  keyOf,
  levelOf,
  periodOf,
  startOfDay,
  type Unit,
} from '@ioc/metrics'
import { chance, hashText } from '../model/hash.ts'
import type { Model } from '../model/model.ts'
import type { Life, Lives } from './life.ts'

const TOPICS = ['digital', 'reform', 'eid', 'online-services', 'safety'] as const
/** Loudspeakers speak before the fields are walked to, and are written down at once. */
const ON_AIR = (5 * 60 + 30) * 60_000

export interface BulletinsDeps {
  readonly catalogue: Pick<Catalogue, 'units' | 'measures' | 'calendar' | 'utcOffsetMinutes'>
  readonly model: Model
  readonly seed: number
}

/** What the loudspeakers of every commune broadcast: as many a week as its shape says, on working days. */
export function createRadioBulletins({ catalogue, model, seed }: BulletinsDeps): Lives | null {
  const bulletins = catalogue.measures.get('information.bulletins')
  if (!bulletins) return null
  const { calendar, utcOffsetMinutes } = catalogue

  /** The day of each bulletin of a week. */
  const daysOf = (unit: Unit, week: { readonly start: Day; readonly end: Day }): Day[] => {
    const draw = hashText(`${seed}|bulletin|${keyOf(unit)}|${week.start}`)
    const days = Array.from({ length: week.end - week.start }, (_, after) => week.start + after)
    const open = days.filter((day) => isWorkingDay(calendar, day))
    const count = model.flow(bulletins, unit, week.start, week.end)
    return Array.from({ length: count }, (_, nth) => open[Math.floor(chance(draw, nth) * open.length)] ?? week.start)
  }

  const lifeOf = (unit: Unit, day: Day, nth: number): Life => {
    const number = hashText(`${seed}|topic|${keyOf(unit)}|${day}|${nth}`) % TOPICS.length
    const record = {
      code: `PT-${unit.code}-${formatDay(day)}-${nth + 1}`,
      unit: unit.code,
      aired: formatDay(day),
      topic: TOPICS[number] ?? 'digital',
      title: `Tin bài mẫu của đài truyền thanh ${unit.name.vi}`,
      mark: 'sample',
    }
    return {
      unit: unit.code,
      changes: [startOfDay(day, utcOffsetMinutes) + ON_AIR],
      recordAt: () => record,
    }
  }

  return {
    register: 'radio-bulletins',
    units: catalogue.units.filter(({ kind }) => bulletins.levels.includes(levelOf(kind))),
    longest: 1,
    bornOn(unit, day) {
      if (!existsOn(unit, day)) return []
      const today = daysOf(unit, periodOf('week', day)).filter((other) => other === day)
      return today.map((_, nth) => lifeOf(unit, day, nth))
    },
  }
}
