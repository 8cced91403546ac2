import { type Catalogue, dayOf, type Instant } from '@ioc/metrics'
import type { Stretch } from '../backfill.ts'
import { formatInstant } from '../reporting/row.ts'
import type { ApiClient, RecordsToPut } from '../wire/api-client.ts'
import type { DeliverRecords } from '../wire/deliver.ts'
import { completeUntil } from './complete-until.ts'
import { codesOf, isOf, type Keeper, type Told } from './keeper.ts'
import { endsAt, type Life } from './life.ts'
import { bornWithin } from './living.ts'
import type { RecordRow } from './record-row.ts'

const MS_A_DAY = 86_400_000
/** Days of one batch of what was born. */
const CHUNK_DAYS = 14
/** The newest batches are always sent: what changed while nobody ran is among them. */
const ALWAYS_SENT = 6
/** Of an older batch so many are asked after. */
const ASKED = 100
/** Days over which changing lists have a past, and between two looks at it. */
const PAST_OF_STATES = 60
const LOOK_DAYS = 3

export interface RegisterHistoryDeps {
  readonly api: ApiClient
  readonly deliver: DeliverRecords
  readonly keyOf: (source: string) => Promise<string>
  readonly catalogue: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>
}

/**
 * Tells what a register holds: first what its keeper had on paper, as of the start of the stretch, then what
 * was born since, the newest fortnight first so that the wall means something at once. Only then is the
 * register said to be complete from the start of that fortnight on. Resolves with the records sent.
 */
export async function tellRegister(
  deps: RegisterHistoryDeps,
  keeper: Keeper,
  stretch: Stretch,
  signal: AbortSignal,
): Promise<number> {
  const known = (await wouldChange(deps, keeper, keeper.seed, stretch.to, signal)).accepted === 0
  const put = putterOf(deps, keeper, signal)
  let sent = 0
  if (!known) sent += await put(keeper.seed, stretch.from, allUnits(keeper))
  if (!known && keeper.states) sent += await tellStates(deps, keeper, stretch, put)
  sent += await tellBorn(deps, keeper, stretch, signal, put)
  for (const { manner, units } of keeper.told) {
    await put([], completeUntil(deps.catalogue, manner, stretch.to, stretch.silentFrom), units)
  }
  return sent
}

type Put = (records: readonly RecordRow[], at: Instant, units: Told['units']) => Promise<number>

/** Puts records as of an instant for units that are then complete. */
export function putterOf(
  { deliver, catalogue }: Pick<RegisterHistoryDeps, 'deliver' | 'catalogue'>,
  { register, source }: Keeper,
  signal: AbortSignal,
): Put {
  return async (records, at, units) => {
    const text = formatInstant(at, catalogue.utcOffsetMinutes)
    const batch: RecordsToPut = { register, records, at: text, units: codesOf(units) }
    if (!signal.aborted) await deliver(source, batch, signal)
    return records.length
  }
}

const allUnits = ({ told }: Keeper) =>
  told.some(({ units }) => units === null) ? null : told.flatMap(({ units }) => units ?? [])

async function tellStates(
  { catalogue }: RegisterHistoryDeps,
  { told, seed, states }: Keeper,
  stretch: Stretch,
  put: Put,
) {
  let sent = 0
  for (const { manner, units } of told) {
    let before = seed.filter((record) => isOf(record, units))
    const until = completeUntil(catalogue, manner, stretch.to, stretch.silentFrom)
    for (let at = Math.max(stretch.from, until - PAST_OF_STATES * MS_A_DAY); at <= until; at += LOOK_DAYS * MS_A_DAY) {
      const now = before.map((record) => states?.stateAt(record, at) ?? record)
      sent += await put(
        now.filter((record, nth) => JSON.stringify(record) !== JSON.stringify(before[nth])),
        at,
        units,
      )
      before = now
    }
  }
  return sent
}

async function tellBorn(deps: RegisterHistoryDeps, keeper: Keeper, stretch: Stretch, signal: AbortSignal, put: Put) {
  const { lives, told } = keeper
  if (lives === null) return 0
  const { utcOffsetMinutes } = deps.catalogue
  const [first, last] = [dayOf(stretch.from, utcOffsetMinutes), dayOf(stretch.to, utcOffsetMinutes)]
  let sent = 0
  let nth = 0
  for (let chunk = Math.floor(last / CHUNK_DAYS); (chunk + 1) * CHUNK_DAYS > first && !signal.aborted; chunk -= 1) {
    const from = Math.max(first, chunk * CHUNK_DAYS)
    for (const { manner, units } of told) {
      const until = completeUntil(deps.catalogue, manner, stretch.to, stretch.silentFrom)
      const born = bornWithin(lives, units ?? [], from, (chunk + 1) * CHUNK_DAYS, until)
      if (nth >= ALWAYS_SENT) {
        const { accepted, revised } = await wouldChange(deps, keeper, recordsOf(someOf(born), until), until, signal)
        if (accepted + revised === 0) continue
      }
      sent += await put(recordsOf(born, until), until, units)
    }
    const opened = Math.max(stretch.from, from * MS_A_DAY - utcOffsetMinutes * 60_000)
    if (nth < ALWAYS_SENT || sent > 0) await put([], opened, allUnits(keeper))
    nth += 1
  }
  return sent
}

const recordsOf = (lives: readonly Life[], at: Instant) => lives.map((life) => life.recordAt(at))

/** Some of them, and those that took longest: if any was left half way when nobody ran, it is one of these. */
function someOf(born: readonly Life[]): Life[] {
  const slow = new Set(born.toSorted((one, other) => endsAt(other) - endsAt(one)).slice(0, ASKED / 2))
  const step = Math.max(1, Math.floor((born.length * 2) / ASKED))
  return born.filter((life, nth) => nth % step === 0 || slow.has(life))
}

/** What putting records would do, asked of the API by a dry run; all of it where there is no answer. */
async function wouldChange(
  { api, keyOf, catalogue }: RegisterHistoryDeps,
  { register, source }: Keeper,
  records: readonly RecordRow[],
  now: Instant,
  signal: AbortSignal,
): Promise<{ readonly accepted: number; readonly revised: number }> {
  if (records.length === 0) return { accepted: 0, revised: 0 }
  const batch = { register, records, at: formatInstant(now, catalogue.utcOffsetMinutes), units: null }
  const outcome = await api.put(batch, { key: await keyOf(source), query: 'dryRun=true', signal })
  return outcome.kind === 'stored' ? outcome.reply : { accepted: records.length, revised: 0 }
}
