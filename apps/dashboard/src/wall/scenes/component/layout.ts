/** How the tiles beside the large indicator stand: as many across, how large, and on which side of it. */
export interface TileLayout {
  readonly columns: number
  readonly size: 'large' | 'small' | 'line'
  readonly isBelow: boolean
}

/** Lines that fit in three columns; of more only the number is told. */
export const MOST_TILES = 30

/** One or two tiles stand below; more beside, in as many columns as keep every word readable. */
export function tileLayout(count: number): TileLayout {
  if (count <= 2) return { columns: Math.max(1, count), size: 'large', isBelow: true }
  if (count === 3) return { columns: 1, size: 'large', isBelow: false }
  if (count <= 6) return { columns: 2, size: 'large', isBelow: false }
  if (count <= 9) return { columns: 3, size: 'large', isBelow: false }
  return { columns: 3, size: count <= 15 ? 'small' : 'line', isBelow: false }
}
