import type { Cell, Indicator } from '@ioc/metrics'
import { ValueTile } from './value-tile.tsx'
import { defineWidget, type WallView } from './widget.tsx'

interface MainTile {
  readonly indicator: Indicator
  readonly cell: Cell
}

/** The large tiles of the catalogue's main indicators, in its order; one that the snapshot lacks keeps its place. */
export function mainTiles(view: WallView): (MainTile | { readonly id: string })[] {
  return view.catalogue.main.map((id) => {
    const indicator = view.catalogue.indicators.get(id)
    const cell = view.cellOf(id)
    return indicator === undefined || cell === undefined ? { id } : { indicator, cell }
  })
}

export const mainTilesWidget = defineWidget({
  id: 'main-tiles',
  area: 'main',
  title: 'main.title',
  data: mainTiles,
  Show: ({ data, view }) => (
    <div className="grid h-full auto-rows-fr gap-4">
      {data.map((tile) =>
        'cell' in tile ? (
          <ValueTile key={tile.indicator.id} view={view} indicator={tile.indicator} cell={tile.cell} />
        ) : (
          <div key={tile.id} className="rounded-card bg-card" />
        ),
      )}
    </div>
  ),
})
