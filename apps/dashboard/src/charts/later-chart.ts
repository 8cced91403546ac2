import { later } from '../ui/later.ts'

/** The chart, whose library is a third of all bytes: fetched when the first one is drawn. */
export const LaterChart = later(async () => (await import('./EChart.tsx')).EChart)
