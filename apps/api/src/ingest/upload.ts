import type { AcceptedReply, ProblemDetail, Refusal } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import { Problem } from '../errors.ts'
import { type CheckLocks, lockDetail } from './check-locks.ts'
import { brokenDetail, type CheckRules } from './check-rules.ts'
import type { Cells } from './check-shape.ts'
import type { Columns } from './columns.ts'
import type { CameIn, Committer, Idempotency } from './commit.ts'
import { findDuplicates, findDuplicatesOfMany } from './find-duplicates.ts'
import type { Intake } from './intake.ts'
import { badRows, MOST_NAMED, type Refusals } from '../rows/refusals.ts'
import type { SourceRecord } from '../store/store.ts'

/** How an upload is to be taken. */
export interface OpenOptions {
  readonly source: SourceRecord
  /** `whole`: one bad row refuses all. `partial`: the good are stored, the bad are named. */
  readonly mode: 'whole' | 'partial'
  /** Check everything, say what would happen, store nothing. */
  readonly dryRun: boolean
  /** The file the rows came in, and where in it each stood. */
  readonly file?: CameIn | undefined
  /** Rows that break a rule across measures are refused, but for those its sender stands by. */
  readonly implausible?: Implausibles | undefined
  /** Why periods are corrected that are locked: kept as the note of each such row that has none. */
  readonly reason?: string | undefined
  /** Read times without a zone in the pack's. */
  readonly assumeZone?: boolean
}

/** What becomes of rows that break a rule across measures. */
export interface Implausibles {
  /** Rows stored as they are, and named in the answer. */
  readonly stands: (row: number) => boolean
  /** A machine is refused only what it made implausible itself; a person is asked about all that is. */
  readonly held: 'caused' | 'all'
}

const REFUSED: Implausibles = { stands: () => false, held: 'caused' }

/** One upload from its first row to its answer. */
export interface Upload {
  /** A row as the contract describes it, or whatever else was sent in its place. False when it was refused. */
  take(row: number, candidate: unknown): boolean
  /** A row that could not be read at all. */
  refuseRow(row: number, code: Refusal, detail: string): void
  /** A row whose value could not be read; what else is wrong with it is named too. */
  refuseValue(row: number, cells: Cells, code: Refusal, detail: string): void
  /** How many decimals the measure of that id keeps; 0 where there is none. */
  decimalsOf(measure: string | undefined): number
  /** The pack's, as an offset: what times without one are read in where that is allowed. */
  readonly zone: string
  /** Rows seen so far, good or bad. */
  rows(): number
  /** All rows were here: store what may be stored. Throws `bad-rows` where one of a whole batch was refused. */
  finish(idempotency?: Idempotency): Promise<AcceptedReply>
}

export interface UploadDeps extends OpenOptions {
  readonly intake: Intake
  readonly columns: Columns
  readonly refusals: Refusals
  readonly committer: Committer
  readonly checkRules: CheckRules
  readonly checkLocks: CheckLocks
  readonly now: () => Instant
  readonly zone: string
  readonly decimalsOf: Upload['decimalsOf']
}

/** Rows whose duplicates are looked for without letting others run in between. */
const AT_ONCE = 20_000

/** Bad rows after which the rest of a whole upload is not read: what is wrong with it is long since clear. */
const HOPELESS = 100_000

