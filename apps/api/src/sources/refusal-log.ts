import { randomUUID } from 'node:crypto'
import type { Door, SourceRefusal } from '@ioc/contract'
import { type Day, dayOf, type Instant } from '@ioc/metrics'
import type { Problem } from '../errors.ts'
import { createGatherer, type Gatherer } from '../gather.ts'
import type { Store } from '../store/store.ts'
import { keepReasons, keepRow, keepText, type SentRow } from './keep-row.ts'
import { createRefusalBook, type RefusedDay } from './refusal-book.ts'

/** A delivery that a door refused, or of which it left rows out. */
export interface Refused {
  readonly source: string
  readonly door: Door
  readonly at: Instant
  readonly error: Problem
  /** Its rows, as far as the door still has them. */
  readonly rows: readonly SentRow[]
  /** Rows that were not stored; those handed in, unless told. */
  readonly refused?: number
  /** Whether all that were not stored are handed in; they are, unless told. */
  readonly complete?: boolean
  readonly assumeZone?: boolean
  /** Columns that may be named in the reasons, beside those of a reading: the door's own words, none of the sender's. */
  readonly columns?: ReadonlySet<string>
}

/** What was refused, per source: the newest deliveries with their rows, and how many rows a day. */
export interface RefusalLog {
  /** Notes a refusal and returns at once: it neither throws nor waits for the store. */
  note(refused: Refused): void
  /** Newest first. */
  of(source: string): Promise<readonly SourceRefusal[]>
  /** Rows refused per source and local day, the last eight days. */
  days(): Promise<readonly RefusedDay[]>
  /** Refused deliveries per source that nobody has looked after. */
  open(): Promise<ReadonlyMap<string, number>>
  /**
   * Changes one that is still `open`. Throws `not-found` where none is called so, `conflict` where it was
   * stored or put aside, or is being changed by someone else.
   */
  change(source: string, id: string, change: (refusal: SourceRefusal) => Promise<SourceRefusal>): Promise<SourceRefusal>
  /** Resolves when all that was noted is written. */
  settle(): Promise<void>
  /** Writes what waits, and writes nothing more. */
  close(): Promise<void>
}

const MOST_ROWS = 200
/** Refusals of one source written with one write; of more within a second the newest are kept. */
const MOST_WAITING = 10
const WRITE_EVERY_MS = 1_000

/** What waits to be written of one source. */
interface Waiting {
  refusals: SourceRefusal[]
  counted: Map<Day, { refusals: number; rows: number }>
  writing: Promise<void>
  readonly soon: Gatherer
}

export function createRefusalLog(deps: {
  readonly documents: Store['documents']
  readonly utcOffsetMinutes: number
  /** Told once something noted can be asked for. */
  readonly onWritten?: () => void
  /** Told where the store would not take it: nobody waits for it, so nobody else is told. */
  readonly onFault?: (error: unknown) => void
}): RefusalLog {
  const { utcOffsetMinutes, onWritten = () => {}, onFault = () => {} } = deps
  const book = createRefusalBook(deps.documents)
  const sources = new Map<string, Waiting>()

  async function write(source: string, waiting: Waiting): Promise<void> {
    const { refusals, counted } = waiting
    if (counted.size === 0) return
    waiting.refusals = []
    waiting.counted = new Map()
    await book.add(source, refusals, counted).then(onWritten, onFault)
  }

  function waitingOf(source: string): Waiting {
    const known = sources.get(source)
    if (known) return known
    const waiting: Waiting = {
      refusals: [],
      counted: new Map(),
      writing: Promise.resolve(),
      soon: createGatherer(() => void queue(source, waiting), WRITE_EVERY_MS),
    }
    sources.set(source, waiting)
    return waiting
  }

  /** One after the other: two writes of one source would contend for its count. */
  function queue(source: string, waiting: Waiting): Promise<void> {
    return (waiting.writing = waiting.writing.then(() => write(source, waiting)))
  }

  const settle = async () => {
    await Promise.all([...sources].map(([source, waiting]) => queue(source, waiting)))
  }

  return {
    note(refused) {
      const waiting = waitingOf(refused.source)
      const refusal = refusalOf(refused)
      waiting.refusals = [...waiting.refusals, refusal].slice(-MOST_WAITING)
      const day = dayOf(refused.at, utcOffsetMinutes)
      const { refusals, rows } = waiting.counted.get(day) ?? { refusals: 0, rows: 0 }
      waiting.counted.set(day, { refusals: refusals + 1, rows: rows + refusal.refused })
      waiting.soon.ask()
    },
    of: book.of,
    days: book.days,
    open: book.open,
    change: book.change,
    settle,
    async close() {
      for (const { soon } of sources.values()) soon.close()
      await settle()
    },
  }
}

function refusalOf({ error, at, door, rows, ...more }: Refused): SourceRefusal {
  const reasons = keepReasons(error.errors ?? [], more.columns)
  const perRow = Map.groupBy(reasons, ({ row }) => row)
  const kept = rows.slice(0, MOST_ROWS).map((sent) => keepRow(sent, perRow.get(sent.row) ?? []))
  const shown = new Set(kept.map(({ row }) => row))
  return {
    // The newest first is the order of the ids backwards.
    id: `${String(at).padStart(15, '0')}-${randomUUID().slice(0, 8)}`,
    at,
    door,
    problem: error.id,
    detail: keepText(error.message),
    refused: more.refused ?? rows.length,
    rows: kept,
    errors: reasons.filter(({ row }) => row === undefined || !shown.has(row)).slice(0, MOST_ROWS),
    complete: (more.complete ?? true) && rows.length <= MOST_ROWS && rows.length > 0,
    assumeZone: more.assumeZone ?? false,
    state: 'open',
    tried: null,
  }
}
