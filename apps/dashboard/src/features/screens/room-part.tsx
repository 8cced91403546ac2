import type { SceneId } from '@ioc/contract'
import { legibility, type Viewing } from '../../widgets/legible.ts'
import { SCENE_ROOM } from '../../widgets/scene-room.ts'
import { type Draft, numberOf } from './draft.ts'
import type { FormPart } from './form-parts.ts'
import { useScreensText } from './messages.ts'
import { TypedField } from './typed-field.tsx'

/** How many pixels a display has, across and down. */
export interface Pixels {
  readonly width: number
  readonly height: number
}

/** How large the display is and from how far it is read, and what that leaves readable. */
export function RoomPart({ draft, change, faults, pixels }: FormPart & { readonly pixels: Pixels }) {
  const { say } = useScreensText()
  const wrong = (field: 'diagonal' | 'distance') => (faults.has(field) ? say(`wrong.${field}`) : undefined)
  return (
    <>
      {(['diagonal', 'distance'] as const).map((field) => (
        <TypedField
          key={field}
          numeric
          label={say(`field.${field}`)}
          value={draft[field]}
          set={(value) => change({ [field]: value })}
          wrong={wrong(field)}
        />
      ))}
      <Readable draft={draft} pixels={pixels} />
    </>
  )
}

/** Which scenes could not be read there, said while it is typed. */
function Readable({ draft, pixels }: { readonly draft: Draft; readonly pixels: Pixels }) {
  const { say, number } = useScreensText()
  const viewing: Viewing = { ...pixels, diagonal: numberOf(draft.diagonal), distance: numberOf(draft.distance) }
  if (!(viewing.diagonal > 0 && viewing.distance > 0)) return null
  const small = scenesOf(draft)
    .map((scene) => ({ scene, ...legibility(viewing, SCENE_ROOM[scene]) }))
    .filter(({ readable }) => !readable)
  if (small.length === 0) {
    return (
      <p role="status" className="col-span-full text-text-2">
        {say('legible.all')}
      </p>
    )
  }
  return (
    <div role="status" className="col-span-full border-l-4 border-watch pl-4">
      <p className="text-watch">{say('legible.some')}</p>
      <ul className="list-disc pl-6">
        {small.map(({ scene, from }) => (
          <li key={scene}>{say('legible.scene', { scene: say(`scene.${scene}`), metres: number(from, 1) })}</li>
        ))}
      </ul>
      <p className="text-text-2">{say('legible.do')}</p>
    </div>
  )
}

/** Every scene such a screen may come to show. */
function scenesOf({ stops, overviewBetween, holdSeconds }: Draft): SceneId[] {
  const between: SceneId[] = overviewBetween ? ['overview'] : []
  const held: SceneId[] = numberOf(holdSeconds) > 0 ? ['exceptions'] : []
  return [...new Set([...stops.map(({ scene }) => scene), ...between, ...held])]
}
