import { SCENES, type SceneId, type WireCatalogue } from '@ioc/contract'
import type { ScreensText } from './messages.ts'

/** A scene as a screen reports it, `league:online`: what it is and what it is of. Null for one this page does not know. */
export function sceneOf(reported: string): { readonly scene: SceneId; readonly of: string | null } | null {
  const [name, of = null] = reported.split(':', 2)
  const scene = SCENES.find((id) => id === name)
  return scene === undefined ? null : { scene, of }
}

/** What people call what a scene is of; its id where the catalogue has it no more. */
export function ofWords(
  { scene, of }: { readonly scene: SceneId; readonly of: string | null },
  { components, indicators }: Pick<WireCatalogue, 'components' | 'indicators'>,
  text: ScreensText,
): string | null {
  if (of === null) return null
  const found =
    scene === 'component' ? components.find(({ id }) => id === of)?.name : indicators.find(({ id }) => id === of)?.short
  return found ? text.pick(found) : of
}

/** A scene as people call it: "Xếp hạng đơn vị: Kích hoạt định danh". */
export function sceneWords(reported: string, catalogue: WireCatalogue, text: ScreensText): string {
  const known = sceneOf(reported)
  if (known === null) return reported
  const scene = text.say(`scene.${known.scene}`)
  const of = ofWords(known, catalogue, text)
  return of === null ? scene : text.say('scene.of', { scene, of })
}
