import { z } from 'zod'
import { PackId, PackText, UnitCode } from './pack-files-common.ts'
import { SceneStop, ScreenId, ScreenInput } from './screen.ts'

const { lang, theme, diagonal, distance, overviewBetween, holdSeconds } = ScreenInput.shape
const PackStop = z.strictObject({
  scene: SceneStop.shape.scene,
  of: PackId.nullable().default(null),
  seconds: SceneStop.shape.seconds,
})

/** screens.yaml: the screens a new store begins with. What is left out is the wall's own choice. */
export const ScreensFile = z.strictObject({
  screens: z
    .array(
      z.strictObject({
        id: ScreenId,
        name: PackText.max(60),
        scope: UnitCode.nullable().default(null),
        lang,
        theme,
        diagonal,
        distance,
        map: PackId.nullable().default(null),
        stops: z.array(PackStop).min(1).max(40),
        overviewBetween: overviewBetween.default(true),
        holdSeconds: holdSeconds.default(120),
      }),
    )
    .default([]),
})
export type ScreensFile = z.output<typeof ScreensFile>
