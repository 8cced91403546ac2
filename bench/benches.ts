import type { Figure } from './figure.ts'
import { benchStore } from './store.ts'
import { benchWall } from './wall.ts'

/** Every bench there is, by the name `npm run bench -- <name>` takes; in the order of the table. */
export const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  store: benchStore,
  wall: benchWall,
}
