import type { ProblemDetail } from '@ioc/contract'
import {
  type Cadence,
  type Catalogue,
  type Day,
  dayOf,
  formatPeriod,
  type Instant,
  lockedBefore,
  lockOf,
  type Measure,
  type Period,
  startOfDay,
} from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import { MOST_NAMED } from '../rows/refusals.ts'
import type { Store } from '../store/store.ts'
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

const MINUTE_MS = 60_000

/** Rows gathered, and keys looked up, before others may run. */
const [GATHERED, AT_ONCE] = [1_000, 200]

/**
 * Opens the check for one catalogue. A row of an open period costs one look into a list; one of a locked period that is
 * newer than all its series holds, as history told in its order is, hardly more. Of late first reports as many are
 * found as an answer names.
 */
export function createCheckLocks(catalogue: Catalogue, store: LockReads): CheckLocks {
  const { describeSeries, lastBefore } = store
  const locks = locksOf(catalogue)
  if (!locks) return async () => []

  return async (columns, now) => {
    const { series, time, value } = columns.read()
    const known = new Map<number, Series | null>()
    const seriesOf = (number: number): Series | null => {
      let one = known.get(number)
      if (one === undefined) known.set(number, (one = locks.seriesOf(describeSeries(number)?.measure, now)))
      return one
    }
    const rows: number[] = []
    const pause = breathe()
    for (let index = 0; index < series.length; index++) {
      if (index % GATHERED === 0) await pause()
      const one = seriesOf(series[index]!)
      if (one !== null && time[index]! < one.lockedBefore) rows.push(index)
    }
    if (rows.length === 0) return []

    const touched = [...new Set(rows.map((index) => series[index]!))]
    const newest = new Map((await lastBefore(touched, Number.MAX_SAFE_INTEGER)).map((one) => [one.series, one.time]))
    const standing = createStanding(store)
    const found: LockedRow[] = []
    let late = 0
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE)
      const again = some.filter((index) => time[index]! <= (newest.get(series[index]!) ?? Number.NEGATIVE_INFINITY))
      const same = await standing.same(again.map((index) => ({ series: series[index]!, time: time[index]! })))
      for (const index of some) {
        const { measure } = seriesOf(series[index]!)!
        const lock = locks.lockAt(measure, time[index]!)
        const stood = same.get(keyOf(series[index]!, time[index]!))
        if (!lock || stood === value[index]) continue
        const was = stood ?? (measure.grain === null ? await standing.atLock(series[index]!, lock) : undefined)
        if (was === undefined && late++ >= MOST_NAMED) continue
        const stoodAs = was === undefined ? null : was / 10 ** measure.decimals
        found.push({ index, measure, period: lock.period, lockedAt: lock.at, was: stoodAs })
      }
      await pause()
    }
    return found
  }
}

type LockReads = Pick<Store, 'describeSeries' | 'lastBefore' | 'revisionsOf' | 'seqAt'>

const keyOf = (series: number, time: number) => `${series} ${time}`

/** What stands where rows of locked periods go, in units of the last decimal. */
function createStanding({ revisionsOf, seqAt, lastBefore }: LockReads) {
  const seqs = new Map<Instant, Promise<number>>()
  return {
    /** The newest value of each of these readings, by `keyOf`. */
    async same(keys: Parameters<LockReads['revisionsOf']>[0]): Promise<ReadonlyMap<string, number>> {
      if (keys.length === 0) return new Map()
      return new Map((await revisionsOf(keys)).map((one) => [keyOf(one.series, one.time), one.value]))
    },
    /**
     * The last value of a stock within a period as it was known when that was locked. What came after the lock is
     * history told late, and corrects nothing.
     */
    async atLock(series: number, { from, to, at }: Lock): Promise<number | undefined> {
      const seq = seqs.get(at) ?? seqAt(at - 1)
      seqs.set(at, seq)
      if ((await seq) === 0) return undefined
      const [last] = await lastBefore([series], to - 1, await seq)
      return last && last.time >= from ? last.value : undefined
    },
  }
}

/** A series whose periods get locked: its rows of an earlier time are. */
interface Series {
  readonly measure: Measure
  readonly lockedBefore: number
}

/** A period of a cadence, the times of readings it holds, and when it is locked. */
interface Lock {
  readonly period: Period
  readonly from: number
  readonly to: number
  readonly at: Instant
}

/** What locks mean for the times of readings; undefined where no cadence has one. */
function locksOf({ measures, calendar, utcOffsetMinutes: offset }: Catalogue) {
  if (![...measures.values()].some(({ cadence }) => cadence.lockAfter !== undefined)) return undefined
  const dayAt = ({ grain }: Measure, time: number) => (grain === null ? dayOf(time, offset) : time / DAY_MS)
  const timeOf = ({ grain }: Measure, day: number) => (grain === null ? startOfDay(day, offset) : day * DAY_MS)
  let last: { readonly measure: Measure; readonly lock: Lock } | undefined
  let minute = Number.NaN
  const days = new Map<Cadence, Day | null>()

  /** What is due falls due on a minute: within one every answer is the same. */
  function dayBefore(cadence: Cadence, now: Instant): Day | null {
    if (Math.floor(now / MINUTE_MS) !== minute) days.clear()
    minute = Math.floor(now / MINUTE_MS)
    let day = days.get(cadence)
    if (day === undefined) days.set(cadence, (day = lockedBefore(cadence, now, calendar, offset)))
    return day
  }

  return {
    seriesOf(id: string | undefined, now: Instant): Series | null {
      const measure = measures.get(id ?? '')
      const day = measure ? dayBefore(measure.cadence, now) : null
      return measure && day !== null ? { measure, lockedBefore: timeOf(measure, day) } : null
    },
    /** The lock of the period that a row's time lies in. Rows of one period mostly come together: the last is kept. */
    lockAt(measure: Measure, time: number): Lock | undefined {
      if (last?.measure === measure && time >= last.lock.from && time < last.lock.to) return last.lock
      const lock = lockOf(measure.cadence, dayAt(measure, time), calendar, offset)
      if (!lock) return undefined
      const { start, end } = lock.period
      last = { measure, lock: { ...lock, from: timeOf(measure, start), to: timeOf(measure, end) } }
      return last.lock
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
