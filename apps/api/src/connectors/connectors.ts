import { randomUUID } from 'node:crypto'
import type { ConnectorEntry } from '@ioc/contract'
import type { Catalogue, Instant, Measure } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { DocumentStore, SourceRecord } from '../store/store.ts'
import type { ConnectorKind } from './connector.ts'
import type { FileDoor, ReadingDoor } from './doors.ts'
import { CONNECTORS } from './index.ts'
import { createLeases } from './leases.ts'
import { createMapper } from './mapper.ts'
import { DOSSIERS } from './merge-dossiers.ts'
import { createPuller, type PullOutcome } from './puller.ts'
import type { OnRefused, RunDeps, Running } from './running.ts'
import { createRunner } from './runner.ts'
import { type Environment, withSecrets } from './secrets.ts'
import type { ConnectorState } from './state.ts'

export interface ConnectorsDeps {
  readonly entries: readonly ConnectorEntry[]
  readonly catalogue: Pick<Catalogue, 'measures' | 'utcOffsetMinutes'>
  readonly zone: string
  /** Whether what they bring is sample data unless an entry says otherwise. */
  readonly demonstration: boolean
  readonly documents: DocumentStore
  /** Where a source is made known; it keeps its kind and its mark of sample data for ever. */
  readonly declare: (source: SourceRecord) => Promise<void>
  readonly readings: ReadingDoor
  readonly files?: FileDoor | undefined
  /** Where secrets come from. */
  readonly env: Environment
  readonly now: () => Instant
  readonly onRefused?: OnRefused
}

/** What is told about a connector: never an option, so never a secret. */
export interface ToldConnector extends Omit<ConnectorState, 'memory' | 'etag' | 'lease'> {
  readonly id: string
  readonly kind: ConnectorKind
  readonly name: string
  /** As cron says it; null for one that is open all the time or sent to us. */
  readonly schedule: string | null
}

export interface Connectors {
  states(): Promise<readonly ToldConnector[]>
  /** Pulls at once, due or not. Throws `not-found`, `bad-request` for one that is not pulled, `conflict` while it is being pulled. */
  pullNow(id: string): Promise<Exclude<PullOutcome, 'busy' | 'not-due'>>
  /** Those of a kind, with their sources: for the doors through which they are sent to us. */
  ofKind<Kind extends ConnectorKind>(kind: Kind): readonly Received<Kind>[]
  /** Counts a delivery that was sent to us. */
  count(id: string, by: (state: ConnectorState) => Partial<ConnectorState>): Promise<void>
  /** Notes rows that were sent to us and refused, for whoever looks after the source. */
  note: OnRefused
  /** Ends what is under way and gives leases back. */
  close(): Promise<void>
}

export interface Received<Kind extends ConnectorKind> {
  readonly entry: Extract<ConnectorEntry, { kind: Kind }>
  readonly source: SourceRecord
}

/**
 * Runs a district's connectors: makes their sources known, pulls when schedules say so, keeps the open ones
 * open, and remembers how each fares. Several nodes on one store share the work by leases.
 */
export async function createConnectors(deps: ConnectorsDeps): Promise<Connectors> {
  const { entries, catalogue, now } = deps
  const all = entries.map((entry) => runningOf(entry, deps))
  for (const { source } of all) await deps.declare(source)
  const leases = createLeases({ documents: deps.documents, holder: randomUUID(), now })
  const mapper = createMapper()
  const closing = new AbortController()
  const run: RunDeps = {
    closing: closing.signal,
    leases,
    surroundings: { now, offset: catalogue.utcOffsetMinutes, measures: measuresOf(catalogue), ...mapper.maps },
    readings: deps.readings,
    files: deps.files,
    env: deps.env,
    zone: deps.zone,
    now,
    onRefused: deps.onRefused ?? (() => undefined),
  }
  const puller = createPuller(run)
  const runner = createRunner(run, puller, all)

  return {
    states: () => Promise.all(all.map(async ({ entry }) => tell(entry, await leases.read(entry.id)))),
    async pullNow(id) {
      const found = all.find(({ entry }) => entry.id === id)
      if (!found) throw new Problem('not-found', `There is no connector called ${id}.`)
      if (!found.definition.pull)
        throw new Problem('bad-request', `${id} is not pulled: what it brings comes by itself.`)
      const outcome = await puller.pull(found, true)
      if (outcome === 'pulled' || outcome === 'failed') return outcome
      throw new Problem('conflict', `${id} is being pulled right now. Look again in a moment.`)
    },
    ofKind: <Kind extends ConnectorKind>(kind: Kind) =>
      all.filter((one): one is Running & Received<Kind> => one.entry.kind === kind),
    count: (id, by) => leases.change(id, by),
    note: run.onRefused,
    async close() {
      closing.abort()
      await runner.close()
      await mapper.close()
    },
  }
}

const measuresOf = ({ measures }: Pick<Catalogue, 'measures'>): ReadonlyMap<string, Measure> => measures

function runningOf(entry: ConnectorEntry, { demonstration, env }: ConnectorsDeps): Running {
  const definition = CONNECTORS.find(({ kind }) => kind === entry.kind)
  if (!definition) throw new Error(`No connector is of the kind ${entry.kind}.`)
  const { id, name, sample = demonstration } = entry
  const source: SourceRecord = { id, name, kind: 'connector', sample, ...reachOf(entry) }
  return { entry, definition, options: withSecrets(entry.options, env), source }
}

/** What a connector may bring: what it says, else all; one that is sent dossiers has a key, which opens no other door. */
function reachOf(entry: ConnectorEntry): Pick<SourceRecord, 'measures' | 'units'> {
  const { measures, units } = entry
  if (entry.kind !== 'dossier-sync') return { measures: measures ?? null, units: units ?? null }
  return { measures: measures ?? [DOSSIERS], units: units ?? [...new Set(Object.values(entry.options.units))] }
}

function tell(entry: ConnectorEntry, state: ConnectorState): ToldConnector {
  const { memory: _memory, etag: _etag, lease: _lease, ...told } = state
  return {
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    schedule: 'schedule' in entry ? entry.schedule : null,
    ...told,
  }
}
