import { cellKey } from '@ioc/contract'
import { type Catalogue, type Cell, severityOf, silences, type Snapshot, unitCells, verdictOf } from '@ioc/metrics'

/** An indicator that crossed the line of being off target, in one unit or several. */
export interface Crossing {
  readonly indicator: string
  /** Where: the scope itself first, where it crossed too. */
  readonly units: readonly string[]
  /** The values of the first of them. */
  readonly before: number | null
  readonly now: number | null
}

/** An indicator of the scope whose value moved. */
export interface Move {
  readonly indicator: string
  readonly before: number
  readonly now: number
  /** How far, in tolerances of its target: what all moves are put in order by. */
  readonly size: number
  /** Towards the target, or away from it. */
  readonly isBetter: boolean
}

/** What is different between two snapshots of a scope, as somebody tells it who was not there. */
export interface Changes {
  readonly newlyOff: readonly Crossing[]
  readonly recovered: readonly Crossing[]
  /** Largest first; without those told above for the scope itself. */
  readonly moved: readonly Move[]
  /** Codes of units that owe readings and did not before; and the other way round. */
  readonly silent: readonly string[]
  readonly heard: readonly string[]
}

/** From `before` to `now`: who crossed the line, what moved, who fell silent and who reports again. */
export function changesBetween(catalogue: Catalogue, before: Snapshot, now: Snapshot): Changes {
  const was = new Map(before.cells.map((cell) => [cellKey(cell), cell]))
  const pairs = now.cells.map((cell) => ({ now: cell, before: was.get(cellKey(cell)) }))
  const isOff = (cell: Cell | undefined) => {
    const indicator = catalogue.indicators.get(cell?.indicator ?? '')
    return cell !== undefined && indicator !== undefined && verdictOf(indicator, cell) === 'off-target'
  }
  const newlyOff = crossings(pairs.filter((pair) => isOff(pair.now) && !isOff(pair.before)))
  // Who is silent now has not recovered: nothing is known of them.
  const recovered = crossings(pairs.filter((pair) => isOff(pair.before) && !isOff(pair.now) && pair.now.value !== null))
  const told = new Set(
    [...newlyOff, ...recovered].filter(({ units }) => units[0] === now.scope).map(({ indicator }) => indicator),
  )
  const silentBefore = silentIn(catalogue, before)
  const silentNow = silentIn(catalogue, now)
  return {
    newlyOff,
    recovered,
    moved: moves(catalogue, pairs, now.scope).filter(({ indicator }) => !told.has(indicator)),
    silent: silentNow.filter((unit) => !silentBefore.includes(unit)),
    heard: silentBefore.filter((unit) => !silentNow.includes(unit)),
  }
}

/** True when there is nothing to tell. */
export function isQuiet({ newlyOff, recovered, moved, silent, heard }: Changes): boolean {
  return [newlyOff, recovered, moved, silent, heard].every((list) => list.length === 0)
}

interface Pair {
  readonly now: Cell
  readonly before: Cell | undefined
}

const silentIn = (catalogue: Catalogue, snapshot: Snapshot) =>
  silences(catalogue, unitCells(snapshot), snapshot.asOf).map(({ unit }) => unit)

/** One entry per indicator: cells come scope first, then units in code order. */
function crossings(pairs: readonly Pair[]): Crossing[] {
  return [...Map.groupBy(pairs, ({ now }) => now.indicator)].map(([indicator, alike]) => ({
    indicator,
    units: alike.map(({ now }) => now.unit),
    before: alike[0]?.before?.value ?? null,
    now: alike[0]?.now.value ?? null,
  }))
}

/** Only what is held against a target: elsewhere nobody can say what a large move is. */
function moves(catalogue: Catalogue, pairs: readonly Pair[], scope: string): Move[] {
  const found = pairs.flatMap(({ now, before }): Move[] => {
    const indicator = catalogue.indicators.get(now.indicator)
    const [from, to] = [before?.value ?? null, now.value]
    if (now.unit !== scope || !indicator || indicator.direction === 'none') return []
    if (from === null || to === null || now.target === null) return []
    // What reads the same has not moved for a reader.
    if (Math.abs(to - from) < 0.5 * 10 ** -indicator.digits) return []
    const isBetter = indicator.direction === 'down' ? to < from : to > from
    const size = severityOf(indicator, Math.abs(to - from), now.target)
    return [{ indicator: indicator.id, before: from, now: to, size, isBetter }]
  })
  return found.toSorted((a, b) => b.size - a.size)
}
