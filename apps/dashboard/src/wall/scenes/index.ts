import { componentScene } from './component/scene.tsx'
import { exceptionsScene } from './exceptions/scene.tsx'
import { leagueScene } from './league/scene.tsx'
import { matrixScene } from './matrix/scene.tsx'
import type { Scene } from './scene.ts'
import { sourcesScene } from './sources/scene.tsx'
import { stepsScene } from './steps/scene.tsx'

/** Every scene beside the overview. A new one is a folder and a line here. */
export const scenes: readonly Scene[] = [
  exceptionsScene,
  componentScene,
  matrixScene,
  leagueScene,
  stepsScene,
  sourcesScene,
]
