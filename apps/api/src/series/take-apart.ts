import type { CountedReading, ProofReading, WaitingReading, WireProof } from '@ioc/contract'
import {
  type Catalogue,
  type ExplainedIndicator,
  formatPeriod,
  type Measure,
  type Part,
  periodOf,
  type UsedReading,
  type Waiting,
} from '@ioc/metrics'
import type { Revision, Store } from '../store/store.ts'
import type { Explanation } from './ask.ts'

const MS_PER_DAY = 86_400_000

export interface TakeApartDeps {
  readonly catalogue: Catalogue<ExplainedIndicator>
  readonly store: Pick<Store, 'seriesOf' | 'revisionsOf'>
}

/**
 * A number taken apart: its summands, the readings in each, and every revision of those that was known.
 * Undefined for an unknown indicator. Nothing of batches after its `knownSeq` is shown.
 */
export async function takeApart(
  { catalogue, store }: TakeApartDeps,
  explained: Explanation,
  indicatorId: string,
  unit: string,
): Promise<WireProof | undefined> {
  const indicator = catalogue.indicators.get(indicatorId)
  if (!indicator) return undefined
  const { asOf, knownAt, knownSeq, cell } = explained
  const parts: WireProof['parts'][number][] = []
  for (const part of explained.parts) {
    const { role, measure, sign, sum } = part
    const readings = await revisionsOf(store, part, knownSeq)
    const counted = countedOf(part, readings)
    parts.push({ role, measure: measure.id, name: measure.name, sign, sum, readings, counted })
  }
  const { definition, basis, confidence } = indicator
  return {
    indicator: indicatorId,
    unit,
    asOf,
    knownAt,
    knownSeq,
    cell,
    definition,
    basis,
    confidence,
    parts,
    waiting: (explained.waiting ?? []).map(waitingOnWire),
  }
}

const waitingOnWire = ({ measure, unit, period, value, from }: Waiting): WaitingReading => ({
  measure: measure.id,
  unit: codeOf(unit),
  period: formatPeriod(period),
  value,
  from,
})

async function revisionsOf(store: TakeApartDeps['store'], part: Part, knownSeq: number): Promise<ProofReading[]> {
  const keys = part.readings.map((used) => keyOf(store, part, used))
  const units = new Map(keys.map(({ series, unit }) => [series, unit]))
  const known = (await store.revisionsOf(keys)).filter(({ seq }) => seq <= knownSeq)
  const newest = new Map(known.map((revision) => [`${revision.series} ${revision.time}`, revision.revision]))
  return known.map((revision) => {
    const superseded = newest.get(`${revision.series} ${revision.time}`) !== revision.revision
    return asShown(part, revision, units.get(revision.series) ?? '', superseded)
  })
}

/** What stands behind a part and was never reported: the counts of a register. */
function countedOf(part: Part, reported: readonly ProofReading[]): CountedReading[] {
  const { measure } = part
  if (!measure.counting) return []
  const { register } = measure.counting
  const told = new Set(reported.map(({ unit, when }) => `${unit} ${when}`))
  return part.readings.flatMap(({ unit, when, value }) => {
    const shown = { unit: codeOf(unit), when: textOf(measure, 'at' in when ? when.at : when.start) }
    if (told.has(`${shown.unit} ${shown.when}`)) return []
    return [{ register, ...shown, value: value / 10 ** measure.decimals }]
  })
}

/** The code of a unit by its key. */
export const codeOf = (key: string) => key.split('@')[0] ?? key

/** An instant, or the period that begins on a day, as it was written. */
export const textOf = ({ grain }: Measure, start: number) =>
  grain === null ? new Date(start).toISOString() : formatPeriod(periodOf(grain, start))

function keyOf(store: TakeApartDeps['store'], { measure }: Part, { unit, when }: UsedReading) {
  return { series: store.seriesOf(measure.id, unit), time: 'at' in when ? when.at : when.start * MS_PER_DAY, unit }
}

/** A revision as a person checks it: the measure's own terms, the unit's code, the period as it was written. */
function asShown({ measure }: Part, revision: Revision, unit: string, superseded: boolean): ProofReading {
  const { time, value, revision: number, seq, receivedAt, source, sourceKind, sample, note, place } = revision
  return {
    measure: measure.id,
    unit: codeOf(unit),
    when: textOf(measure, measure.grain === null ? time : time / MS_PER_DAY),
    value: value / 10 ** measure.decimals,
    revision: number,
    seq,
    receivedAt,
    source,
    sourceKind,
    sample,
    note,
    place,
    superseded,
  }
}
