import { foldText } from '@ioc/contract'
import { dayOfCivil, formatDay, type Grain, type Period, periodOf } from '@ioc/metrics'

/** The days a text speaks of from one to another, as it says them; each way in which its years can be meant. */
export interface Span {
  /** `10/11 – 16/11/2025`. */
  readonly said: string
  /** Periods of the grain that are just these days; none where they are no such period, or the year is not known. */
  readonly periods: readonly Period[]
}

/** A day of which the month and the year may be said elsewhere. */
interface SaidDay {
  readonly day: number
  readonly month: number | undefined
  readonly year: number | undefined
}

const DAY = String.raw`(?:het )?(?:ngay )?(\d{1,2})`
const RANGE = new RegExp(
  String.raw`(?<![\d/.-])${DAY}(?:[/.-](\d{1,2})(?:[/.-](\d{4}))?)? ?(?:den|toi|to|-) ?${DAY}[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/])`,
)

/** Folded text whose dates in words, `ngày 10 tháng 11 năm 2025`, are in figures. */
export function withDates(text: string): string {
  return foldText(text)
    .replace(
      /(?<!thang )(?<!tuan )(?<!quy )(?<!\d)(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:(?: nam |[/ -])(\d{4}))?(?!\d)/g,
      (_all, day: string, month: string, year?: string) =>
        [day, month, ...(year === undefined ? [] : [year])].join('/'),
    )
    .replace(/(?<![\d/])(\d{1,2}\/\d{1,2}) nam (\d{4})/g, '$1/$2')
}

/**
 * The days that a text speaks of: `từ ngày 10/11 đến ngày 16/11/2025`. A month or year said once is both days'; `years`
 * are said elsewhere. A span over a year's end begins in the year before it ends. Undefined where it names none.
 */
export function spanIn(text: string, grain: Grain, years: ReadonlySet<number>): Span | undefined {
  const match = RANGE.exec(withDates(text))
  if (!match) return undefined
  const [first, last] = [dayFrom(match.slice(1, 4)), dayFrom(match.slice(4, 7))]
  const ways = yearsOf(first, last, years).flatMap(([from, to]) => {
    const [start, end] = [civil(first, from, last.month), civil(last, to, last.month)]
    if (start === undefined || end === undefined) return []
    const period = periodOf(grain, start)
    return period.start === start && period.end === end + 1 ? [period] : []
  })
  return { said: `${written(match.slice(1, 4))} – ${written(match.slice(4, 7))}`, periods: ways }
}

const dayFrom = ([day, month, year]: readonly (string | undefined)[]): SaidDay => ({
  day: Number(day),
  month: month === undefined ? undefined : Number(month),
  year: year === undefined ? undefined : Number(year),
})

const written = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join('/')

/** The years that both days may be of. */
function yearsOf(first: SaidDay, last: SaidDay, years: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const month = first.month ?? last.month ?? 0
  const crosses = month * 100 + first.day > (last.month ?? 0) * 100 + last.day ? 1 : 0
  if (last.year !== undefined) return [[first.year ?? last.year - crosses, last.year]]
  if (first.year !== undefined) return [[first.year, first.year + crosses]]
  const [year] = years
  if (year === undefined || years.size > 1) return []
  // `Tuần 1 năm 2026 (từ 29/12 đến 04/01)` ends in its year, week 53 of 2026 begins in it.
  return crosses === 0
    ? [[year, year]]
    : [
        [year - 1, year],
        [year, year + 1],
      ]
}

/** A day of the calendar; 31/02 is none. */
function civil({ day, month }: SaidDay, year: number, otherMonth: number | undefined): number | undefined {
  const of = month ?? otherMonth ?? 0
  if (of < 1 || of > 12) return undefined
  const found = dayOfCivil(year, of, day)
  const name = [year, String(of).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return formatDay(found) === name ? found : undefined
}
