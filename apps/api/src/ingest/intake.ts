import { looksPersonal, type ReadingInput } from '@ioc/contract'
import {
  type Catalogue,
  type Day,
  dayOf,
  type Instant,
  type Measure,
  type Period,
  parsePeriod,
  type UnitTree,
} from '@ioc/metrics'
import type { SourceRecord, Store } from '../store/store.ts'
import { type CheckedRow, createCheckRow } from './check-row.ts'
import { type Cells, isObject, isReading, type Refuse, refuseShape } from './check-shape.ts'
import { DAY_MS, type Times } from './check-time.ts'
import { textFault } from '../rows/clean-text.ts'
import type { Columns } from './columns.ts'
import { exactValue } from './exact-value.ts'
import { parseInstant } from '../rows/parse-instant.ts'
import type { Refusals } from '../rows/refusals.ts'

/** Takes rows one by one: the good into columns, the bad into refusals. */
export interface Intake {
  /** A row as the contract describes it, or whatever else was sent in its place. False when it was refused. */
  take(row: number, candidate: unknown): boolean
  /** Names what else is wrong with a row whose value could not be read and was refused already. */
  look(row: number, cells: Cells): void
}

/** What rows of one source and measure resolved to before: `units` by the text that named them. */
interface KnownMeasure {
  readonly measure: Measure
  readonly scale: number
  readonly units: Map<string, Stretch[]>
}

/** The days [from, to) on which the text names the unit of this series. */
interface Stretch {
  readonly from: Day
  readonly to: Day
  readonly series: number
}

type KnownMeasures = Map<string, KnownMeasure>

/**
 * Opens intakes. A row whose measure and unit resolved before for the same source is taken by two map
 * lookups (half a microsecond); any other goes through the complete check, which alone refuses.
 */
export function createOpenIntake(catalogue: Catalogue, tree: UnitTree, seriesOf: Store['seriesOf']) {
  const checkRow = createCheckRow(catalogue, tree)
  const known = new WeakMap<SourceRecord, KnownMeasures>()
  const periodOf = rememberPeriods()

  return (source: SourceRecord, times: Times, columns: Columns, refusals: Refusals): Intake => {
    const measures: KnownMeasures = known.get(source) ?? new Map()
    known.set(source, measures)
    const takeKnown = createTakeKnown(measures, periodOf, times, columns)

    function takeChecked(row: number, input: ReadingInput): boolean {
      const checked = checkRow(input, source, times, refuseIn(refusals, row))
      if (!checked) return false
      const { measure, when } = checked
      const scale = 10 ** measure.decimals
      columns.push(row, remember(checked, input.unit), when.time, exactValue(input.value, measure, scale))
      if (input.note !== undefined) columns.note(input.note.normalize('NFC'))
      return true
    }

    function remember({ measure, found }: CheckedRow, text: string): number {
      const series = seriesOf(measure.id, tree.keyOf(found.unit))
      // Only texts as the catalogue writes them: the ways to write one name must not fill the memory.
      if (text !== found.unit.code && !Object.values(found.unit.name).includes(text)) return series
      let ofMeasure = measures.get(measure.id)
      if (!ofMeasure)
        measures.set(measure.id, (ofMeasure = { measure, scale: 10 ** measure.decimals, units: new Map() }))
      const stretches = ofMeasure.units.get(text) ?? []
      ofMeasure.units.set(text, [...stretches, { from: found.from, to: found.to, series }])
      return series
    }

    return {
      take(row, candidate) {
        if (isReading(candidate)) return takeKnown(row, candidate) || takeChecked(row, candidate)
        const refuse = refuseIn(refusals, row)
        const cells = refuseShape(candidate, refuse)
        // A thing of another shape altogether is named once.
        if (isObject(candidate)) checkRow(cells, source, times, refuse)
        return false
      },
      look(row, cells) {
        const refuse = refuseIn(refusals, row)
        const valued = { ...cells, value: 0 }
        const sound = isReading(valued) ? valued : refuseShape(valued, refuse)
        checkRow({ ...sound, value: undefined }, source, times, refuse)
      },
    }
  }
}

/** The way of almost every row. False says nothing but that the complete check has to look. */
function createTakeKnown(measures: KnownMeasures, periodOf: PeriodOf, times: Times, columns: Columns) {
  const instantOf = rememberLastInstant(times.assumedOffset)
  const latestDay = dayOf(times.latest, times.offset)
  let lastId: string | undefined
  let last: KnownMeasure | undefined

  return (row: number, input: ReadingInput): boolean => {
    if (input.measure !== lastId || last === undefined) {
      lastId = input.measure
      last = measures.get(lastId)
      if (last === undefined) return false
    }
    const { measure, scale, units } = last
    let time: number
    let day: Day
    if (measure.kind === 'flow') {
      const period = input.period === undefined ? undefined : periodOf(input.period)
      if (!period || input.at !== undefined) return false
      if (period.grain !== measure.grain || period.start > latestDay) return false
      time = period.start * DAY_MS
      day = period.end - 1
    } else {
      const at = input.at === undefined ? undefined : instantOf(input.at)
      if (typeof at !== 'number' || input.period !== undefined || at > times.latest) return false
      time = at
      day = dayOf(at, times.offset)
    }
    const series = seriesOn(units.get(input.unit), day)
    const value = exactValue(input.value, measure, scale)
    if (series === undefined || Number.isNaN(value)) return false
    if (input.note !== undefined && (textFault(input.note) !== undefined || looksPersonal(input.note))) return false
    columns.push(row, series, time, value)
    if (input.note !== undefined) columns.note(input.note.normalize('NFC'))
    return true
  }
}

function seriesOn(stretches: readonly Stretch[] | undefined, day: Day): number | undefined {
  if (stretches === undefined) return undefined
  for (const { from, to, series } of stretches) if (from <= day && day < to) return series
  return undefined
}

type PeriodOf = (text: string) => Period | undefined

/** Period texts read before; begun anew when it has grown, as only a hostile source would make it grow. */
function rememberPeriods(most = 20_000): PeriodOf {
  const read = new Map<string, Period>()
  return (text) => {
    const known = read.get(text)
    if (known) return known
    const period = parsePeriod(text)
    if (period && read.size >= most) read.clear()
    if (period) read.set(text, period)
    return period
  }
}

/** Rows of one batch mostly speak of one instant. */
function rememberLastInstant(assumedOffset: number | undefined): (text: string) => Instant | string {
  let lastText = ''
  let last: Instant | string = 'bad-time'
  return (text) => {
    if (text !== lastText) {
      lastText = text
      last = parseInstant(text, assumedOffset)
    }
    return last
  }
}

const refuseIn =
  (refusals: Refusals, row: number): Refuse =>
  (column, code, detail) =>
    refusals.add(row, column, code, detail)
