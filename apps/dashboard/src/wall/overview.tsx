import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { widgets } from '../widgets/index.ts'
import type { Area, WallView, Widget } from '../widgets/widget.tsx'
import { Broken } from './broken.tsx'
import { Band, type BandSays } from './band.tsx'
import type { Choices } from '../ui/controls.tsx'
import { FirstReading } from './first-reading.tsx'
import { Header } from './header.tsx'
import { useTick } from '../data/use-tick.tsx'
import { isEmpty } from '../widgets/view.ts'

/** Where each area is; they are laid out in `base.css`. The outer columns keep the wall's margin. */
const AREAS: Readonly<Record<Exclude<Area, 'header'>, string>> = {
  main: '[grid-area:main] wall:pl-7',
  map: '[grid-area:map]',
  work: '[grid-area:work]',
  attention: '[grid-area:attention] wall:pr-7',
  components: '[grid-area:components] wall:px-7',
}

/** The overview: one screen that says how the district stands. */
export function Overview({
  name,
  view,
  band,
  choices,
}: {
  name: string
  view: WallView
  band: BandSays
  choices: Choices | null
}) {
  const link = useTick((tick) => tick.link)
  const empty = isEmpty(view.snapshot)
  return (
    <main data-link={link} data-seq={view.snapshot.seq} data-scene="overview" className="overview">
      <div className="px-5 pt-4 [grid-area:head] wall:px-7">
        <Header name={name}>
          {widgets
            .filter(({ area }) => area === 'header')
            .map((widget) => (
              <Placed key={widget.id} widget={widget} view={view} />
            ))}
        </Header>
      </div>
      {widgets.map((widget) =>
        widget.area === 'header' ? null : (
          <div
            key={widget.id}
            data-widget={widget.id}
            className={`min-h-0 min-w-0 px-3 wall:px-0 ${AREAS[widget.area]}`}
          >
            {/* Before the first reading its place says how that is sent; what is owed by then the headline says. */}
            {empty && widget.area === 'attention' ? (
              <FirstReading view={view} />
            ) : (
              <Placed widget={widget} view={view} />
            )}
          </div>
        ),
      )}
      <div className="[grid-area:band]">
        <Band {...band} choices={choices} />
      </div>
    </main>
  )
}

function Placed({ widget, view }: { widget: Widget; view: WallView }) {
  return (
    <ErrorBoundary resetKey={view.snapshot.seq} fallback={<Broken />}>
      <widget.View view={view} />
    </ErrorBoundary>
  )
}
