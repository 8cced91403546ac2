import type { ProblemDetail } from '@ioc/contract'
import {
  type Catalogue,
  dayOf,
  formatPeriod,
  type Instant,
  lockedBefore,
  lockOf,
  type Measure,
  type Period,
  periodOf,
  startOfDay,
} from '@ioc/metrics'
import type { Store, StoredReading } from '../store/store.ts'
import { DAY_MS } from './check-time.ts'
import type { Columns } from './columns.ts'

/** A row of a period that is locked. */
export interface LockedRow {
  /** In the columns. */
  readonly index: number
  readonly measure: Measure
  /** Of its cadence. */
  readonly period: Period
  readonly lockedAt: Instant
  /** What stood when it was locked, in the measure's own terms; null where the row is a late first report. */
  readonly was: number | null
}

/** Finds the rows that tell something new of a locked period, whether or not they say why. */
export type CheckLocks = (columns: Columns, now: Instant) => Promise<readonly LockedRow[]>

/** Opens the check for one catalogue. A row of an open period costs one look into a list. */
export function createCheckLocks(
  catalogue: Catalogue,
  { describeSeries, readingsFor }: Pick<Store, 'describeSeries' | 'readingsFor'>,
): CheckLocks {
  const locks = locksOf(catalogue)
  if (!locks) return async () => []

  return async (columns, now) => {
    const { series, time, value } = columns.read()
    const known = new Map<number, Series | null>()
    const rows = new Map<number, number[]>()
    for (let index = 0; index < series.length; index++) {
      const number = series[index]!
      let one = known.get(number)
      if (one === undefined) known.set(number, (one = locks.seriesOf(describeSeries(number)?.measure, now)))
      if (one === null || time[index]! >= one.lockedBefore) continue
      const list = rows.get(number)
      if (list) list.push(index)
      else rows.set(number, [index])
    }
    const found: LockedRow[] = []
    for (const [number, indexes] of rows) {
      const measure = known.get(number)?.measure
      if (!measure) continue
      const times = indexes.map((index) => time[index]!)
      const stood = await readingsFor({ series: [number], ...locks.reach(measure, times) })
      const judge = locks.judge(measure, stood)
      for (const index of indexes) {
        const locked = judge(index, time[index]!, value[index]!)
        if (locked) found.push(locked)
      }
    }
    return found.toSorted((a, b) => a.index - b.index)
  }
}

/** A series whose periods get locked: its rows of an earlier time are. */
interface Series {
  readonly measure: Measure
  readonly lockedBefore: number
}

/** What locks mean for the times of readings; undefined where no cadence has one. */
function locksOf({ measures, calendar, utcOffsetMinutes: offset }: Catalogue) {
  if (![...measures.values()].some(({ cadence }) => cadence.lockAfter !== undefined)) return undefined
  const dayAt = ({ grain }: Measure, time: number) => (grain === null ? dayOf(time, offset) : time / DAY_MS)
  const timeOf = ({ grain }: Measure, day: number) => (grain === null ? startOfDay(day, offset) : day * DAY_MS)

  return {
    seriesOf(id: string | undefined, now: Instant): Series | null {
      const measure = measures.get(id ?? '')
      const day = measure ? lockedBefore(measure.cadence, now, calendar, offset) : null
      return measure && day !== null ? { measure, lockedBefore: timeOf(measure, day) } : null
    },
    /** Where readings lie that rows of these times may correct. */
    reach(measure: Measure, times: readonly number[]): { readonly from: number; readonly to: number } {
      let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (const time of times) {
        from = Math.min(from, time)
        to = Math.max(to, time)
      }
      const periodAt = (time: number) => periodOf(measure.cadence.every, dayAt(measure, time))
      return { from: timeOf(measure, periodAt(from).start), to: timeOf(measure, periodAt(to).end) }
    },
    /** What a row changes; undefined where it says what stands already. */
    judge(measure: Measure, stood: readonly StoredReading[]) {
      const lockAt = (time: number) => lockOf(measure.cadence, dayAt(measure, time), calendar, offset)
      const sameTime = new Map(stood.map((one) => [one.time, one]))
      // A stock's period holds several: what came after the lock is history told late, and corrects nothing.
      const lastKnown = new Map<number, StoredReading>()
      for (const one of measure.grain === null ? stood : []) {
        const lock = lockAt(one.time)
        if (lock && one.receivedAt < lock.at) lastKnown.set(lock.period.start, one)
      }
      return (index: number, time: number, value: number): LockedRow | undefined => {
        const lock = lockAt(time)
        const same = sameTime.get(time)
        if (!lock || same?.value === value) return undefined
        const was = same ?? lastKnown.get(lock.period.start)
        const stoodAs = was ? was.value / 10 ** measure.decimals : null
        return { index, measure, period: lock.period, lockedAt: lock.at, was: stoodAs }
      }
    },
  }
}

/** A correction without a reason as a refusal names it; with one, or as a late first report, as a remark. */
export function lockDetail(row: number, locked: LockedRow, isRefused: boolean): ProblemDetail {
  const { measure, period, lockedAt, was } = locked
  const since = `${measure.id} of ${formatPeriod(period)} was locked on ${new Date(lockedAt).toISOString()}`
  if (was === null)
    return { row, column: 'value', code: 'late-first', detail: `${since}; nothing stood: its first value` }
  if (!isRefused) return { row, column: 'value', code: 'corrected-locked', detail: `${since} with ${was}` }
  const advice = 'send the reading with a `note` that says why it is corrected'
  return { row, column: 'note', code: 'period-locked', detail: `${since} with ${was}: ${advice}` }
}
