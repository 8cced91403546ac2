import type { SceneId } from '@ioc/contract'
import { scenes } from './index.ts'
import type { SceneEntry } from './scene.ts'

const OVERVIEW: SceneEntry['least'] = { wide: 120, high: 67.5 }

/** The room a scene needs to be read, in rem across and down; the overview stands for one that is not there. */
export const leastOf = (id: SceneId): SceneEntry['least'] => scenes.find((scene) => scene.id === id)?.least ?? OVERVIEW
