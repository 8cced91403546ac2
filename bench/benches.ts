import { benchBusyWall } from './busy-wall.ts'
import { benchDoors } from './doors.ts'
import { benchFanOut } from './fan-out.ts'
import type { Figure } from './figure.ts'
import { benchImports } from './imports.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency } from './latency.ts'
import { benchPast } from './past.ts'
import { benchRegisters } from './registers.ts'
import { benchRouteChange } from './route-change.ts'
import { benchSnapshot } from './snapshot.ts'
import { benchStore } from './store.ts'
import { benchWall } from './wall.ts'

/**
 * Every bench there is (`size`: readings in store, where it can be chosen), by the name `npm run bench -- <name>`
 * takes; in the order of the table.
 */
export const BENCHES: Readonly<Record<string, (size?: number) => Promise<Figure[]>>> = {
  ingest: () => benchIngest(),
  doors: benchDoors,
  store: () => benchStore(),
  'fan-out': () => benchFanOut(),
  latency: benchLatency,
  snapshot: () => benchSnapshot(),
  past: (many) => benchPast({ many }),
  registers: benchRegisters,
  imports: benchImports,
  wall: benchWall,
  'busy-wall': benchBusyWall,
  'route-change': benchRouteChange,
}
