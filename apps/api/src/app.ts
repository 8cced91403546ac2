import { randomUUID } from 'node:crypto'
import { toWire } from '@ioc/contract'
import { createEvaluator, dayOf, type Instant } from '@ioc/metrics'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { breathe } from './breathe.ts'
import { type Config, ConfigError, isLoopback } from './config.ts'
import { type Connectors, createConnectors } from './connectors/connectors.ts'
import { dossierSyncRoutes } from './connectors/dossier-sync.routes.ts'
import { type Environment, missingVariables } from './connectors/secrets.ts'
import { openDesk } from './desk.ts'
import { storeDocumented } from './documented.ts'
import { formRoutes } from './forms/forms.routes.ts'
import { createGatherer } from './gather.ts'
import { createHandSource } from './hand-source.ts'
import { createImports } from './imports/imports.ts'
import { importRoutes } from './imports/imports.routes.ts'
import { createIngest } from './ingest/ingest.ts'
import { ingestRoutes } from './ingest/ingest.routes.ts'
import type { SourceLimits } from './ingest/source-limit.ts'
import type { Pack } from './pack/pack.ts'
import { createPipeline, type Pipeline } from './pipeline.ts'
import { bodies, SMALL_BODY } from './plugins/bodies.ts'
import { heldBodies } from './plugins/held-bodies.ts'
import { health } from './plugins/health.ts'
import { knownParameters } from './plugins/known-parameters.ts'
import { type Limits, LIMITS, limits } from './plugins/limits.ts'
import { metrics } from './plugins/metrics.ts'
import { openapi } from './plugins/openapi.ts'
import { frameworkErrors, problems } from './plugins/problems.ts'
import { createIdentify, rights } from './plugins/rights.ts'
import { buildOf, screens } from './plugins/screens.ts'
import { foreign, security } from './plugins/security.ts'
import { createLiveServer, type LiveServer } from './realtime/live-server.ts'
import { proofRoutes } from './series/proof.routes.ts'
import { revisionRoutes } from './series/revisions.routes.ts'
import { seriesRoutes } from './series/series.routes.ts'
import { createArchive } from './snapshots/archive.ts'
import { createSnapshotter, type Snapshotter } from './snapshots/snapshotter.ts'
import { snapshotRoutes } from './snapshots/snapshots.routes.ts'
import { sourceDeskRoutes } from './sources/desk.routes.ts'
import { createRefusalLog } from './sources/refusal-log.ts'
import { prepareRecords } from './registers/prepare-records.ts'
import { createRegisters } from './registers/registers.ts'
import { registerRoutes } from './registers/registers.routes.ts'
import { createRules } from './registers/rules.ts'
import { registerConsoleRoutes } from './registers/console.routes.ts'
import { createUnitsUnder } from './registers/units-under.ts'
import { createStepBoard } from './registers/step-board.ts'
import { stepRoutes } from './registers/steps.routes.ts'
import { createSourceKeys } from './sources/source-keys.ts'
import { sourceRoutes } from './sources/sources.routes.ts'
import { warmUp } from './snapshots/warm-up.ts'
import type { StoredRecord } from './store/record-store.ts'
import type { Store } from './store/store.ts'
import { catalogueRoutes } from './units/catalogue.routes.ts'

export interface AppDeps {
  readonly config: Config
  readonly pack: Pack
  readonly store: Store
  /** The clock; tests play it. */
  readonly now?: () => Instant
  readonly logger?: FastifyServerOptions['logger']
  readonly limits?: Limits
  /** What one source's key may send. */
  readonly sourceLimits?: SourceLimits
  /** How often a screen is asked whether its scripts run. */
  readonly pingMs?: number
  /** Where connectors' secrets come from. */
  readonly env?: Environment
}

/** The server, and what tests and benches look at beside it. */
export interface App {
  readonly http: FastifyInstance
  readonly live: LiveServer
  readonly pipeline: Pipeline
  readonly snapshotter: Snapshotter
  readonly connectors: Connectors
  /** Resolves when the trends people ask for are in memory; until then the first to ask waits a little. */
  readonly warmed: Promise<void>
}

/** Screens that show sources or registers are told of news at most this often. */
const NEWS_MS = 1_000

