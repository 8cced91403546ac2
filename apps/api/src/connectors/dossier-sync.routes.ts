import type { Readable } from 'node:stream'
import { DossierSyncInput, DossierSyncQuery, DossierSyncReply } from '@ioc/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { takeWhole } from '../plugins/take-whole.ts'
import { Problem } from '../errors.ts'
import type { Actor } from '../rights.ts'
import { parseObjectOfList, unmarked } from '../rows/parse-list.ts'
import type { Connectors } from './connectors.ts'
import { type DossierDoors, receiveDossiers } from './receive-dossiers.ts'

/** What is taken at once. */
const MOST_DOSSIERS = 10_000
const MOST_BYTES = 10 * 1024 * 1024

const DESCRIPTION = `Dossiers as one-stop systems sync them with the national portal: \`DongBoHoSoMC\` brings whole
dossiers, \`CapNhatTienDoHoSoMC\` where one stands. Times are \`yyyyMMddHHmmss\` at +07:00. ChuHoSo and every other
field that the register has no place for is dropped before anything is stored, and counted in \`dropped\`. The key is
that of a connector of the kind \`dossier-sync\`, which says what its units are called.`

/** `POST /dossier-sync`, under the API's prefix and after `rights`. */
export async function dossierSyncRoutes(bare: FastifyInstance, deps: DossierDoors): Promise<void> {
  await bare.register(async (app) => syncRoute(app, deps))
}

/** By itself, because it alone reads an object of one long list in turns. */
function syncRoute(app: FastifyInstance, deps: DossierDoors): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', async (request: FastifyRequest, stream: Readable) =>
    parseObjectOfList(unmarked(await takeWhole(request, stream)), 'data', MOST_DOSSIERS),
  )
  app.withTypeProvider<ZodTypeProvider>().post(
    '/dossier-sync',
    {
      config: { right: 'registers.write' },
      bodyLimit: MOST_BYTES,
      schema: {
        summary: 'Send dossiers in the national format',
        description: DESCRIPTION,
        tags: ['registers'],
        security: [{ sourceKey: [] }],
        querystring: DossierSyncQuery,
        body: DossierSyncInput,
        response: { 200: DossierSyncReply },
      },
    },
    ({ actor, body, query }) =>
      receiveDossiers(deps, connectorOf(deps.connectors, actor), {
        input: body,
        mode: query.mode,
        dryRun: query.dryRun,
      }),
  )
}

function connectorOf(connectors: Connectors, actor: Actor) {
  const id = actor.kind === 'source' ? actor.id : undefined
  const found = connectors.ofKind('dossier-sync').find(({ entry }) => entry.id === id)
  if (found) return found
  throw new Problem('forbidden', 'This key is not that of a dossier-sync connector. Name one in connectors.yaml.')
}
