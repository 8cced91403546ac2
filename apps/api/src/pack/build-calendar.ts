import type { CalendarFile } from '@ioc/contract'
import { type Day, formatDay, type Localised, weekdayOf, type WorkingCalendar } from '@ioc/metrics'
import type { Opened } from './open-file.ts'
import type { Path } from './positions.ts'

/** The working calendar; a day named twice, or a swap that swaps nothing, is a mistake. */
export function buildCalendar(file: Opened<CalendarFile>): WorkingCalendar {
  const { weekend, holidays, swaps } = file.data
  const days = new Map<Day, Localised>()
  const workedDays = new Set<Day>()
  const isWeekend = (day: Day) => weekend.includes(weekdayOf(day))
  const nameAt = (name: string, path: Path): Localised => {
    const found = file.data.names[name]
    if (found === undefined) file.refuse([...path, 'name'], `names holds no ${name}`)
    return found ?? { vi: name, en: name, bn: name }
  }
  const setOff = (day: Day, name: Localised, path: Path) => {
    if (days.has(day)) file.refuse(path, `${formatDay(day)} is a holiday already`)
    days.set(day, name)
  }
  for (const [index, { name, date, from, to }] of holidays.entries()) {
    const path: Path = ['holidays', index]
    const called = nameAt(name, path)
    const first = date ?? from ?? 0
    for (let day = first; day <= (date ?? to ?? 0); day += 1) setOff(day, called, [...path, date ? 'date' : 'from'])
  }
  for (const [index, { name, off, worked }] of swaps.entries()) {
    const path: Path = ['swaps', index]
    if (isWeekend(off)) file.refuse([...path, 'off'], `${formatDay(off)} is off anyway`)
    if (!isWeekend(worked)) file.refuse([...path, 'worked'], `${formatDay(worked)} is worked anyway`)
    if (workedDays.has(worked)) file.refuse([...path, 'worked'], `${formatDay(worked)} is worked already`)
    setOff(off, nameAt(name, path), [...path, 'off'])
    workedDays.add(worked)
  }
  for (const [index, { worked }] of swaps.entries()) {
    if (days.has(worked)) file.refuse(['swaps', index, 'worked'], `${formatDay(worked)} is a holiday`)
  }
  return { weekend, holidays: days, workedDays }
}
