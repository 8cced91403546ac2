import type { Catalogue } from '../catalogue.ts'
import type { Indicator } from '../indicator.ts'
import { silences } from '../silence.ts'
import type { Since } from '../since.ts'
import type { Cell, Snapshot } from '../snapshot.ts'
import { type Dragger, draggersOf, missersOf } from './draggers.ts'
import { type Lack, lackOf } from './lack.ts'
import { cellGap, severityOf, verdictOf } from './verdict.ts'

/** What can be wrong, in the order it is listed. */
export const ISSUE_KINDS = ['off-target', 'not-reported', 'implausible', 'watch'] as const
export type IssueKind = (typeof ISSUE_KINDS)[number]

/** One thing that needs someone. */
export interface Issue extends Since {
  readonly kind: IssueKind
  /** Whether it is the scope's own, or that of units under it. */
  readonly place: 'scope' | 'unit'
  /** Code of the unit it is told by: the scope; the worst of its units; who is silent or has to correct. */
  readonly unit: string
  /** What it is about: one indicator, or everything that a unit owes or has to correct. */
  readonly indicators: readonly string[]
  /** The told unit's cell, the first of several; null for a silent unit. */
  readonly cell: Cell | null
  /** How far from the target, in the indicator's own terms; null where nothing is missed. */
  readonly gap: number | null
  /** The gap in people or dossiers, where it can be told so. */
  readonly lack: Lack | null
  /** Code of the agency that answers for the indicator; who is silent or has to correct answers itself. */
  readonly owner: string
  /** Of a scope's issue who drags it, the most first; of units' own all that share it, the told one first. */
  readonly draggers: readonly Dragger[]
  /** Codes of units whose readings the scope's number lacks. */
  readonly missing: readonly string[]
}

/** An issue with what it is put in order by. */
interface Ranked {
  readonly issue: Issue
  readonly severity: number
}

/**
 * Everything that is wrong in a scope, in one order for every list: what is off target, then who has not reported,
 * then whose numbers break a rule, then what is to be watched; in each first what the scope itself misses, then the more tolerances it falls short (or
 * the more a unit owes or has to correct), then as the catalogue has it, then by the unit's code. An indicator is listed once for the scope and once, told by
 * the worst of them, for the units that stand worse than the scope does. A ratio of few cases is on no list.
 */
export function issuesOf(catalogue: Catalogue, snapshot: Snapshot): Issue[] {
  const perIndicator = Map.groupBy(snapshot.cells, (cell) => cell.indicator)
  const missed = [...catalogue.indicators.values()].flatMap((indicator) =>
    missedOf(catalogue, snapshot.scope, indicator, perIndicator.get(indicator.id) ?? []),
  )
  return inOrder(catalogue, [...missed, ...silentOf(catalogue, snapshot), ...implausibleOf(catalogue, snapshot)])
}

/** The cells of a scope's children; of the scope itself where it has none. */
export function unitCells(snapshot: Snapshot): readonly Cell[] {
  const below = snapshot.cells.filter((cell) => cell.unit !== snapshot.scope)
  return below.length > 0 ? below : snapshot.cells
}

const BADNESS: Readonly<Record<string, number>> = { watch: 1, 'off-target': 2 }

function missedOf(catalogue: Catalogue, scope: string, indicator: Indicator, cells: readonly Cell[]): Ranked[] {
  const badness = (cell: Cell) => BADNESS[verdictOf(indicator, cell) ?? ''] ?? 0
  const own = cells.find((cell) => cell.unit === scope)
  const below = cells.filter((cell) => cell.unit !== scope)
  const ofScope = own ? badness(own) : 0
  const found: Ranked[] = []
  if (own && ofScope > 0) {
    const draggers = draggersOf(catalogue, indicator, own, below)
    found.push(missedBy(catalogue, indicator, own, { place: 'scope', draggers, missing: own.coverage.missing }))
  }
  const worse = missersOf(
    catalogue,
    indicator,
    below.filter((cell) => badness(cell) > ofScope),
  )
  const [worst] = worse
  if (worst) found.push(missedBy(catalogue, indicator, worst.cell, { place: 'unit', draggers: worse, missing: [] }))
  return found
}

function missedBy(
  catalogue: Catalogue,
  indicator: Indicator,
  cell: Cell,
  whose: Pick<Issue, 'place' | 'draggers' | 'missing'>,
): Ranked {
  const gap = cellGap(indicator, cell)
  const issue: Issue = {
    ...whose,
    kind: cell.status === 'off-target' ? 'off-target' : 'watch',
    unit: cell.unit,
    indicators: [indicator.id],
    cell,
    gap,
    lack: lackOf(catalogue, indicator, cell, cell.target),
    since: cell.since,
    sinceOrEarlier: cell.sinceOrEarlier,
    owner: indicator.owner,
  }
  return { issue, severity: severityOf(indicator, gap ?? 0, cell.target ?? 0) }
}

const NOTHING_MISSED = { gap: null, lack: null, draggers: [], missing: [] } as const

function silentOf(catalogue: Catalogue, snapshot: Snapshot): Ranked[] {
  const order = [...catalogue.indicators.keys()]
  return silences(catalogue, unitCells(snapshot), snapshot.asOf).map(({ unit, indicators, since, sinceOrEarlier }) => {
    const issue: Issue = {
      ...NOTHING_MISSED,
      kind: 'not-reported',
      place: unit === snapshot.scope ? 'scope' : 'unit',
      unit,
      indicators: indicators.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
      cell: null,
      since,
      sinceOrEarlier,
      owner: unit,
    }
    return { issue, severity: indicators.length }
  })
}

/** A unit whose numbers cannot be right is told once, with all that it has to correct. */
function implausibleOf(catalogue: Catalogue, snapshot: Snapshot): Ranked[] {
  const order = [...catalogue.indicators.keys()]
  const broken = snapshot.cells.filter(
    ({ implausible, value, indicator }) =>
      implausible !== null && value !== null && catalogue.indicators.has(indicator),
  )
  return [...Map.groupBy(broken, ({ unit }) => unit)].map(([unit, found]) => {
    const cells = found.toSorted((a, b) => order.indexOf(a.indicator) - order.indexOf(b.indicator))
    const issue: Issue = {
      ...NOTHING_MISSED,
      kind: 'implausible',
      place: unit === snapshot.scope ? 'scope' : 'unit',
      unit,
      indicators: cells.map(({ indicator }) => indicator),
      cell: cells[0] ?? null,
      since: null,
      sinceOrEarlier: false,
      owner: unit,
    }
    return { issue, severity: cells.length }
  })
}

function inOrder(catalogue: Catalogue, found: readonly Ranked[]): Issue[] {
  const places = new Map([...catalogue.indicators.keys()].map((id, place) => [id, place]))
  const rank = ({ kind, place }: Issue) => ISSUE_KINDS.indexOf(kind) * 2 + (place === 'scope' ? 0 : 1)
  const at = ({ cell }: Issue) => places.get(cell?.indicator ?? '') ?? 0
  return found
    .toSorted(
      ({ issue: a, ...one }, { issue: b, ...other }) =>
        rank(a) - rank(b) ||
        other.severity - one.severity ||
        at(a) - at(b) ||
        (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0),
    )
    .map(({ issue }) => issue)
}
