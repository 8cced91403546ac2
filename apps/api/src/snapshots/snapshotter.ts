import type { Delta } from '@ioc/contract'
import {
  type Catalogue,
  createTrendMemo,
  dayOf,
  dependentsOf,
  type Evaluator,
  type Instant,
  nextChangeAt,
  type ReadingBook,
  TREND_DAYS,
  type Unit,
  type View,
} from '@ioc/metrics'
import type { Store } from '../store/store.ts'
import { horizonOf } from './horizon.ts'
import { type AcceptedRows, loadBook, putRows, type Touched } from './live-book.ts'
import { createScopeView, type Moment, type Place, placeKey, placesOf, type ScopeView } from './scope-view.ts'
import { createSeriesFacts } from './series-facts.ts'

export interface SnapshotterDeps {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly now: () => Instant
  /** Names this run of the server. */
  readonly epoch: string
  /** Told of every change of a scope someone asked for. */
  readonly onDelta: (delta: Delta) => void
  /** A scope has other cells than before: units were merged or divided. */
  readonly onRenewed: (scope: string) => void
}

/** The newest snapshot of every scope someone asked for, kept up to date in memory. */
export interface Snapshotter {
  /** The newest snapshot of a scope; undefined when no unit bears that code today. */
  readonly latest: (scope: string) => ScopeView | undefined
  /** Everything known now, for questions about the present. */
  view(): View
  /** The first day whose readings are all in memory. */
  heldFrom(): number
  /** Marks what accepted rows touch. Cheap: nothing is evaluated before `flush`. */
  take(rows: AcceptedRows): void
  /** Evaluates what is marked or what the clock has changed, and tells of it. */
  flush(): void
  /** When the clock alone will change a cell. */
  nextChange(): Instant
  /** Throws away everything in memory and makes it again from the store. */
  rebuild(): Promise<void>
}

/** Past this many more readings than after the last rebuild, memory is made again from the store's days. */
const GROWTH = 2_000_000

