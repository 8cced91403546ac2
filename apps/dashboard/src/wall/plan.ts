import { type SceneId, SCENES, type SceneStop, type ScreenRecord } from '@ioc/contract'

/** What a wall shows in turn. */
export type Plan = Pick<ScreenRecord, 'stops' | 'overviewBetween' | 'holdSeconds'>

const OVERVIEW: SceneStop = { scene: 'overview', of: null, seconds: 3_600 }

/** A wall without a record, or one told by its address what to show, stays where it is. */
export function planOf(screen: ScreenRecord | null, pinned: SceneStop | null): Plan {
  if (pinned === null && screen !== null) return screen
  return { stops: [pinned ?? OVERVIEW], overviewBetween: false, holdSeconds: 0 }
}

/** A scene as an address names it: `matrix`, `league:online`. Null for what is no scene. */
export function pinnedStop(text: string | null): SceneStop | null {
  const [name, of = null] = (text ?? '').split(':', 2)
  const scene = SCENES.find((id) => id === name)
  return scene === undefined ? null : { scene, of, seconds: 3_600 }
}

/** Scenes whose turn comes; an alert may call for the exceptions at any moment. */
export const scenesAhead = ({ stops, holdSeconds }: Plan): readonly SceneId[] => [
  ...stops.map(({ scene }) => scene),
  ...(holdSeconds > 0 ? (['exceptions'] as const) : []),
]
