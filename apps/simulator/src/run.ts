import { fromWire } from '@ioc/contract'
import { backfill, type Stretch } from './backfill.ts'
import type { Clock } from './clock.ts'
import type { Flags } from './flags.ts'
import { live } from './live.ts'
import { load } from './load.ts'
import { inferShapes } from './model/infer-shapes.ts'
import { createModel } from './model/model.ts'
import { silentFrom } from './odd-units.ts'
import { createDeliveries } from './reporting/deliveries.ts'
import { listReporters } from './reporting/reporter.ts'
import { SHAPES } from './shapes/index.ts'
import { openRegisters } from './registers/index.ts'
import type { Keeper } from './registers/keeper.ts'
import { type RegisterHistoryDeps, tellRegister } from './registers/register-history.ts'
import { keepRegister, type RegisterLifeDeps } from './registers/register-life.ts'
import { readSources } from './sources.ts'
import { createTally } from './tally.ts'
import { createApiClient } from './wire/api-client.ts'
import { createDeliver, createDeliverRecords } from './wire/deliver.ts'
import { createKeyring } from './wire/keyring.ts'

const MS_A_DAY = 86_400_000

export interface RunDeps {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  /** Where `sources.yaml` lies. */
  readonly sourcesFile: string
  /** Where the records lie that registers begin with. */
  readonly recordsFolder: string
}

/**
 * The simulator from its first question to the signal: catalogue, history, then a life, of readings and of
 * registers beside each other; or load where a rate is asked for.
 */
export async function run(flags: Flags, deps: RunDeps): Promise<void> {
  const { clock, signal, log } = deps
  const api = createApiClient(flags.url, clock, log)
  const sources = await readSources(deps.sourcesFile)
  const wire = await api.catalogue(signal)
  if (wire === null) return
  const catalogue = fromWire(wire)
  const model = createModel({ catalogue, shapes: inferShapes(catalogue, SHAPES), seed: flags.seed })
  const reporters = listReporters(catalogue, sources)
  const tally = createTally()
  const line = { api, clock, tally, keyOf: createKeyring(flags.keys, clock) }
  const deliver = createDeliver(line)
  if (flags.rate > 0) return load({ catalogue, model, reporters, deliver, tally, clock, log }, flags.rate, signal)

  const now = clock.now()
  const stretch = { from: now - flags.backfill * MS_A_DAY, to: now, silentFrom: silentFrom(now, catalogue) }
  const told = (what: string) => log(`${what} in ${((clock.now() - now) / 1000).toFixed(1)} s`)
  const deliveries = createDeliveries(catalogue, model)
  const history = async () => {
    const sent = await backfill({ ...line, deliver, reporters, deliveries }, stretch, signal)
    told(`history of ${flags.backfill} days: ${sent} rows sent`)
  }
  const registers = async () => {
    const keepers = await openRegisters({ ...flags, catalogue, model, sources, folder: deps.recordsFolder }, now)
    const keep = { ...line, catalogue, deliver: createDeliverRecords(line) }
    await Promise.all(keepers.map((keeper) => keepOne(keep, keeper, stretch, flags, told, signal)))
  }
  const life = { catalogue, model, reporters, deliveries, deliver, tally, clock, log }
  await Promise.all([registers(), history(), flags.once ? null : live(life, now, flags.speed, signal)])
}

/** A register is kept only from where its history ends: what is older than what is known would be refused. */
async function keepOne(
  deps: RegisterHistoryDeps & RegisterLifeDeps,
  keeper: Keeper,
  stretch: Stretch,
  { once, speed }: Flags,
  told: (what: string) => void,
  signal: AbortSignal,
): Promise<void> {
  told(`${keeper.register}: ${await tellRegister(deps, keeper, stretch, signal)} records sent`)
  if (!once) await keepRegister(deps, keeper, { from: stretch.to, silentFrom: stretch.silentFrom }, speed, signal)
}
