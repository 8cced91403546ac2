import type { Connection } from './connection.ts'
import { createDayRows, type DayRow, type DayRows, joinDays } from './day-rows.ts'
import type { LatestRows } from './latest-rows.ts'
import type { Rows } from './rows.ts'
import { createRollUpStatements } from './roll-up-statements.ts'
import { inOne } from './steps.ts'
import type { Writer } from './writer.ts'

/** Day rows written in one transaction: about two milliseconds of the event loop. */
const SLICE = 1_000
/** Gathered day rows that start a roll-up before its time. */
const ENOUGH = 100_000

export interface RollUp {
  /** Takes in rows that are committed. */
  add(rows: Rows, lastSeq: number): void
  /** What is gathered and not yet in the table, joined per day; `day` order is not promised. */
  gathered(series: number, from: number, to: number): DayRow[]
  /** Writes everything gathered up to now. */
  flush(): Promise<void>
  stop(): void
}

/**
 * Gathers what changed per series and day in memory and writes it about once a second, in slices between
 * the batches. The tail keeps the same rows on the disk until then; joining twice does no harm.
 */
export function createRollUp(
  connection: Connection,
  writer: Writer,
  latest: LatestRows,
  options: { readonly utcOffsetMs: number; readonly everyMs: number; readonly failed: (error: unknown) => void },
): RollUp {
  const statements = createRollUpStatements(connection)
  let gathering: DayRows = createDayRows(options.utcOffsetMs)
  // Kept until all of it is written: a roll-up that failed half-way is done again from its beginning.
  let writing: { readonly rows: DayRows; readonly upTo: number } | undefined
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let seq = 0

  async function run(): Promise<void> {
    if (writing === undefined) {
      if (gathering.size() === 0) return
      writing = { rows: gathering, upTo: seq }
      gathering = createDayRows(options.utcOffsetMs)
    }
    const { rows, upTo } = writing
    const order = rows.ordered()
    for (let at = 0; at < order.length; at += SLICE) {
      const slice = order.subarray(at, at + SLICE)
      await writer.write(slice.length, () => inOne(() => statements.putDays(rows, slice)))
    }
    const series = rows.series()
    for (let at = 0; at < series.length; at += SLICE) {
      const slice = series.subarray(at, at + SLICE)
      await writer.write(slice.length, () => inOne(() => statements.putLatest(latest, slice)))
    }
    await writer.write(SLICE, () => inOne(() => statements.cutTail(upTo)))
    writing = undefined
  }

  function start(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    running ??= run().finally(() => {
      running = undefined
      if (writing || gathering.size() > 0) later()
    })
    return running
  }

  function later(): void {
    if (running || stopped) return
    if (gathering.size() >= ENOUGH) start().catch(options.failed)
    else timer ??= setTimeout(() => start().catch(options.failed), options.everyMs).unref()
  }

  return {
    add(rows, lastSeq) {
      if (rows.length === 0) return
      gathering.add(rows)
      seq = lastSeq
      later()
    },
    gathered(series, from, to) {
      const newer = gathering.daysOf(series, from, to)
      return writing ? joinAll([...writing.rows.daysOf(series, from, to), ...newer]) : newer
    },
    async flush() {
      if (running) await running
      await start()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** One row per series and day. */
export function joinAll(rows: readonly DayRow[]): DayRow[] {
  const joined = new Map<number, DayRow>()
  for (const row of rows) {
    const known = joined.get(row.day)
    joined.set(row.day, known ? joinDays(known, row) : row)
  }
  return [...joined.values()]
}
