import type { CSSProperties } from 'react'
import { SmallTile } from '../../../widgets/small-tile.tsx'
import { ValueTile } from '../../../widgets/value-tile.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import type { Tile } from './component.ts'
import { MOST_TILES, type TileLayout } from './layout.ts'
import { useComponentText } from './messages.ts'

/** On an upright display tiles stand below, in as many columns as its width bears. */
const TALL: readonly string[] = ['', 'tall:grid-cols-1', 'tall:grid-cols-2', 'tall:grid-cols-3']

/** The other indicators in the catalogue's order; one that the snapshot lacks keeps its place. */
export function Tiles({
  view,
  tiles,
  layout: { columns, size },
}: {
  readonly view: WallView
  readonly tiles: readonly Tile[]
  readonly layout: TileLayout
}) {
  const { say } = useComponentText()
  const shown = tiles.slice(0, MOST_TILES)
  const across: CSSProperties & Record<'--columns', number> = { '--columns': columns }
  const tall = TALL[columns === 1 && tiles.length > 1 ? 2 : columns] ?? ''
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-2">
      <div
        style={across}
        className={`grid min-h-0 flex-1 ${size === 'line' ? 'gap-2' : 'gap-3'} tall:auto-rows-fr wall:auto-rows-fr wall:[grid-template-columns:repeat(var(--columns),minmax(0,1fr))] ${tall}`}
      >
        {shown.map(({ indicator, cell }) =>
          cell === undefined ? (
            <div key={indicator.id} className="rounded-card bg-card" />
          ) : size === 'large' ? (
            <ValueTile key={indicator.id} view={view} indicator={indicator} cell={cell} isNarrow={columns > 2} />
          ) : (
            <SmallTile key={indicator.id} view={view} indicator={indicator} cell={cell} isLine={size === 'line'} />
          ),
        )}
      </div>
      {tiles.length > shown.length && (
        <p className="text-label text-text-2">{say('more', { count: tiles.length - shown.length })}</p>
      )}
    </div>
  )
}
