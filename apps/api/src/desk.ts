import type { WireCatalogue } from '@ioc/contract'
import { type Catalogue, dayOf, type Instant, type UnitTree } from '@ioc/metrics'
import type { FastifyInstance } from 'fastify'
import { createAnnotations } from './annotations/annotations.ts'
import { annotationRoutes } from './annotations/annotations.routes.ts'
import { createGatherer } from './gather.ts'
import { createMeetings } from './meetings/meetings.ts'
import { meetingRoutes } from './meetings/meetings.routes.ts'
import type { Pack } from './pack/pack.ts'
import type { Archive } from './snapshots/archive.ts'
import { createScreenDesk, type ScreenDesk } from './screens/screen-desk.ts'
import { createScreenRecords } from './screens/screen-records.ts'
import { screenRoutes } from './screens/screens.routes.ts'
import type { Store } from './store/store.ts'
import { createViews } from './views/views.ts'
import { viewRoutes } from './views/views.routes.ts'

/** A desk that lists the screens is told of news at most this often. */
const NEWS_MS = 1_000

export interface DeskDeps {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly wire: WireCatalogue
  readonly archive: Pick<Archive, 'snapshot'>
  readonly tree: UnitTree
  readonly pack: Pick<Pack, 'screens' | 'defaultScope'>
  readonly now: () => Instant
  /** The last delta of a scope. */
  readonly seqOf: (scope: string) => number
  readonly build: string
  /** Tells every screen what can be fetched again. */
  readonly announce: (thing: string) => void
  readonly onFault: (error: unknown) => void
}

/** What people steer and write down from the desk. */
export interface Desk extends Pick<ScreenDesk, 'report' | 'gone'> {
  /** Under the API's prefix, after `rights`. */
  readonly routes: (api: FastifyInstance) => Promise<void>
  close(): Promise<void>
}

/** Opens the desk; the screens of the pack are there when it resolves. */
export async function openDesk(deps: DeskDeps): Promise<Desk> {
  const { store, catalogue, tree, pack, now, announce } = deps
  const { documents } = store
  const today = () => dayOf(now(), catalogue.utcOffsetMinutes)
  const records = createScreenRecords({ documents, catalogue, tree, today })
  await records.seed(pack.screens)
  const news = createGatherer(() => announce('screens'), NEWS_MS)
  const screens = await createScreenDesk({ ...deps, records, documents, onNews: news.ask })

  const noting = { documents, catalogue, tree, now }

  return {
    report: screens.report,
    gone: screens.gone,
    async routes(api) {
      await api.register(screenRoutes, { desk: screens })
      await api.register(annotationRoutes, { annotations: createAnnotations(noting), announce })
      await api.register(meetingRoutes, {
        meetings: createMeetings({
          ...noting,
          wire: deps.wire,
          snapshotAt: async (scope, then, asking) => (await deps.archive.snapshot(scope, then, asking))?.json(),
          lastSeq: store.lastSeq,
          defaultScope: pack.defaultScope,
        }),
        announce,
      })
      await api.register(viewRoutes, { views: createViews(noting), announce })
    },
    async close() {
      news.close()
      await screens.close()
    },
  }
}