/** Puts the server together, ready to listen. Throws where a route has no right or the store no readings to give. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { config, pack, store, env = {}, now = Date.now } = deps
  const { catalogue } = pack
  const missing = missingVariables(pack.connectors, env)
  if (missing.length > 0) throw new ConfigError(`The environment lacks ${missing.join(', and ')}.`)
  const http = Fastify({
    logger: deps.logger ?? false,
    frameworkErrors,
    bodyLimit: SMALL_BODY,
    // An upload of millions of rows takes a while; headers have a minute.
    requestTimeout: 600_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 },
  })
  http.setValidatorCompiler(validatorCompiler)
  http.setSerializerCompiler(serializerCompiler)

  const epoch = randomUUID()
  const build = buildOf(config.web)
  const loopbackOnly = isLoopback(config.host)
  const keys = createSourceKeys({ store, now })
  // Until people can sign in: the guest is a demonstration's visitor, or whoever is on this machine itself.
  const guests = config.demonstration || loopbackOnly
  const identify = createIdentify({ authenticate: keys.authenticate, guests })

  const evaluator = createEvaluator({ catalogue })
  const { tree } = evaluator
  const rules = createRules(catalogue, tree, store.seriesOf)
  await prepareRecords({ store, catalogue, rules, now, log: http.log })
  await storeDocumented(store, catalogue, evaluator.tree, pack.documented, now())
  let live: LiveServer | undefined
  const snapshotter = await createSnapshotter({
    store,
    catalogue,
    evaluator,
    now,
    epoch,
    onDelta: (delta) => live?.publish(delta),
    onRenewed: (scope) => live?.renew(scope),
  })
  const handSource = createHandSource(store, config.demonstration)
  const archive = createArchive({
    store,
    catalogue,
    evaluator,
    now,
    onFault: (error) => http.log.error(error, 'the process of the past ended'),
  })
  const pipeline = createPipeline({ snapshotter, archive, now })
  const sourcesNews = createGatherer(() => live?.announce('sources'), NEWS_MS)
  const refusals = createRefusalLog({
    documents: store.documents,
    utcOffsetMinutes: catalogue.utcOffsetMinutes,
    onWritten: sourcesNews.ask,
    onFault: (error) => http.log.error(error, 'a refusal could not be kept'),
  })
  const onAccepted: typeof pipeline.accepted = (rows) => {
    pipeline.accepted(rows)
    sourcesNews.ask()
  }
  const standing = () => snapshotter.view().readings
  const ingest = createIngest({ store, catalogue, tree: evaluator.tree, now, standing, onAccepted })
  const stepBoard = await createStepBoard({ store, catalogue, tree, now })
  const registerNews = new Map(
    [...catalogue.registers.keys()].map((id) => [id, createGatherer(() => live?.announce(`registers/${id}`), NEWS_MS)]),
  )
  const registers = createRegisters({
    store,
    catalogue,
    tree,
    rules,
    defaultUnit: pack.defaultScope,
    now,
    async onCounted(counted) {
      pipeline.counted(counted)
      await stepBoard.changed(counted)
      registerNews.get(counted.register)?.ask()
      sourcesNews.ask()
    },
  })
  const imports = await createImports({
    store,
    door: ingest,
    catalogue,
    tree,
    profiles: pack.profiles,
    data: config.data,
    demonstration: config.demonstration,
    now,
    announce: (thing) => live?.announce(thing),
    onRefused: ({ id }, refused) => refusals.note({ source: id, door: 'import', at: now(), ...refused }),
  })
  const connectors = await createConnectors({
    entries: pack.connectors,
    catalogue,
    zone: pack.zone,
    demonstration: config.demonstration,
    documents: store.documents,
    declare: store.sources.put,
    readings: ingest,
    files: imports,
    env,
    now,
    onRefused: ({ id }, refused) => refusals.note({ source: id, door: 'connector', at: now(), ...refused }),
  })
  const { name, zone, defaultScope } = pack
  const wire = toWire(catalogue, {
    name,
    zone,
    defaultScope,
    demonstration: config.demonstration,
    build,
    publicUrl: config.publicUrl,
  })
  const desk = await openDesk({
    store,
    catalogue,
    wire,
    archive,
    tree,
    pack,
    now,
    seqOf: (scope) => snapshotter.latest(scope)?.seq ?? 0,
    build,
    announce: (thing) => live?.announce(thing),
    onFault: (error) => http.log.error(error, 'what screens said could not be kept'),
  })

  await http.register(problems)
  await http.register(security, { loopbackOnly })
  await http.register(rights, { identify })
  await http.register(limits, { limits: deps.limits ?? LIMITS })
  await http.register(bodies)
  await http.register(heldBodies, {})
  await http.register(openapi)
  await http.register(metrics)
  await http.register(health, { ready: () => store.damage() === null })
  await http.register(
    async (api) => {
      await api.register(knownParameters)
      const today = () => dayOf(now(), catalogue.utcOffsetMinutes)
      await api.register(catalogueRoutes, { wire, boundaries: pack.boundaries, today })
      await api.register(ingestRoutes, {
        ingest,
        sourceOf: keys.sourceOf,
        now,
        limits: deps.sourceLimits,
        onRefused: ({ id }, refused) => refusals.note({ source: id, door: 'readings', at: now(), ...refused }),
      })
      const unitsUnder = createUnitsUnder(tree, today)
      await api.register(registerConsoleRoutes, { registers, store, catalogue, unitsUnder, handSource, now })
      await api.register(registerRoutes, {
        registers,
        store,
        unitsUnder,
        sourceOf: keys.sourceOf,
        onRefused: ({ id }, refused) => refusals.note({ source: id, door: 'register', at: now(), ...refused }),
      })
      await api.register(stepRoutes, { registers, board: stepBoard, defaultUnit: defaultScope })
      await api.register(dossierSyncRoutes, {
        connectors,
        registers,
        async standing(register, keys) {
          const found = new Map<string, StoredRecord['fields']>()
          const pause = breathe()
          for (const key of keys) {
            const record = await store.records.get(register, key)
            if (record) found.set(key, record.fields)
            const rest = pause()
            if (rest) await rest
          }
          return found
        },
        now,
      })
      await api.register(importRoutes, { imports })
      await api.register(sourceRoutes, { store })
      await api.register(sourceDeskRoutes, {
        store,
        catalogue,
        tree: evaluator.tree,
        view: snapshotter.view,
        refusals,
        resend: ingest.accept,
        connectors: {
          // A connector is a source of its own.
          states: async () => (await connectors.states()).map((state) => ({ ...state, source: state.id })),
          pullNow: connectors.pullNow,
        },
        now,
        onChanged: sourcesNews.ask,
      })
      await api.register(formRoutes, {
        store,
        catalogue,
        tree: evaluator.tree,
        view: snapshotter.view,
        accept: ingest.accept,
        source: handSource,
        now,
        announce: (thing) => live?.announce(thing),
        onRefused: ({ id }, refused) => refusals.note({ source: id, door: 'form', at: now(), ...refused }),
      })
      await api.register(desk.routes)
      await api.register(snapshotRoutes, { snapshotter, archive, defaultScope, epoch, now })
      const asking = { catalogue, evaluator, archive, snapshotter, store, defaultScope, now }
      await api.register(seriesRoutes, asking)
      await api.register(revisionRoutes, asking)
      await api.register(proofRoutes, asking)
    },
    { prefix: '/api/v1' },
  )
  await http.register(screens, { web: config.web })

  live = createLiveServer({
    server: http.server,
    latestOf: snapshotter.latest,
    identify,
    foreign: (headers) => foreign(headers, loopbackOnly, 'GET'),
    now,
    epoch,
    build,
    onReport: desk.report,
    onGone: desk.gone,
    pingMs: deps.pingMs,
  })
  const warming = warmUp({ snapshotter, archive, catalogue, evaluator, scope: pack.defaultScope, now })
  http.addHook('preClose', async () => {
    warming.stop()
    await archive.close()
    await connectors.close()
    imports.close()
    await desk.close()
    pipeline.close()
    sourcesNews.close()
    for (const news of registerNews.values()) news.close()
    await live.close()
  })
  // The last request may have been refused.
  http.addHook('onClose', refusals.close)
  await http.ready()
  return { http, live, pipeline, snapshotter, connectors, warmed: warming.done }
}
