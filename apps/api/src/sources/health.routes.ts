import { LateList, PullReply, SourcesHealth } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Expected } from './expected.ts'
import { type PullState, pullOf } from './health.ts'

/** What pull connectors tell of themselves, and the one thing they can be asked for. */
export interface Connectors {
  states(): readonly ConnectorState[] | Promise<readonly ConnectorState[]>
  /** Resolves when the pull is over, well or not; `states` says which. */
  pullNow(id: string): Promise<unknown>
}

interface ConnectorState extends PullState {
  readonly id: string
}

export interface HealthRoutesDeps {
  readonly health: () => Promise<SourcesHealth>
  readonly late: (expected: Expected) => Promise<LateList>
  readonly expected: () => Expected
  readonly connectors?: Connectors | undefined
}

const OfSource = z.object({ id: z.string().min(1).max(64) })

/** How sources do, and who is late; under the API's prefix and after `rights`. */
export async function healthRoutes(bare: FastifyInstance, deps: HealthRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { connectors } = deps
  const tags = ['sources']

  app.get(
    '/sources/health',
    {
      config: { right: 'sources.read' },
      schema: {
        summary: 'Every source: last delivery, rows taken and refused, lateness, next due; worst first',
        tags,
        response: { 200: SourcesHealth },
      },
    },
    () => deps.health(),
  )
  app.get(
    '/sources/late',
    {
      config: { right: 'sources.read' },
      schema: {
        summary: 'Which registers and which measures of units are owed, since when, and who answers for it',
        tags,
        response: { 200: LateList },
      },
    },
    () => deps.late(deps.expected()),
  )
  app.post(
    '/sources/:id/pull',
    {
      config: { right: 'sources.manage' },
      schema: {
        summary: 'Fetch the data of a pulled source now',
        tags,
        params: OfSource,
        response: { 200: PullReply },
      },
    },
    async (request) => {
      const { id } = request.params
      const mine = async () => (await connectors?.states())?.find(({ source }) => source === id)
      const before = await mine()
      if (!connectors || !before) throw new Problem('not-found', `No connector fetches the data of a source ${id}.`)
      await connectors.pullNow(before.id)
      return pullOf((await mine()) ?? before) ?? before
    },
  )
}
