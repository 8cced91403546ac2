import { type Catalogue, dayOf, type Instant, type Register, type SourceKind, type UnitTree } from '@ioc/metrics'
import type { RecordsReply } from '@ioc/contract'
import { inTurns } from '../breathe.ts'
import { Problem } from '../errors.ts'
import { createFindUnit } from '../rows/find-unit.ts'
import type { Refusals } from '../rows/refusals.ts'
import type { NewEntry, RecordBatch, RecordRow, RecordsAccepted } from '../store/record-store.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { createOpenChecks } from './check-rows.ts'
import { maySpeakFor, mayWrite, refuseForeign } from './own-records.ts'
import { findDangling } from './references.ts'
import type { Rules } from './rules.ts'

/** How far ahead of our clock `at` may be. */
const AHEAD_MS = 5 * 60_000

/** What a batch of records changed, for the live view: what it added to counts, and whom it speaks for. */
export interface CountedRows {
  readonly register: string
  readonly source: string
  readonly sourceKind: SourceKind
  readonly sample: boolean
  readonly receivedAt: Instant
  readonly at: Instant
  readonly seq: number
  /** Whether it says that these are complete up to `at`. */
  readonly speaks: boolean
  /** Keys of the units it is complete for; null for all. */
  readonly units: readonly string[] | null
  readonly entries: readonly NewEntry[]
  /** The records that changed, as they stand now; null where one was taken out. */
  readonly changed: Iterable<RecordRow>
}

/** What a person says beside a record: the revision that was seen (0 for none), why, and whether that completes its unit. */
export interface ByHand {
  readonly seen: number
  readonly reason: string
  readonly complete: boolean
}

export interface OpenRecords {
  readonly source: SourceRecord
  readonly mode: 'whole' | 'partial'
  readonly dryRun: boolean
  /** Since when it holds; now unless said. */
  readonly at?: Instant | undefined
  /** Codes of the units it is complete for; those of the source unless said. */
  readonly units?: readonly string[] | undefined
  /** Of a record typed by a person: it speaks for nothing but itself, unless it says so. */
  readonly byHand?: ByHand | undefined
}

export type AcceptRecords = OpenRecords & { readonly idempotency?: Idempotency | undefined }

/** What makes a retry known: the sender's key, and a digest of everything it asks for. */
export interface Idempotency {
  readonly key: string
  readonly bodyHash: string
}

export type RemoveRecord = Pick<AcceptRecords, 'source' | 'idempotency' | 'byHand'>

/** Records to be put by key, from the first to the answer. */
export interface RecordUpload {
  /** The next record, or whatever was sent in its place. */
  take(row: unknown): void
  /** Records taken so far, good or bad. */
  rows(): number
  /** All are here. Throws `Problem`: `bad-rows`, `conflict`, or what the store says. */
  finish(idempotency?: Idempotency): Promise<RecordsReply>
}

/** The door of every register. */
export interface Registers {
  /**
   * Opens a batch of records that come one by one. Throws `Problem`: `not-found`, `forbidden`, `bad-request`. A source
   * that reports for some units reaches their records alone: what stands and what is put must both be theirs.
   */
  open(register: string, options: OpenRecords): RecordUpload
  /** Puts records that are all here. Throws `Problem` as `open` and `finish` do. */
  accept(register: string, rows: readonly unknown[], options: AcceptRecords): Promise<RecordsReply>
  /** Takes a record out, for a reason that is kept. */
  remove(register: string, key: string, reason: string, options: RemoveRecord): Promise<RecordsReply>
  /** The register of that id. Throws `not-found`. */
  registerOf(id: string): Register
}

export interface RegistersDeps {
  readonly store: Pick<Store, 'records' | 'answerTo'>
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly rules: Rules
  /** Code of the unit whose the records are where a register names none. */
  readonly defaultUnit: string
  readonly now: () => Instant
  /** Told of what was stored, once it is on the disk and before it is acknowledged. Must not throw. */
  readonly onCounted: (counted: CountedRows) => void | Promise<void>
}

