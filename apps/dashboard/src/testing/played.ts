import { fromWire, type LiveSnapshot } from '@ioc/contract'
import {
  createEvaluator,
  createReadingBook,
  createUnitTree,
  dayOf,
  type Instant,
  isWorkingDay,
  keyOf,
  type Measure,
  type Unit,
} from '@ioc/metrics'
import { SMALL_DISTRICT } from './small-district.ts'

/** Monday, 10:42 in the district. */
export const NOW = Date.parse('2026-11-23T10:42:00+07:00')
export const CATALOGUE = fromWire(SMALL_DISTRICT)

const DAY = 86_400_000
const tree = createUnitTree(CATALOGUE.units)
const evaluator = createEvaluator({ catalogue: CATALOGUE, tree })

/** How the district fares: what is left out fares well. */
export interface Played {
  readonly asOf?: Instant
  /** Share of each commune's people with an active e-ID, by unit code. */
  readonly active?: Readonly<Record<string, number>>
  /** Communes that stopped reporting 20 days ago. */
  readonly silent?: readonly string[]
  /** Communes whose readings a person types. */
  readonly byHand?: readonly string[]
  readonly overdue?: number
  /** No reading at all. */
  readonly empty?: boolean
  readonly seq?: number
  readonly epoch?: string
}

/** The district's snapshot as the real domain computes it from 45 days of generated readings. */
export function playedSnapshot(played: Played = {}): LiveSnapshot {
  const asOf = played.asOf ?? NOW
  const book = createReadingBook({ utcOffsetMinutes: CATALOGUE.utcOffsetMinutes })
  if (played.empty !== true) fill(book, asOf, played)
  const { epoch = 'e1', seq = 1 } = played
  return { ...evaluator.snapshot({ readings: book, asOf, knownAt: asOf }, '508'), epoch, seq, acceptedSeq: seq }
}

function fill(book: ReturnType<typeof createReadingBook>, asOf: Instant, played: Played) {
  const today = dayOf(asOf, CATALOGUE.utcOffsetMinutes)
  const communes = CATALOGUE.units.filter(({ kind }) => kind === 'commune' || kind === 'town')
  let seq = 0
  for (const unit of communes) {
    const last = played.silent?.includes(unit.code) === true ? today - 20 : today
    for (let day = today - 45; day < last; day++) {
      if (!isWorkingDay(CATALOGUE.calendar, day)) continue
      for (const measure of CATALOGUE.measures.values()) {
        const sourceKind = played.byHand?.includes(unit.code) === true ? 'hand' : 'api'
        const at = day * DAY + 9 * 3_600_000
        const when = measure.kind === 'flow' ? { start: day, end: day + 1 } : { at }
        const value = valueOf(measure, unit, played)
        seq += 1
        book.put({
          measure: measure.id,
          unit: keyOf(unit),
          when,
          value,
          revision: 1,
          seq,
          receivedAt: at,
          source: 'played',
          sourceKind,
          sample: true,
        })
      }
    }
  }
}

function valueOf({ id }: Measure, { code }: Unit, { active = {}, overdue = 0 }: Played): number {
  if (id === 'people') return 10_000
  if (id === 'active') return Math.round(10_000 * (active[code] ?? 0.97))
  if (id === 'overdue') return overdue
  return 10
}
