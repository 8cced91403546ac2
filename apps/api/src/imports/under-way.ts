import type { ImportState } from '@ioc/contract'
import type { ImportBook } from './import-book.ts'
import { NOTHING_READ } from './import-state.ts'

/** A file being read. */
interface Run {
  readonly stop: AbortController
  progress: number
}

/** Between two pieces of news of one import's progress. */
const NEWS_MS = 250

/** The files that are being read in the background. */
export interface UnderWay {
  /** Reads a file, anew where it is being read already; the kept state says how it ended. */
  begin(state: ImportState): Promise<ImportState>
  /** Rows read so far; 0 where it is not being read. */
  progressOf(id: string): number
  /** Ends its reading without a word. */
  stop(id: string): void
  stopAll(): void
}

/** How a file that was read stands; never rejects. */
export type Look = (state: ImportState, signal: AbortSignal, onRows: (rows: number) => void) => Promise<ImportState>

export function createUnderWay(deps: {
  readonly book: ImportBook
  readonly look: Look
  readonly announce: (thing: string) => void
}): UnderWay {
  const { book, look, announce } = deps
  const runs = new Map<string, Run>()

  /** Keeps how a reading ended, unless it was cancelled or begun anew in between. */
  async function finish(state: ImportState, run: Run, onRows: (rows: number) => void): Promise<void> {
    const next = await look(state, run.stop.signal, onRows)
    if (runs.get(state.id) !== run || run.stop.signal.aborted) return
    // A store that is full or closing keeps it as being read: the next start reads it again.
    await book.put(next).catch(() => undefined)
    runs.delete(state.id)
    announce(`imports/${state.id}`)
  }

  return {
    async begin(state) {
      runs.get(state.id)?.stop.abort()
      const run = { stop: new AbortController(), progress: 0 }
      runs.set(state.id, run)
      const reading: ImportState = { ...state, ...NOTHING_READ, state: 'reading', progress: 0 }
      await book.put(reading)
      let told = 0
      const onRows = (rows: number) => {
        run.progress = rows
        if (performance.now() - told < NEWS_MS) return
        told = performance.now()
        announce(`imports/${state.id}`)
      }
      void finish(reading, run, onRows)
      return reading
    },
    progressOf: (id) => runs.get(id)?.progress ?? 0,
    stop(id) {
      runs.get(id)?.stop.abort()
      runs.delete(id)
    },
    stopAll() {
      for (const { stop } of runs.values()) stop.abort()
    },
  }
}