export function createRegisters(deps: RegistersDeps): Registers {
  const { store, catalogue, tree, rules, defaultUnit, now, onCounted } = deps
  const openChecks = createOpenChecks({ findUnit: createFindUnit(tree), defaultUnit })
  const dayIn = (at: Instant) => dayOf(at, catalogue.utcOffsetMinutes)

  function registerOf(id: string): Register {
    const register = catalogue.registers.get(id)
    if (!register) throw new Problem('not-found', `There is no register ${id}.`)
    return register
  }

  function keysOf(codes: readonly string[] | null, at: Instant): string[] | null {
    return (
      codes &&
      codes.map((code) => {
        const unit = tree.at(code, dayIn(at))
        if (!unit) throw new Problem('bad-request', `No unit has the code ${code}.`)
        return tree.keyOf(unit)
      })
    )
  }

  async function storeBatch(batch: RecordBatch, source: SourceRecord): Promise<RecordsAccepted> {
    const done = await store.records.accept(batch)
    if (done.replayed) return done
    const { id, kind: sourceKind, sample } = source
    const { register, receivedAt, at, units } = batch
    const { seq, entries, speaks } = done
    const changed = rowsAt(batch.rows, done.changed)
    await onCounted({ register, source: id, sourceKind, sample, receivedAt, at, seq, speaks, units, entries, changed })
    return done
  }

  function open(id: string, options: OpenRecords): RecordUpload {
    const { source, mode, dryRun, at = now(), units = source.units ?? undefined, byHand } = options
    const register = registerOf(id)
    mayWrite(register, source)
    maySpeakFor(units ?? [], source)
    if (at > now() + AHEAD_MS) throw new Problem('bad-request', '`at` is more than five minutes ahead.')
    const checks = openChecks(register, source, dayIn(at))
    return {
      take: checks.take,
      rows: checks.rows,
      async finish(idempotency) {
        const rows = checks.rows()
        // A retry gets its first answer even if what it says would not be taken today.
        const first = idempotency && (await store.answerTo(source.id, idempotency))
        const { checked: sound, dropped, refusals } = await checks.end()
        const checked = first ? sound : await refuseForeign(store.records, register, sound, source, refusals)
        const good: RecordRow[] = []
        const numbers: number[] = []
        await inTurns(checked, (row, index) => {
          if (!row) return
          good.push(byHand ? { ...row, ...said(byHand) } : row)
          numbers.push(index + 1)
        })
        const bad = rows - good.length
        if (!first && bad > 0 && mode === 'whole') throw badRows(bad, rows, refusals)
        const batch: RecordBatch = {
          register: id,
          source: source.id,
          receivedAt: now(),
          at,
          units: keysOf(byHand ? spokenFor(byHand, good) : (units ?? null), at),
          rows: good,
          numbers,
          within: source.units,
          entriesOf: rules.entriesOf,
          ...(idempotency && { idempotency }),
        }
        const remarks = await findDangling(store.records, register, checked)
        const rehearsed = dryRun && { ...(await store.records.rehearse(batch)), seq: null }
        const { accepted, revised, unchanged, seq } = first ?? (rehearsed || (await storeBatch(batch, source)))
        const refused = rows - accepted - revised - unchanged
        const told = { ...(remarks && { remarks }), ...(refused > 0 && { errors: [...refusals.named()] }) }
        return { accepted, revised, unchanged, refused, dropped: Object.fromEntries(dropped), seq, ...told }
      },
    }
  }

  return {
    registerOf,
    open,
    async accept(id, rows, { idempotency, ...options }) {
      const upload = open(id, options)
      await inTurns(rows, upload.take)
      return upload.finish(idempotency)
    },
    async remove(id, key, reason, { source, idempotency, byHand }) {
      const register = registerOf(id)
      mayWrite(register, source)
      const first = idempotency && (await store.answerTo(source.id, idempotency))
      if (first) return removed(first)
      const standing = await store.records.get(id, key)
      if (!standing) throw new Problem('not-found', `${register.id} has no record ${key}.`)
      maySpeakFor([standing.unit], source)
      const at = Math.max(now(), standing.at)
      const units = keysOf(byHand?.complete === false ? [] : [standing.unit], at)
      const rows = [{ key, record: null, reason, ...(byHand && said(byHand)) }]
      const batch: RecordBatch = {
        register: id,
        source: source.id,
        receivedAt: now(),
        at,
        units,
        rows,
        within: source.units,
        entriesOf: rules.entriesOf,
        ...(idempotency && { idempotency }),
      }
      return removed(await storeBatch(batch, source))
    },
  }
}

function badRows(refused: number, rows: number, refusals: Refusals): Problem {
  const detail = `${refused} of ${rows} records cannot be accepted, so nothing was stored.${refusals.more()}`
  return new Problem('bad-rows', detail, refusals.named())
}

const removed = ({
  accepted,
  revised,
  unchanged,
  seq,
}: Pick<RecordsAccepted, 'accepted' | 'revised' | 'unchanged' | 'seq'>) =>
  ({ accepted, revised, unchanged, refused: 0, dropped: {}, seq }) satisfies RecordsReply

const said = ({ seen, reason }: ByHand) => ({ seen, reason })

/** The units a person's word completes. */
const spokenFor = ({ complete }: ByHand, rows: readonly RecordRow[]): string[] =>
  complete ? rows.flatMap(({ record }) => record?.unit ?? []) : []

function* rowsAt(rows: readonly RecordRow[], indexes: readonly number[]): Generator<RecordRow> {
  for (const index of indexes) {
    const row = rows[index]
    if (row) yield row
  }
}
