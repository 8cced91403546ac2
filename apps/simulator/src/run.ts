import { fromWire } from '@ioc/contract'
import { backfill } from './backfill.ts'
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
import { readSources } from './sources.ts'
import { createTally } from './tally.ts'
import { createApiClient } from './wire/api-client.ts'
import { createDeliver } from './wire/deliver.ts'
import { createKeyring } from './wire/keyring.ts'

const MS_A_DAY = 86_400_000

export interface RunDeps {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  /** Where `sources.yaml` lies. */
  readonly sourcesFile: string
}

/** The simulator from its first question to the signal: catalogue, history, then a life; or load where a rate is asked for. */
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
  const keyOf = createKeyring(flags.keys, clock)
  const deliver = createDeliver({ api, clock, tally, keyOf })
  if (flags.rate > 0) return load({ catalogue, model, reporters, deliver, tally, clock, log }, flags.rate, signal)

  const now = clock.now()
  const deliveries = createDeliveries(catalogue, model)
  const history = async () => {
    const stretch = { from: now - flags.backfill * MS_A_DAY, to: now, silentFrom: silentFrom(now, catalogue) }
    const sent = await backfill({ api, deliver, keyOf, reporters, deliveries }, stretch, signal)
    log(`history of ${flags.backfill} days: ${sent} rows sent in ${((clock.now() - now) / 1000).toFixed(1)} s`)
  }
  if (flags.once) return history()
  const life = { catalogue, model, reporters, deliveries, deliver, tally, clock, log }
  await Promise.all([history(), live(life, now, flags.speed, signal)])
}
