import { type Catalogue, type Day, dayOf, type Instant, type Unit } from '@ioc/metrics'
import { beginsAt, endsAt, type Life, type Lives } from './life.ts'
import type { RecordRow } from './record-row.ts'

/** Records that changed within (from, to], as they stand at `to`. */
export type ChangedWithin = (units: readonly Unit[], from: Instant, to: Instant) => RecordRow[]

/** Looks for changes among what lives around a day; that list is made once a day. */
export function createLiving(lives: Lives, { utcOffsetMinutes }: Pick<Catalogue, 'utcOffsetMinutes'>): ChangedWithin {
  const around = new Map<Unit, { readonly day: Day; readonly from: Instant; readonly living: readonly Life[] }>()
  const livingOf = (unit: Unit, from: Instant, day: Day): readonly Life[] => {
    const known = around.get(unit)
    if (known?.day === day && known.from <= from) return known.living
    const living: Life[] = []
    for (let born = dayOf(from, utcOffsetMinutes) - lives.longest; born <= day; born += 1) {
      living.push(...lives.bornOn(unit, born).filter((life) => endsAt(life) > from))
    }
    around.set(unit, { day, from, living })
    return living
  }
  return (units, from, to) =>
    units.flatMap((unit) =>
      livingOf(unit, from, dayOf(to, utcOffsetMinutes))
        .filter(({ changes }) => changes.some((at) => from < at && at <= to))
        .map((life) => life.recordAt(to)),
    )
}

/** All that was born within [from, to) and begun by `until`. */
export function bornWithin(lives: Lives, units: readonly Unit[], from: Day, to: Day, until: Instant): Life[] {
  const born: Life[] = []
  for (let day = from; day < to; day += 1) {
    for (const unit of units) born.push(...lives.bornOn(unit, day).filter((life) => beginsAt(life) <= until))
  }
  return born
}
