import type { Boundaries } from '../charts/boundaries.ts'
import { createView } from '../widgets/view.ts'
import type { WallView } from '../widgets/widget.tsx'
import { CATALOGUE, NOW, type Played, playedSnapshot } from './played.ts'

const square = (id: string, lon: number) => ({
  type: 'Feature' as const,
  id,
  properties: { label_lon: lon + 0.05, label_lat: 15.85 },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, 15.8],
        [lon + 0.1, 15.8],
        [lon + 0.1, 15.9],
        [lon, 15.9],
        [lon, 15.8],
      ],
    ],
  },
})

/** The four communes as squares in a row, west to east. */
export const SQUARES: Boundaries = {
  type: 'FeatureCollection',
  features: ['20599', '20617', '20620', '20638'].map((code, at) => square(code, 108 + at * 0.1)),
}

/** What a widget is handed, for a district that fares as played. */
export function playedView(played: Played = {}, over: Partial<WallView> = {}): WallView {
  const view = createView(CATALOGUE, playedSnapshot(played))
  if (view === null) throw new Error('the district is not in its own catalogue')
  return {
    ...view,
    boundaries: SQUARES,
    map: { indicator: '', choose: () => undefined },
    steps: undefined,
    sources: undefined,
    now: NOW,
    staleFor: null,
    theme: 'dark',
    ...over,
  }
}
