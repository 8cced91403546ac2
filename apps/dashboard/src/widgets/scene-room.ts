import type { SceneId } from '@ioc/contract'

/** Room on a display, in rem across and down; an upright display turns them. */
export interface Room {
  readonly wide: number
  readonly high: number
}

/** What each scene needs to be read. `wall/scenes/least.test.tsx` holds every one of them to it. */
export const SCENE_ROOM: Readonly<Record<SceneId, Room>> = {
  overview: { wide: 120, high: 67.5 },
  exceptions: { wide: 110, high: 62 },
  component: { wide: 116, high: 64 },
  matrix: { wide: 96, high: 54 },
  league: { wide: 96, high: 54 },
  steps: { wide: 100, high: 54 },
  sources: { wide: 96, high: 54 },
}
