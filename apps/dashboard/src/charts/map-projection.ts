import type { Boundaries } from './boundaries.ts'

/** East–west degrees are this much shorter than north–south ones at the map's latitude. */
export interface MapFrame {
  readonly aspect: number
  /** The box the map is drawn in, in pixels. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly project: (lon: number, lat: number) => readonly [number, number]
}

/** The largest frame for the shapes in `width` × `height` with `margin` pixels kept free all round. */
export function frameMap(boundaries: Boundaries, width: number, height: number, margin: number): MapFrame {
  const points = boundaries.features.flatMap(({ geometry }) => positions(geometry.coordinates))
  const west = least(points, 0)
  const east = -least(points, 0, -1)
  const south = least(points, 1)
  const north = -least(points, 1, -1)
  const aspect = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((width - 2 * margin) / ((east - west) * aspect), (height - 2 * margin) / (north - south))
  const drawn = { width: (east - west) * aspect * scale, height: (north - south) * scale }
  const left = (width - drawn.width) / 2
  const top = (height - drawn.height) / 2
  return {
    aspect,
    left,
    top,
    ...drawn,
    project: (lon, lat) => [left + (lon - west) * aspect * scale, top + (north - lat) * scale],
  }
}

function positions(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return []
  const [first, second] = coordinates as unknown[]
  if (typeof first === 'number' && typeof second === 'number') return [[first, second]]
  return coordinates.flatMap(positions)
}

function least(points: readonly [number, number][], axis: 0 | 1, sign = 1): number {
  return points.reduce((low, point) => Math.min(low, sign * point[axis]), Number.POSITIVE_INFINITY)
}
