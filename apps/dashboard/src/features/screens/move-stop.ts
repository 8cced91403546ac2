import type { StopDraft } from './draft.ts'

/** The stops with one of them a place earlier or later; as they were where there is no such place. */
export function moveStop(stops: readonly StopDraft[], key: number, by: -1 | 1): readonly StopDraft[] {
  const at = stops.findIndex((stop) => stop.key === key)
  const stop = stops[at]
  if (stop === undefined || at + by < 0 || at + by >= stops.length) return stops
  return stops.toSpliced(at, 1).toSpliced(at + by, 0, stop)
}

/** The stops with another one at their end: the scene most walls lack last. */
export function addStop(stops: readonly StopDraft[]): readonly StopDraft[] {
  const key = Math.max(-1, ...stops.map((stop) => stop.key)) + 1
  return [...stops, { key, scene: 'matrix', of: '', seconds: '30' }]
}
