import type { Rows } from './rows.ts'

const DAY_MS = 86_400_000

/** One series on one day: its last reading, when its first one was, and which batch first told of it. */
export interface DayRow {
  readonly series: number
  readonly day: number
  readonly time: number
  readonly value: number
  readonly revision: number
  readonly seq: number
  readonly firstTime: number
  readonly firstSeq: number
}

/** The local day of an instant; a flow's `time` falls on its first day for every zone east of Greenwich. */
export function dayOfTime(time: number, utcOffsetMs: number): number {
  return Math.floor((time + utcOffsetMs) / DAY_MS)
}

/** The instant a local day begins. */
export function startOfDay(day: number, utcOffsetMs: number): number {
  return day * DAY_MS - utcOffsetMs
}

/**
 * Two views of one day joined. Joining is idempotent and does not mind order, which is what makes a
 * roll-up that was interrupted, or applied twice, safe.
 */
export function joinDays(a: DayRow, b: DayRow): DayRow {
  const last = b.time > a.time || (b.time === a.time && b.revision > a.revision) ? b : a
  return {
    ...last,
    firstTime: Math.min(a.firstTime, b.firstTime),
    firstSeq: Math.min(a.firstSeq, b.firstSeq),
  }
}

export interface DayRows {
  readonly size: () => number
  /** Joins in every row. */
  add(rows: Rows): void
  /** The days of one series within [from, to], in no order. */
  daysOf(series: number, from: number, to: number): DayRow[]
  /** Series that have a row, ascending. */
  series(): Int32Array
  /** Every entry, by series and day; the numbers are for `row`. */
  ordered(): Int32Array
  row(entry: number): DayRow
}

/**
 * Day rows gathered in memory since the last roll-up. A hash table over typed columns: at half a million
 * rows a second a Map of objects would cost more than the inserts themselves.
 */
export function createDayRows(utcOffsetMs: number): DayRows {
  let capacity = 4096
  let size = 0
  let column = columns(capacity)
  // Open addressing, at most half full; holds entry + 1, so that 0 is an empty slot.
  let slots = new Int32Array(capacity * 2)
  // Per series the entry made last; `next` leads to those made before.
  let head = new Int32Array(1024)
  let touched: number[] = []

  function slotOf(series: number, day: number): number {
    const mask = slots.length - 1
    let hash = Math.imul(series, 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    for (;;) {
      const entry = slots[slot]! - 1
      if (entry < 0 || (column.series[entry] === series && column.day[entry] === day)) return slot
      slot = (slot + 1) & mask
    }
  }

  function grow(): void {
    capacity *= 2
    const larger = columns(capacity)
    for (const name of COLUMN_NAMES) larger[name].set(column[name])
    column = larger
    slots = new Int32Array(capacity * 2)
    for (let entry = 0; entry < size; entry++) {
      slots[slotOf(column.series[entry]!, column.day[entry]!)] = entry + 1
    }
  }

  function entryOf(series: number, day: number): number {
    if (series >= head.length) {
      const longer = new Int32Array(Math.max(series + 1, head.length * 2))
      longer.set(head)
      head = longer
    }
    const newest = head[series]! - 1
    if (newest >= 0 && column.day[newest] === day) return newest
    const slot = slotOf(series, day)
    const found = slots[slot]! - 1
    return found >= 0 ? found : create(series, day, slot, newest)
  }

  function create(series: number, day: number, slot: number, newest: number): number {
    const entry = size++
    slots[slot] = entry + 1
    column.series[entry] = series
    column.day[entry] = day
    column.time[entry] = Number.NEGATIVE_INFINITY
    column.firstTime[entry] = Number.POSITIVE_INFINITY
    column.firstSeq[entry] = Number.POSITIVE_INFINITY
    column.next[entry] = newest
    head[series] = entry + 1
    if (newest < 0) touched.push(series)
    if (size === capacity) grow()
    return entry
  }

  function add(rows: Rows): void {
    for (let i = 0; i < rows.length; i++) {
      const time = rows.time[i]!
      const revision = rows.revision[i]!
      const seq = rows.seq[i]!
      const entry = entryOf(rows.series[i]!, dayOfTime(time, utcOffsetMs))
      const known = column.time[entry]!
      if (time > known || (time === known && revision > column.revision[entry]!)) {
        column.time[entry] = time
        column.value[entry] = rows.value[i]!
        column.revision[entry] = revision
        column.seq[entry] = seq
      }
      if (time < column.firstTime[entry]!) column.firstTime[entry] = time
      if (seq < column.firstSeq[entry]!) column.firstSeq[entry] = seq
    }
  }

  function entriesOf(series: number): number[] {
    const entries: number[] = []
    for (let entry = (head[series] ?? 0) - 1; entry >= 0; entry = column.next[entry]!) entries.push(entry)
    return entries
  }

  function row(entry: number): DayRow {
    return {
      series: column.series[entry]!,
      day: column.day[entry]!,
      time: column.time[entry]!,
      value: column.value[entry]!,
      revision: column.revision[entry]!,
      seq: column.seq[entry]!,
      firstTime: column.firstTime[entry]!,
      firstSeq: column.firstSeq[entry]!,
    }
  }

  const sortedSeries = () => Int32Array.from(touched).sort()

  return {
    size: () => size,
    add,
    daysOf: (series, from, to) =>
      entriesOf(series)
        .filter((entry) => column.day[entry]! >= from && column.day[entry]! <= to)
        .map(row),
    series: sortedSeries,
    ordered() {
      const order = new Int32Array(size)
      let at = 0
      for (const series of sortedSeries()) {
        const entries = entriesOf(series)
        if (entries.length > 1) entries.sort((a, b) => column.day[a]! - column.day[b]!)
        order.set(entries, at)
        at += entries.length
      }
      return order
    },
    row,
  }
}

const COLUMN_NAMES = ['series', 'day', 'time', 'value', 'revision', 'seq', 'firstTime', 'firstSeq', 'next'] as const

function columns(capacity: number) {
  return {
    series: new Int32Array(capacity),
    day: new Int32Array(capacity),
    time: new Float64Array(capacity),
    value: new Float64Array(capacity),
    revision: new Int32Array(capacity),
    seq: new Float64Array(capacity),
    firstTime: new Float64Array(capacity),
    firstSeq: new Float64Array(capacity),
    next: new Int32Array(capacity),
  }
}
