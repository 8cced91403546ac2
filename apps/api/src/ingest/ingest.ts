import type { AcceptedReply } from '@ioc/contract'
import type { Catalogue, Instant, Readings, UnitTree } from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { createCheckLocks } from './check-locks.ts'
import { createCheckRules } from './check-rules.ts'
import { AHEAD_MS } from './check-time.ts'
import { type Columns, createColumns } from './columns.ts'
import { createCommitter, type Idempotency, type StoredRows } from './commit.ts'
import { createOpenIntake } from './intake.ts'
import { formatOffset } from '../rows/parse-instant.ts'
import { createRefusals } from '../rows/refusals.ts'
import { createUpload, type OpenOptions, type Upload } from './upload.ts'

export interface IngestDeps {
  readonly store: Pick<
    Store,
    'seriesOf' | 'describeSeries' | 'lastBefore' | 'revisionsOf' | 'seqAt' | 'acceptBatch' | 'rehearse' | 'answerTo'
  >
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly now: () => Instant
  /** Every reading known now, as far back as the live view reaches. */
  readonly standing: () => Readings
  /** Told of what was stored, once it is on the disk and before it is acknowledged. Must not throw. */
  readonly onAccepted: (stored: StoredRows) => void
}

export interface UploadOptions extends OpenOptions {
  readonly idempotency?: Idempotency | undefined
}

/** Rows held at once by all uploads together, 24 bytes each; stored as one transaction they take some three seconds. */
export const MOST_ROWS = 5_000_000

/** Rows taken before it is asked whether others are to run: asking costs as much as a row. */
const AT_ONCE = 64

/** `close` gives its room back, however it ended. */
export interface StreamedUpload extends Upload {
  close(): void
}

export interface Ingest {
  /** Rows that are all here, numbered from 1. Throws `Problem`: `bad-rows`, or what the store says. */
  accept(rows: readonly unknown[], options: UploadOptions): Promise<AcceptedReply>
  /** An upload whose rows come one by one, any number of them. Nothing is stored before `finish`. */
  open(options: OpenOptions): StreamedUpload
}

/**
 * The door every reading comes through: checked against contract and catalogue, resolved to series, and
 * handed to the store as columns. Nothing is dropped silently: a row is stored, unchanged, or named.
 */
export function createIngest({ store, catalogue, tree, now, standing, onAccepted }: IngestDeps): Ingest {
  const openIntake = createOpenIntake(catalogue, tree, store.seriesOf)
  const committer = createCommitter(store, onAccepted)
  const checkRules = createCheckRules({ catalogue, describeSeries: store.describeSeries, standing })
  const checkLocks = createCheckLocks(catalogue, store)
  const decimalsOf = (id: string | undefined) => catalogue.measures.get(id ?? '')?.decimals ?? 0
  let held = 0

  function begin({ assumeZone = false, ...options }: OpenOptions, columns: Columns): Upload {
    const offset = catalogue.utcOffsetMinutes
    const times = { latest: now() + AHEAD_MS, offset, assumedOffset: assumeZone ? offset : undefined }
    const refusals = createRefusals()
    const intake = openIntake(options.source, times, columns, refusals)
    return createUpload({
      intake,
      columns,
      refusals,
      committer,
      checkRules,
      checkLocks,
      now,
      zone: formatOffset(offset),
      decimalsOf,
      ...options,
    })
  }

  return {
    async accept(rows, { idempotency, ...options }) {
      const upload = begin(options, createColumns(rows.length))
      const pause = breathe()
      for (let index = 0; index < rows.length; index++) {
        const rest = index % AT_ONCE === 0 ? pause() : undefined
        if (rest) await rest
        upload.take(index + 1, rows[index])
      }
      return upload.finish(idempotency)
    },
    open(options) {
      const upload = begin(options, createColumns(1024, MOST_ROWS))
      let mine = 0
      return {
        ...upload,
        take(row, candidate) {
          if (held >= MOST_ROWS) throw tooManyRows(mine)
          held++
          mine++
          return upload.take(row, candidate)
        },
        close() {
          held -= mine
          mine = 0
        },
      }
    },
  }
}

function tooManyRows(mine: number): Problem {
  if (mine < MOST_ROWS) return new Problem('too-many', 'Other uploads hold all the room there is; send it again later.')
  return new Problem(
    'too-large',
    `At most ${MOST_ROWS} rows are taken at once. Nothing was stored; send them in parts.`,
  )
}