/** Opens the live view: reads the horizon from the store and resolves when every scope can be asked for. */
export async function createSnapshotter(deps: SnapshotterDeps): Promise<Snapshotter> {
  const { store, catalogue, evaluator, now, epoch } = deps
  const { tree } = evaluator
  const { utcOffsetMinutes } = catalogue
  const factsOf = createSeriesFacts(store, catalogue, tree)
  const bookDeps = { store, factsOf, utcOffsetMinutes, horizon: horizonOf(catalogue) }
  const dependents = dependentsOf(catalogue)
  const memo = createTrendMemo(tree)
  const indicators = [...catalogue.indicators.values()]
  const scopes = new Map<string, ScopeView>()
  const pending: AcceptedRows[] = []
  let touched: Touched = { days: new Map(), ahead: [] }
  let book: ReadingBook = await loadBook(bookDeps, now())
  let put = 0
  let heldFrom = dayOf(now(), utcOffsetMinutes) - bookDeps.horizon
  let acceptedSeq = store.lastSeq()
  let changeAt = nextChangeAt(catalogue, now())
  let ahead: Touched['ahead'] = []
  let rebuilding: Promise<void> | null = null

  const viewAt = (asOf: Instant): View => ({ readings: book, asOf, knownAt: asOf })

  function evaluate(places: Iterable<Place>, asOf: Instant) {
    const wanted = new Map<string, { indicator: string; unit: string }>()
    for (const { indicator, unit } of places) wanted.set(placeKey(indicator, unit.code), { indicator, unit: unit.code })
    const cells = evaluator.cells(viewAt(asOf), [...wanted.values()], memo)
    return new Map(cells.map((cell) => [placeKey(cell.indicator, cell.unit), cell]))
  }

  function placesAt(scope: string, asOf: Instant): Place[] | undefined {
    const day = dayOf(asOf, utcOffsetMinutes)
    const root = tree.at(scope, day)
    return root && placesOf(indicators, root, tree.children(scope, day))
  }

  function latest(scope: string): ScopeView | undefined {
    const known = scopes.get(scope)
    if (known) return known
    const asOf = now()
    const places = placesAt(scope, asOf)
    if (!places) return undefined
    flush()
    const view = createScopeView(scope, epoch, places, evaluate(places, asOf), { asOf, acceptedSeq }, 0)
    scopes.set(scope, view)
    return view
  }

  /** The clock moved past a due moment or midnight: any cell may differ, and on some days even the units do. */
  function renewAll(moment: Moment): void {
    memo.forget(dayOf(moment.asOf, utcOffsetMinutes) - TREND_DAYS)
    const news = evaluate(
      [...scopes.values()].flatMap((view) => view.places),
      moment.asOf,
    )
    for (const [scope, view] of scopes) {
      const places = placesAt(scope, moment.asOf)
      if (places && sameUnits(places, view)) {
        const delta = view.update(news, moment, false)
        if (delta) deps.onDelta(delta)
        continue
      }
      scopes.delete(scope)
      if (!places) continue
      scopes.set(scope, createScopeView(scope, epoch, places, evaluate(places, moment.asOf), moment, view.seq))
      deps.onRenewed(scope)
    }
  }

  function renewTouched(days: Touched['days'], moment: Moment): void {
    const dirty = dirtyPlaces(days)
    const affected = [...scopes.values()].filter((view) => [...dirty.keys()].some((unit) => view.units.has(unit)))
    const places = affected.flatMap((view) =>
      view.places.filter(({ indicator, unit }) => dirty.get(unit)?.has(indicator) === true),
    )
    const news = evaluate(places, moment.asOf)
    for (const view of affected) {
      const delta = view.update(news, moment, true)
      if (delta) deps.onDelta(delta)
    }
  }

  function dirtyPlaces(days: Touched['days']): Map<Unit, Set<string>> {
    const dirty = new Map<Unit, Set<string>>()
    const today = dayOf(now(), utcOffsetMinutes)
    for (const [series, day] of days) {
      const facts = factsOf(series)
      const affected = facts && dependents.get(facts.measure.id)
      if (!facts || !affected) continue
      if (day < today) memo.invalidate(affected, facts.unit, day)
      for (const unit of tree.touchedBy(facts.unit)) {
        const of = dirty.get(unit) ?? new Set<string>()
        for (const indicator of affected) of.add(indicator)
        dirty.set(unit, of)
      }
    }
    return dirty
  }

  function flush(): void {
    const asOf = now()
    const { days } = touched
    ahead.push(...touched.ahead)
    touched = { days: new Map(), ahead: [] }
    for (const { at, series } of ahead)
      if (at <= asOf && !days.has(series)) days.set(series, dayOf(at, utcOffsetMinutes))
    ahead = ahead.filter(({ at }) => at > asOf)
    const moment = { asOf, acceptedSeq }
    if (days.size > 0) renewTouched(days, moment)
    if (asOf >= changeAt) {
      changeAt = nextChangeAt(catalogue, asOf)
      renewAll(moment)
    }
    if (put > GROWTH) void rebuild()
  }

  function take(rows: AcceptedRows): void {
    if (rebuilding) pending.push(rows)
    putRows(book, bookDeps, rows, now(), touched)
    put += rows.series.length
    acceptedSeq = Math.max(acceptedSeq, rows.seq)
  }

  async function readAgain(): Promise<void> {
    const fresh = await loadBook(bookDeps, now())
    for (const rows of pending) putRows(fresh, bookDeps, rows, now(), { days: new Map(), ahead: [] })
    book = fresh
    heldFrom = dayOf(now(), utcOffsetMinutes) - bookDeps.horizon
    memo.clear()
  }

  function rebuild(): Promise<void> {
    put = 0
    rebuilding ??= readAgain().finally(() => {
      pending.length = 0
      rebuilding = null
    })
    return rebuilding
  }

  return {
    latest,
    view: () => viewAt(now()),
    heldFrom: () => heldFrom,
    take,
    flush,
    nextChange: () => ahead.concat(touched.ahead).reduce((next, { at }) => Math.min(next, at), changeAt),
    rebuild,
  }
}

function sameUnits(places: readonly Place[], view: ScopeView): boolean {
  const units = new Set(places.map(({ unit }) => unit))
  return units.size === view.units.size && [...units].every((unit) => view.units.has(unit))
}
