import type { SceneId, ScreenRecord } from '@ioc/contract'
import type { Localised } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import type { WallView } from '../widgets/widget.tsx'
import type { BandSays } from './band.tsx'
import type { Choices } from '../ui/controls.tsx'
import { Legible } from './legibility.tsx'
import { Overview } from './overview.tsx'
import { SceneWall } from './scene-wall.tsx'
import { SCENE_ROOM } from '../widgets/scene-room.ts'
import type { Scene } from './scenes/scene.ts'
import { useScene } from './scenes/shelf.ts'
import type { AtStop } from './stops.ts'
import { useRoom } from './use-room.ts'

interface StageProps {
  readonly name: Localised
  readonly view: WallView
  readonly at: AtStop
  /** Scenes whose turn comes. */
  readonly ahead: readonly SceneId[]
  readonly screen: ScreenRecord | null
  readonly band: Omit<BandSays, 'scene'>
  readonly choices: Choices | null
  /** Where phones reach the screens; null where they cannot. */
  readonly reach: string | null
}

/** The scene whose turn it is, if its letters can be read where the screen hangs. */
export function Stage({ name, view, at, ahead, screen, band, choices, reach }: StageProps) {
  const text = useText()
  const display = useRoom(screen)
  const title = text.t('app.title', { name: text.pick(name) })
  const scene = useScene(at.stop.scene, ahead)
  if (scene) return <OfScene {...{ scene, title, view, at, band, choices, reach, display }} />
  const here = { title: text.t('band.scene'), at }
  return (
    <Legible display={display} least={SCENE_ROOM.overview} title={here.title}>
      <Overview name={title} view={view} band={{ ...band, scene: here }} choices={choices} />
    </Legible>
  )
}

function OfScene({
  scene,
  title,
  view,
  at,
  band,
  choices,
  reach,
  display,
}: Pick<StageProps, 'view' | 'at' | 'band' | 'choices' | 'reach'> & {
  readonly scene: Scene
  readonly title: string
  readonly display: ReturnType<typeof useRoom>
}) {
  const { of } = at.stop
  const head = scene.head({ view, of }, useText())
  return (
    <Legible display={display} least={SCENE_ROOM[scene.id]} title={head.title}>
      <SceneWall
        key={`${scene.id} ${of}`}
        name={title}
        scene={scene}
        head={head}
        view={view}
        of={of}
        band={{ ...band, scene: { title: head.title, at } }}
        choices={choices}
        reach={reach}
      />
    </Legible>
  )
}
