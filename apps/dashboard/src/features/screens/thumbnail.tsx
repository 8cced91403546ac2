import type { ScreenStanding, WireCatalogue } from '@ioc/contract'
import { StatusMark } from '../../ui/status-mark.tsx'
import { useScreensText } from './messages.ts'
import { sceneOf, sceneWords } from './scene-words.ts'
import { sketchOf } from './sketches.ts'
import { MARKS, nameOf } from './standing.ts'

const WIDE = { width: 16, height: 9 }

/** A screen as it hangs, small: its proportions, what it shows, how it does. Drawn from what it says, not a picture of it. */
export function Thumbnail({
  screen,
  catalogue,
}: {
  readonly screen: ScreenStanding
  readonly catalogue: WireCatalogue
}) {
  const text = useScreensText()
  const { say } = text
  const { report, state } = screen
  const { width, height } = report && report.width > 0 && report.height > 0 ? report : WIDE
  const scene = report ? sceneWords(report.scene, catalogue, text) : say('shown.nothing')
  const off = say('shown.off', { count: report?.exceptions ?? 0 })
  const isThere = state === 'live' || state === 'behind'
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <div className="grid h-40 max-w-[17rem] place-items-center">
        <div
          role="img"
          aria-label={say('shown.picture', { screen: nameOf(screen, text), state: say(`state.${state}`), scene, off })}
          className={`relative max-h-full max-w-full overflow-hidden rounded-sm border-2 bg-page ${isThere ? 'border-line' : 'border-stale border-dashed'}`}
          style={{
            aspectRatio: `${width} / ${height}`,
            ...(width > height * 1.7 ? { width: '100%' } : { height: '100%' }),
          }}
        >
          <Sketch scene={report?.scene ?? null} dim={!isThere} />
          <StatusMark mark={MARKS[state]} className="absolute top-2 right-2 size-[1.3em]!" />
          {state === 'frozen' && <span className="hatched absolute inset-0 opacity-40" />}
        </div>
      </div>
      <figcaption className="text-text-2">
        <span className="line-clamp-2 text-text">{scene}</span>
        {report && (
          <span className="flex items-baseline gap-2">
            {report.exceptions > 0 && <StatusMark mark="off-target" />}
            {off}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

function Sketch({ scene, dim }: { readonly scene: string | null; readonly dim: boolean }) {
  const known = scene === null ? null : sceneOf(scene)
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden className="absolute inset-0 size-full">
      {known &&
        sketchOf(known.scene).map(([x, y, wide, high]) => (
          <rect
            key={`${x} ${y}`}
            x={x}
            y={y}
            width={wide}
            height={high}
            className={dim ? 'fill-rule' : 'fill-raised'}
          />
        ))}
    </svg>
  )
}
