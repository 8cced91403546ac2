import type { Station } from '../../../widgets/stations.ts'

/** How long a station's bar is, as parts of the longest: what waits, and of that what is overdue. */
export interface Share {
  readonly open: number
  readonly overdue: number
}

/** The bars of all stations. An entry has none: what came today does not wait, and is not to be held against what does. */
export function sharesOf(stations: readonly Station[]): Share[] {
  const waiting = stations.map(({ isEntry, figure }) => (isEntry ? 0 : (figure ?? 0)))
  const most = Math.max(1, ...waiting)
  return stations.map(({ overdue }, at) => {
    const open = waiting[at] ?? 0
    return { open: open / most, overdue: Math.min(overdue, open) / most }
  })
}
