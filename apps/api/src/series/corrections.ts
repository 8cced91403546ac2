import type { WireRevision, WireRevisions } from '@ioc/contract'
import {
  type Catalogue,
  type Day,
  dayOf,
  dependentsOf,
  formatDay,
  type Measure,
  type Period,
  periodOf,
  startOfDay,
  type Unit,
  type UnitTree,
} from '@ioc/metrics'
import { breathe } from '../breathe.ts'
import type { Revision, Store, StoredReading } from '../store/store.ts'
import { codeOf, textOf } from './take-apart.ts'

const MS_PER_DAY = 86_400_000
/** As many as anyone looks through. */
const MOST = 1_000
/** A reading of a year began at most this long before the first day asked about. */
const LONGEST = 366
/** Keys whose revisions are read in one go. */
const CHUNK = 100

export interface CorrectionsDeps {
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly store: Pick<Store, 'allSeries' | 'describeSeries' | 'revisedWithin' | 'revisionsOf'>
}

export interface CorrectionsQuestion {
  readonly indicator: string
  readonly unit: Unit
  /** Both days included. */
  readonly span: { readonly from: Day; readonly to: Day }
}

/** Finds what was corrected of the readings under an indicator, of a unit and all below it, by the days they are of. */
export function createCorrections(deps: CorrectionsDeps) {
  const { catalogue, tree, store } = deps
  const offset = catalogue.utcOffsetMinutes
  const dependents = dependentsOf(catalogue)

  /** Series under an indicator of a unit, of its own, of those below and of those it was made from. */
  function seriesUnder(indicator: string, unit: Unit): number[] {
    return store.allSeries().flatMap(({ series, measure, unit: key }) => {
      if (!dependents.get(measure)?.includes(indicator)) return []
      const reporting = tree.byKey(key)
      return reporting && tree.touchedBy(reporting).includes(unit) ? [series] : []
    })
  }

  /** Keys with more than one revision that touch the days, the newest first. */
  async function correctedKeys({ indicator, unit, span: { from, to } }: CorrectionsQuestion): Promise<StoredReading[]> {
    const readings = await store.revisedWithin({
      series: seriesUnder(indicator, unit),
      from: startOfDay(from - LONGEST, offset),
      to: startOfDay(to + 1, offset),
    })
    const corrected = readings.filter((reading) => {
      const period = daysOf(describe(reading).measure, reading.time)
      return period.start <= to && period.end > from
    })
    return corrected.toSorted((a, b) => b.seq - a.seq)
  }

  function describe({ series }: Pick<StoredReading, 'series'>): { readonly measure: Measure; readonly unit: string } {
    const described = store.describeSeries(series)
    const measure = catalogue.measures.get(described?.measure ?? '')
    if (!described || !measure) throw new Error(`The series ${series} is of no measure of the catalogue.`)
    return { measure, unit: described.unit }
  }

  function daysOf({ grain }: Measure, time: number): Pick<Period, 'start' | 'end'> {
    if (grain !== null) return periodOf(grain, time / MS_PER_DAY)
    const day = dayOf(time, offset)
    return { start: day, end: day + 1 }
  }

  /** A revision beside the one it stands in place of. */
  function asWire(before: Revision, { time, value, revision, receivedAt, source, note }: Revision): WireRevision {
    const { measure, unit } = describe(before)
    const scale = 10 ** measure.decimals
    return {
      measure: measure.id,
      unit: codeOf(unit),
      when: textOf(measure, measure.grain === null ? time : time / MS_PER_DAY),
      day: formatDay(daysOf(measure, time).end - 1),
      was: before.value / scale,
      now: value / scale,
      revision,
      receivedAt,
      source,
      note,
    }
  }

  return async function corrections(question: CorrectionsQuestion): Promise<WireRevisions> {
    const keys = await correctedKeys(question)
    const pause = breathe()
    const found: { readonly seq: number; readonly wire: WireRevision }[] = []
    // Whatever is newer than the next key's newest is found already.
    for (let i = 0; i < keys.length && newerThan(found, keys[i]?.seq ?? 0) <= MOST; i += CHUNK) {
      const revisions = await store.revisionsOf(keys.slice(i, i + CHUNK))
      for (const [j, revision] of revisions.entries()) {
        const before = revisions[j - 1]
        const isFirst = before?.series !== revision.series || before.time !== revision.time
        // Another note alone changes no number.
        if (isFirst || before.value === revision.value) continue
        found.push({ seq: revision.seq, wire: asWire(before, revision) })
      }
      await pause()
    }
    const newest = found.toSorted((a, b) => b.seq - a.seq || b.wire.revision - a.wire.revision)
    return { revisions: newest.slice(0, MOST).map(({ wire }) => wire), more: newest.length > MOST }
  }
}

const newerThan = (found: readonly { readonly seq: number }[], seq: number) =>
  found.filter((one) => one.seq > seq).length
