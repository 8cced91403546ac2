import type { Delta } from '@ioc/contract'
import { type Catalogue, dayOf, type Evaluator, type Instant, type TrendMemo } from '@ioc/metrics'
import type { Dirty } from './dirty.ts'
import type { LiveMemory } from './live-memory.ts'
import { createScopeView, type Place, placeKey, placesOf, type ScopeView } from './scope-view.ts'

export interface LiveScopesDeps {
  readonly catalogue: Catalogue
  readonly evaluator: Evaluator
  readonly epoch: string
  readonly memory: Pick<LiveMemory, 'view' | 'acceptedSeq'>
  readonly trends: TrendMemo
  readonly onDelta: (delta: Delta) => void
  readonly onRenewed: (scope: string) => void
}

/** The scopes someone asked for. What several of them show is evaluated once. */
export interface LiveScopes {
  get(scope: string): ScopeView | undefined
  /** Makes a scope's first snapshot; undefined when no unit bears that code. */
  open(scope: string, asOf: Instant): ScopeView | undefined
  /** Evaluates the cells that can differ, and tells every scope they belong to. */
  renewTouched(dirty: Dirty, asOf: Instant): void
  /** Evaluates everything: a due moment or midnight has passed, and on some days even the units are others. */
  renewAll(asOf: Instant): void
}

export function createLiveScopes(deps: LiveScopesDeps): LiveScopes {
  const { catalogue, evaluator, epoch, memory, trends } = deps
  const { tree } = evaluator
  const indicators = [...catalogue.indicators.values()]
  const scopes = new Map<string, ScopeView>()
  const momentOf = (asOf: Instant) => ({ asOf, acceptedSeq: memory.acceptedSeq() })

  function evaluate(places: Iterable<Place>, asOf: Instant) {
    const wanted = new Map<string, { indicator: string; unit: string }>()
    for (const { indicator, unit } of places) wanted.set(placeKey(indicator, unit.code), { indicator, unit: unit.code })
    const cells = evaluator.cells(memory.view(asOf), [...wanted.values()], trends)
    return new Map(cells.map((cell) => [placeKey(cell.indicator, cell.unit), cell]))
  }

  function placesAt(scope: string, asOf: Instant): Place[] | undefined {
    const day = dayOf(asOf, catalogue.utcOffsetMinutes)
    const root = tree.at(scope, day)
    return root && placesOf(indicators, root, tree.children(scope, day))
  }

  function make(scope: string, places: readonly Place[], asOf: Instant, lastSeq: number): ScopeView {
    const view = createScopeView(scope, epoch, places, evaluate(places, asOf), momentOf(asOf), lastSeq)
    scopes.set(scope, view)
    return view
  }

  return {
    get: (scope) => scopes.get(scope),
    open(scope, asOf) {
      const places = placesAt(scope, asOf)
      return places && make(scope, places, asOf, 0)
    },
    renewTouched(dirty, asOf) {
      const units = [...dirty.keys()]
      const affected = [...scopes.values()].filter((view) => units.some((unit) => view.units.has(unit)))
      const isDirty = ({ indicator, unit }: Place) => dirty.get(unit)?.has(indicator) === true
      const news = evaluate(
        affected.flatMap((view) => view.places.filter(isDirty)),
        asOf,
      )
      for (const view of affected) {
        const delta = view.update(news, momentOf(asOf), true)
        if (delta) deps.onDelta(delta)
      }
    },
    renewAll(asOf) {
      const news = evaluate(
        [...scopes.values()].flatMap((view) => view.places),
        asOf,
      )
      for (const [scope, view] of scopes) {
        const places = placesAt(scope, asOf)
        if (places && sameUnits(places, view)) {
          const delta = view.update(news, momentOf(asOf), false)
          if (delta) deps.onDelta(delta)
          continue
        }
        scopes.delete(scope)
        if (!places) continue
        make(scope, places, asOf, view.seq)
        deps.onRenewed(scope)
      }
    },
  }
}

function sameUnits(places: readonly Place[], view: ScopeView): boolean {
  const units = new Set(places.map(({ unit }) => unit))
  return units.size === view.units.size && [...units].every((unit) => view.units.has(unit))
}
