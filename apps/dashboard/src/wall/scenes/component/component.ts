import {
  type Cell,
  type Component,
  type ComponentState,
  componentStates,
  type Contribution,
  contributions,
  type Indicator,
  type Unit,
} from '@ioc/metrics'
import type { DistrictView } from '../../../widgets/view.ts'

/** An indicator with the scope's own cell; undefined while the snapshot does not tell of it. */
export interface Tile {
  readonly indicator: Indicator
  readonly cell: Cell | undefined
}

/** A unit, and what it does to the whole: `gap` as in `contributions`. */
export interface Pull extends Contribution {
  readonly unit: Unit
}

/** Who brings the whole nearest to its target, and who keeps it from it most; null where nobody does. */
export interface Pulls {
  readonly helps: Pull | null
  readonly drags: Pull | null
}

/** A component as a scene shows it. */
export interface ComponentPicture {
  readonly component: Component
  readonly state: ComponentState | undefined
  /** The indicator shown large: the component's lead, or its first. */
  readonly first: Tile | undefined
  /** All others, in the catalogue's order. */
  readonly others: readonly Tile[]
  /** Null where the first is not made of what units have. */
  readonly pulls: Pulls | null
}

/** A component by its id; null where the catalogue has none of that name. */
export function componentOf(view: DistrictView, id: string | null): ComponentPicture | null {
  const { catalogue, snapshot } = view
  const component = catalogue.components.find((one) => one.id === id)
  if (component === undefined) return null
  const tiles = [...catalogue.indicators.values()]
    .filter((indicator) => indicator.component === component.id)
    .map((indicator): Tile => ({ indicator, cell: view.cellOf(indicator.id) }))
  const first = tiles.find(({ indicator }) => indicator.id === component.lead) ?? tiles[0]
  return {
    component,
    state: componentStates(catalogue, snapshot.cells, snapshot.scope).find((one) => one.component === component.id),
    first,
    others: tiles.filter((tile) => tile !== first),
    pulls: first === undefined ? null : pullsOf(view, first),
  }
}

/** Less than this moves no figure that anybody reads. */
const HAIR = 1e-9

function pullsOf(view: DistrictView, { indicator, cell }: Tile): Pulls | null {
  if (cell === undefined) return null
  const below = view.snapshot.cells.filter(({ unit }) => unit !== view.snapshot.scope)
  const all = contributions(indicator, cell, below).flatMap((one): Pull[] => {
    const unit = view.unitOf(one.cell.unit)
    return unit === undefined ? [] : [{ ...one, unit }]
  })
  const most = all[0]
  const least = all.at(-1)
  if (most === undefined || least === undefined) return null
  return { drags: most.gap > HAIR ? most : null, helps: least.gap < -HAIR ? least : null }
}
