import { type Catalogue, type Cell, type Indicator, isFewCases, isPartial, summedOver } from '@ioc/metrics'

/** A number held against another of its kind. */
export interface Compared {
  readonly indicator: Indicator
  readonly cell: Cell
  /** What it is held against: the value before, or the median of the others. */
  readonly reference: number
  /** How much better it is, in the indicator's own terms; less than 0 where it is worse. */
  readonly better: number
}

/** What stands out of a unit, the most first, of as many numbers as could be compared. */
export interface Standing {
  readonly strengths: readonly Compared[]
  readonly gaps: readonly Compared[]
  readonly compared: number
}

/** Fewer than these have no middle to be held against. */
const FEWEST_PEERS = 3
/** Of the band within which a number is only watched: less than half of it does not stand out. */
const STANDS_OUT = 0.5
/** Where nothing is said of a band: this part of what it is held against. */
const A_PART = 0.05

/** A unit's numbers against its own of an earlier day. */
export function againstPast(catalogue: Catalogue, own: readonly Cell[], before: readonly Cell[]): Standing {
  const then = byIndicator(before)
  return standingOf(catalogue, own, (indicator) => {
    const cell = then.get(indicator.id)
    if (cell === undefined || !isFair(indicator, cell) || isUnfinished(catalogue, indicator)) return null
    return cell.value
  })
}

/** A unit's numbers against the median of units like it; what grows with a unit compares with nobody else's. */
export function againstPeers(catalogue: Catalogue, own: readonly Cell[], peers: readonly Cell[]): Standing {
  const others = Map.groupBy(peers, ({ indicator }) => indicator)
  return standingOf(catalogue, own, (indicator) => {
    if (indicator.kind === 'count') return null
    const fair = (others.get(indicator.id) ?? []).filter((cell) => isFair(indicator, cell))
    return fair.length < FEWEST_PEERS ? null : median(fair.flatMap(({ value }) => value ?? []))
  })
}

function standingOf(
  catalogue: Catalogue,
  own: readonly Cell[],
  referenceOf: (indicator: Indicator) => number | null,
): Standing {
  const compared = own.flatMap((cell): Compared[] => {
    const indicator = catalogue.indicators.get(cell.indicator)
    if (indicator === undefined || cell.value === null || !isFair(indicator, cell)) return []
    const reference = referenceOf(indicator)
    if (reference === null) return []
    const difference = cell.value - reference
    return [{ indicator, cell, reference, better: indicator.direction === 'down' ? -difference : difference }]
  })
  const ordered = compared.filter(isSeen).toSorted((a, b) => severity(b) - severity(a))
  return {
    strengths: ordered.filter((one) => severity(one) >= STANDS_OUT),
    gaps: ordered.filter((one) => severity(one) <= -STANDS_OUT).toReversed(),
    compared: compared.length,
  }
}

/** It has a value that is known whole, one side of it is better, and one case more does not turn it. */
function isFair(indicator: Indicator, cell: Cell): boolean {
  if (cell.value === null || cell.implausible || indicator.direction === 'none') return false
  return !isFewCases(indicator, cell) && !isPartial(indicator, cell)
}

/** A month that has only begun is no match for another: what is still being counted compares with nothing. */
function isUnfinished(catalogue: Catalogue, indicator: Indicator): boolean {
  const window = summedOver(catalogue, indicator)
  return window !== null && window.upTo === 'now' && window.grain !== 'day'
}

/** How many bands of `watch` a difference is, so that shares, days and counts stand in one order. */
const severity = ({ indicator, reference, better }: Compared) =>
  better / (indicator.watchWithin || Math.abs(reference) * A_PART || 1)

/** A difference that the shown digits do not show is none. */
const isSeen = ({ indicator, cell, reference }: Compared) =>
  (cell.value ?? 0).toFixed(indicator.digits) !== reference.toFixed(indicator.digits)

const byIndicator = (cells: readonly Cell[]) => new Map(cells.map((cell) => [cell.indicator, cell]))

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
