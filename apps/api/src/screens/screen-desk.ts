import type { ScreenChange, ScreenList, ScreenRecord, ScreenReport, ScreenStanding } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import type { DocumentStore } from '../store/store.ts'
import type { ScreenRecords } from './screen-records.ts'
import { createScreenWatch, type Seen } from './screen-watch.ts'
import { createSeenBook } from './seen-book.ts'

/** How often the clock is looked at: a screen that stands still is told of this soon after. */
const LOOK_MS = 5_000

export interface ScreenDeskDeps {
  readonly records: ScreenRecords
  readonly documents: DocumentStore
  readonly now: () => Instant
  /** The last delta of a scope. */
  readonly seqOf: (scope: string) => number
  /** The build that screens should run. */
  readonly build: string
  /** Told what can be fetched again: `screens/<id>` when its record changed. */
  readonly announce: (thing: string) => void
  /** Told when the list is another than before. */
  readonly onNews: () => void
  /** What was seen could not be kept. */
  readonly onFault: (error: unknown) => void
  readonly lookMs?: number
}

/** All screens from one desk: what each should show and how it does. */
export interface ScreenDesk {
  list(): Promise<ScreenList>
  get(id: string): Promise<ScreenRecord>
  put(id: string, change: ScreenChange): Promise<ScreenRecord>
  remove(id: string): Promise<void>
  /** A report came on a connection. */
  report(connection: string, report: ScreenReport): void
  gone(connection: string, standsStill?: boolean): void
  /** Keeps what was seen, and sees no more. */
  close(): Promise<void>
}

/** Opens the desk with what was seen before the last stop. */
export async function createScreenDesk(deps: ScreenDeskDeps): Promise<ScreenDesk> {
  const { records, now, seqOf, build, announce, onNews } = deps
  const book = createSeenBook(deps.documents)
  const watch = createScreenWatch({ now, seqOf, onChanged: onNews })
  for (const seen of await book.all()) watch.recall(seen)

  async function keep(all: boolean): Promise<void> {
    const kept = new Set((await records.all()).map(({ id }) => id))
    watch.forgetAwayExcept(kept)
    const seen = watch.seen().filter(({ screen }) => screen !== null && kept.has(screen))
    await book.write(seen, all)
  }
  let keeping: Promise<void> = Promise.resolve()
  const keepInTurn = (all = false) => (keeping = keeping.then(() => keep(all)).catch(deps.onFault))
  const timer = setInterval(() => {
    watch.look()
    void keepInTurn()
  }, deps.lookMs ?? LOOK_MS)
  let closed = false

  return {
    async list() {
      const known = await records.all()
      watch.look()
      return { now: now(), build, screens: standings(known, watch.seen()) }
    },
    get: records.get,
    async put(id, change) {
      const record = await records.put(id, change)
      announce(`screens/${id}`)
      onNews()
      return record
    },
    async remove(id) {
      await records.remove(id)
      await book.remove(id)
      announce(`screens/${id}`)
      onNews()
    },
    report: watch.report,
    gone(connection, standsStill) {
      // Whoever is cut because the server stops did not go away.
      if (!closed) watch.gone(connection, standsStill)
    },
    async close() {
      closed = true
      clearInterval(timer)
      await keepInTurn(true)
    },
  }
}

/** Records with what was seen of them, then the walls without one that are there. */
function standings(records: readonly ScreenRecord[], seen: readonly Seen[]): ScreenStanding[] {
  const byName = new Map(seen.map((one) => [one.screen, one]))
  const known = new Set(records.map(({ id }) => id))
  const strangers = seen.filter(({ screen, state }) => state !== 'away' && (screen === null || !known.has(screen)))
  return [
    ...records.map((record) => standing(record, byName.get(record.id))),
    ...strangers.map((one) => standing(null, one)),
  ]
}

function standing(record: ScreenRecord | null, seen: Seen | undefined): ScreenStanding {
  const id = record?.id ?? null
  if (!seen) return { id, record, state: 'never', since: null, heardAt: null, behindBy: 0, report: null }
  const { state, since, heardAt, behindBy, report } = seen
  return { id, record, state, since, heardAt, behindBy, report }
}
