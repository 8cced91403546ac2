import { leagueScene } from './league/scene.tsx'
import { matrixScene } from './matrix/scene.tsx'
import type { Scene } from './scene.ts'

/** Every scene beside the overview. A new one is a folder and a line here. */
export const scenes: readonly Scene[] = [matrixScene, leagueScene]
