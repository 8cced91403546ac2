import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import { createDeliveries } from './deliveries.ts'
import { createExpected, type ExpectedDeps } from './expected.ts'
import { createHealth } from './health.ts'
import { type Connectors, healthRoutes } from './health.routes.ts'
import { createLateList } from './late-list.ts'
import type { RefusalLog } from './refusal-log.ts'
import { refusalRoutes } from './refusals.routes.ts'
import { createRetry, type Resend } from './retry.ts'

export interface SourceDeskDeps extends Pick<ExpectedDeps, 'catalogue' | 'tree' | 'view'> {
  readonly store: Pick<Store, 'sources' | 'seqAt' | 'lastSeq'>
  readonly refusals: RefusalLog
  readonly resend: Resend
  readonly now: () => number
  /** Told when what a source's page shows has changed by a person's doing. */
  readonly onChanged: () => void
  readonly connectors?: Connectors | undefined
}

/** Everything an operator chases sources with: health, the late, the refused, and what can be done about them. */
export async function sourceDeskRoutes(app: FastifyInstance, deps: SourceDeskDeps): Promise<void> {
  const { store, catalogue, refusals, connectors } = deps
  const { utcOffsetMinutes } = catalogue
  const expected = createExpected({ ...deps, lastSeq: store.lastSeq })
  const deliveries = createDeliveries({ store, utcOffsetMinutes })
  const pulls = async () => (await connectors?.states()) ?? []
  const health = createHealth({ store, deliveries, refusals, expected, utcOffsetMinutes, pulls })
  await app.register(healthRoutes, { health, late: createLateList(catalogue, store.sources), expected, connectors })
  await app.register(refusalRoutes, { store, refusals, retry: createRetry(deps), onChanged: deps.onChanged })
}