export function createUpload(deps: UploadDeps): Upload {
  const { intake, columns, refusals, committer, checkRules, checkLocks, now, source, mode, dryRun, file } = deps
  const { stands, held } = deps.implausible ?? REFUSED
  let rows = 0
  let refused = 0

  /** Rows that say the same thing twice: the first stands. Where they differ, nobody knows which is right. */
  async function refuseDuplicates(): Promise<void> {
    const { row, series, time, value } = columns.read()
    let marks: Uint8Array | undefined
    const refuseAt = (index: number, other: number) => {
      if (marks?.[index] === 1) return
      marks ??= new Uint8Array(row.length)
      marks[index] = 1
      refused++
      refusals.add(row[index] ?? 0, undefined, 'duplicate-row', `has the measure, unit and time of row ${row[other]}`)
    }
    const onDuplicate = (first: number, again: number) => {
      refuseAt(again, first)
      if (value[first] !== value[again]) refuseAt(first, again)
    }
    if (row.length <= AT_ONCE) findDuplicates(series, time, onDuplicate)
    else await findDuplicatesOfMany(series, time, onDuplicate, breathe())
    if (marks) columns.drop(marks)
  }

  /**
   * Refuses rows that break a rule and gives those that are stored all the same. What is left is held to the rules
   * again: without a refused whole its part may stand against an older one.
   */
  async function holdToRules(): Promise<ProblemDetail[]> {
    for (;;) {
      const { row } = columns.read()
      const broken = (await checkRules(columns)).map((one) => ({
        ...one,
        detail: brokenDetail(row[one.index] ?? 0, one),
      }))
      const bad = broken.filter(({ index, caused }) => !stands(row[index] ?? 0) && (caused || held === 'all'))
      if (bad.length === 0) return broken.map(({ detail }) => detail)
      const marks = new Uint8Array(row.length)
      for (const { index, detail } of bad) {
        marks[index] = 1
        refused++
        refusals.put(detail)
      }
      if (mode === 'whole') return []
      columns.drop(marks)
    }
  }

  /** Refuses corrections of locked periods that give no reason; names the others, and first reports that come late. */
  async function holdToLocks(): Promise<ProblemDetail[]> {
    const locked = await checkLocks(columns, now())
    const { row, notes } = columns.read()
    const marks = new Uint8Array(locked.length > 0 ? row.length : 0)
    const remarks: ProblemDetail[] = []
    for (const one of locked) {
      const reason = notes.get(one.index)?.trim() || deps.reason
      const isRefused = one.was !== null && !reason
      const detail = lockDetail(row[one.index] ?? 0, one, isRefused)
      if (!isRefused) {
        if (one.was !== null && reason) columns.noteAt(one.index, reason)
        if (remarks.length < MOST_NAMED) remarks.push(detail)
        continue
      }
      marks[one.index] = 1
      refused++
      refusals.put(detail)
    }
    if (marks.includes(1)) columns.drop(marks)
    return remarks
  }

  function stopIfHopeless(): void {
    if (refused < HOPELESS || mode !== 'whole') return
    const detail = `${refused} of the first ${rows} rows cannot be accepted; the rest was not read. Nothing was stored.`
    throw new Problem('bad-rows', `${detail}${refusals.more()}`, refusals.named())
  }

  return {
    take(row, candidate) {
      rows++
      if (intake.take(row, candidate)) return true
      refused++
      stopIfHopeless()
      return false
    },
    refuseRow(row, code, detail) {
      rows++
      refused++
      refusals.add(row, undefined, code, detail)
      stopIfHopeless()
    },
    refuseValue(row, cells, code, detail) {
      rows++
      refused++
      refusals.add(row, 'value', code, detail)
      intake.look(row, cells)
      stopIfHopeless()
    },
    zone: deps.zone,
    decimalsOf: deps.decimalsOf,
    rows: () => rows,
    async finish(idempotency) {
      if (rows === 0) throw new Problem('bad-request', 'It holds no reading.')
      if (columns.length() > 1) await refuseDuplicates()
      const isBad = () => refused > 0 && mode === 'whole'
      const remarks = isBad() ? [] : await holdToLocks()
      const implausible = isBad() ? [] : await holdToRules()
      if (isBad()) {
        // A retry gets its first answer even if what it says would not be taken today.
        const first = idempotency && (await committer.answerTo(source, idempotency))
        if (first) return { ...first, refused: 0 }
        throw badRows(refused, rows, refusals)
      }
      const stored = await committer.commit(columns, { source, dryRun, receivedAt: now(), file }, idempotency)
      return {
        ...stored,
        refused,
        ...(refused > 0 && { errors: [...refusals.named()] }),
        ...(remarks.length > 0 && { remarks }),
        ...(implausible.length > 0 && { implausible: implausible.slice(0, MOST_NAMED) }),
      }
    },
  }
}
