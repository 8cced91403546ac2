import type { Instant } from '@ioc/metrics'
import { createGatherer } from './gather.ts'
import type { AcceptedRows } from './snapshots/live-book.ts'
import type { CountedBatch } from './snapshots/live-tally.ts'
import type { Archive } from './snapshots/archive.ts'
import type { Snapshotter } from './snapshots/snapshotter.ts'

/** Longest wait of a change behind the one before it. */
const GATHER_MS = 100
/** The clock is looked at this often even where nothing is due: it may be set. */
const LOOK_MS = 30_000

/** The data's way after acceptance. */
export interface Pipeline {
  /** Told of rows the store made durable. */
  readonly accepted: (rows: AcceptedRows) => void
  /** Told of records the store made durable, with what they added to counts. */
  readonly counted: (batch: CountedBatch) => void
  close(): void
}

/**
 * accepted → evaluated → published. What was accepted is marked at once; it is evaluated, and its cells
 * published, at once where nothing was lately, else gathered with what else comes within 100 ms. When
 * nothing comes, the clock has its say: at 17:00 a unit turns late without any reading.
 */
export function createPipeline(deps: {
  readonly snapshotter: Snapshotter
  readonly archive: Pick<Archive, 'accepted' | 'counted'>
  readonly now: () => Instant
}): Pipeline {
  const { snapshotter, archive, now } = deps
  const flush = createGatherer(() => {
    snapshotter.flush()
    wake()
  }, GATHER_MS)
  let clock: NodeJS.Timeout | undefined
  const wake = () => {
    clearTimeout(clock)
    clock = setTimeout(() => flush.ask(), Math.min(LOOK_MS, Math.max(1, snapshotter.nextChange() - now())))
  }
  wake()

  return {
    accepted(rows) {
      snapshotter.take(rows)
      archive.accepted(rows)
      flush.ask()
    },
    counted(batch) {
      snapshotter.count(batch)
      archive.counted(batch)
      flush.ask()
    },
    close() {
      flush.close()
      clearTimeout(clock)
    },
  }
}
