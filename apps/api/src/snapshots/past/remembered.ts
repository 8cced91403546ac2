import { type Day, dayOf, type Instant } from '@ioc/metrics'

const MS_PER_DAY = 86_400_000

/** Cells of a scope as of an instant, and the batches after any of which they are the same. */
export interface Kept {
  readonly id: number
  readonly cells: Buffer
  readonly since: number
  /** Infinite until a batch bears on them. */
  readonly until: number
}

/** Snapshots of the past, kept as long as there is room. */
export interface Remembered {
  /** Those known after a batch; with null, after the last there is. */
  find(scope: string, asOf: Instant, knownSeq: number | null): Kept | undefined
  /** Begins an evaluation of what is known now; what is told from here on is heard. Call `keep` or `drop` once. */
  begin(asOf: Instant): Pending
  /** Keeps what is known after one batch. */
  keepExactly(scope: string, asOf: Instant, knownSeq: number, cells: Buffer): Kept
  /** A batch was stored that speaks of moments from this one on. */
  told(seq: number, from: Instant): void
}

export interface Pending {
  keep(scope: string, knownSeq: number, cells: Buffer): Kept
  drop(): void
}

type Entry = { -readonly [K in keyof Kept]: Kept[K] } & { readonly key: string; readonly asOf: Instant }

const keyOf = (scope: string, asOf: Instant) => `${asOf} ${scope}`

/** Forgets what was not asked for the longest where `maxBytes` are passed. */
export function createRemembered(options: {
  readonly maxBytes: number
  readonly utcOffsetMinutes: number
}): Remembered {
  // The one asked for last stands last.
  const entries = new Set<Entry>()
  const pending = new Set<{ readonly asOf: Instant; readonly borne: number[] }>()
  let bytes = 0
  let lastId = 0

  // A flow is keyed by its first day in UTC, which begins up to a day after the local one.
  const ends = (asOf: Instant): Instant => (dayIn(asOf) + 1) * MS_PER_DAY
  const dayIn = (at: Instant): Day => dayOf(at, options.utcOffsetMinutes)

  function put(entry: Omit<Entry, 'id'>): Kept {
    const kept: Entry = { ...entry, id: ++lastId }
    entries.add(kept)
    bytes += kept.cells.length
    for (const oldest of entries) {
      if (bytes <= options.maxBytes) break
      entries.delete(oldest)
      bytes -= oldest.cells.length
    }
    return kept
  }

  return {
    find(scope, asOf, knownSeq) {
      const key = keyOf(scope, asOf)
      const seq = knownSeq ?? Number.POSITIVE_INFINITY
      for (const entry of entries) {
        if (entry.key !== key || seq < entry.since || seq > entry.until) continue
        entries.delete(entry)
        entries.add(entry)
        return entry
      }
      return undefined
    },
    begin(asOf) {
      const hearing = { asOf, borne: [] as number[] }
      pending.add(hearing)
      return {
        keep(scope, knownSeq, cells) {
          pending.delete(hearing)
          const after = hearing.borne.filter((seq) => seq > knownSeq)
          const until = after.length > 0 ? Math.min(...after) - 1 : Number.POSITIVE_INFINITY
          return put({ key: keyOf(scope, asOf), asOf, cells, since: knownSeq, until })
        },
        drop: () => void pending.delete(hearing),
      }
    },
    keepExactly: (scope, asOf, knownSeq, cells) =>
      put({ key: keyOf(scope, asOf), asOf, cells, since: knownSeq, until: knownSeq }),
    told(seq, from) {
      for (const { asOf, borne } of pending) if (from < ends(asOf)) borne.push(seq)
      for (const entry of entries) {
        if (entry.until === Number.POSITIVE_INFINITY && seq > entry.since && from < ends(entry.asOf))
          entry.until = seq - 1
      }
    },
  }
}
