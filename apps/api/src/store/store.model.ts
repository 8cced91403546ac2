import type {
  Accepted,
  Batch,
  DaysQuery,
  DayValue,
  Place,
  ReadingsQuery,
  Revision,
  Store,
  StoredReading,
} from './store.ts'

const DAY_MS = 86_400_000

function withoutNote(revision: Revision): StoredReading {
  const { note: _note, place: _place, ...reading } = revision
  return reading
}

const placeOf = ({ name, sheet, rows }: NonNullable<Batch['file']>, index: number): Place => ({
  file: name,
  sheet,
  row: rows[index]!,
})

/** What a store must answer, computed the plainest way there is: every question walks every reading. */
export function createStoreModel(
  utcOffsetMinutes: number,
  sourceOf: (id: string) => Pick<StoredReading, 'sourceKind' | 'sample'>,
) {
  const readings: Revision[] = []
  const batches: { readonly seq: number; readonly receivedAt: number }[] = []

  const dayOf = (time: number) => Math.floor((time + utcOffsetMinutes * 60_000) / DAY_MS)

  /** The newest revision of each reading known at a batch, by time and series. */
  function known(seq: number): Revision[] {
    const newest = new Map<string, Revision>()
    for (const reading of readings) {
      if (reading.seq <= seq) newest.set(`${reading.series} ${reading.time}`, reading)
    }
    return [...newest.values()].sort((a, b) => a.time - b.time || a.series - b.series)
  }

  function days(from: number, to: number, knownSeq = Number.POSITIVE_INFINITY): Revision[] {
    const last = new Map<string, Revision>()
    for (const reading of known(knownSeq)) {
      const day = dayOf(reading.time)
      if (day >= from && day < to) last.set(`${reading.series} ${day}`, reading)
    }
    return [...last.values()].sort((a, b) => a.series - b.series || a.time - b.time)
  }

  function accept(batch: Batch): Omit<Accepted, 'replayed'> {
    const seq = batches.length + 1
    const changed: number[] = []
    let revised = 0
    for (let row = 0; row < batch.series.length; row++) {
      const [series, time, value] = [batch.series[row]!, batch.time[row]!, batch.value[row]!]
      const before = readings.findLast((reading) => reading.series === series && reading.time === time)
      const note = batch.notes?.get(row) ?? null
      if (before && before.value === value && (note === null || note === before.note)) continue
      const revision = (before?.revision ?? 0) + 1
      if (revision > 1) revised += 1
      changed.push(row)
      const { source, receivedAt } = batch
      const place = batch.file ? placeOf(batch.file, row) : null
      readings.push({ series, time, value, revision, seq, receivedAt, source, ...sourceOf(source), note, place })
    }
    batches.push({ seq, receivedAt: batch.receivedAt })
    const unchanged = batch.series.length - changed.length
    const all = unchanged === 0 ? 'all' : changed
    return { seq, accepted: changed.length - revised, revised, unchanged, changed: all }
  }

  return {
    accept,
    readings: () => readings,
    batches: () => batches,
    readingsFor: ({ series, from, to, knownSeq = Number.POSITIVE_INFINITY }: ReadingsQuery): StoredReading[] =>
      known(knownSeq)
        .filter((reading) => series.includes(reading.series) && reading.time >= from && reading.time < to)
        .map(withoutNote),
    lastBefore: (series: readonly number[], at: number, knownSeq = Number.POSITIVE_INFINITY): StoredReading[] =>
      series.flatMap((number) => {
        const last = known(knownSeq).findLast((reading) => reading.series === number && reading.time <= at)
        return last ? [withoutNote(last)] : []
      }),
    dayValues: (series: readonly number[], from: number, to: number): DayValue[] =>
      series.flatMap((number) =>
        days(from, to)
          .filter((reading) => reading.series === number)
          .map(({ time, value }) => ({ series: number, day: dayOf(time), time, value })),
      ),
    dayReadings: (from: number, to: number): StoredReading[] => days(from, to).map(withoutNote),
    lastOfDays: ({ series, from, to, knownSeq }: DaysQuery): StoredReading[] =>
      days(from, to, knownSeq)
        .filter((reading) => series.includes(reading.series))
        .sort((a, b) => a.time - b.time || a.series - b.series)
        .map(withoutNote),
    revisedWithin: ({ series, from, to }: ReadingsQuery): StoredReading[] =>
      known(Number.POSITIVE_INFINITY)
        .filter((row) => row.revision > 1 && series.includes(row.series) && row.time >= from && row.time < to)
        .map(withoutNote),
    revisionsOf: (keys: Parameters<Store['revisionsOf']>[0]): Revision[] =>
      keys.flatMap(({ series, time }) => readings.filter((row) => row.series === series && row.time === time)),
  }
}
