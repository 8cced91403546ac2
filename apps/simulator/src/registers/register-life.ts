import type { Catalogue, Instant, Unit } from '@ioc/metrics'
import type { Clock } from '../clock.ts'
import type { DeliverRecords } from '../wire/deliver.ts'
import { completeUntil } from './complete-until.ts'
import { isOf, type Keeper, type Told } from './keeper.ts'
import { createLiving } from './living.ts'
import type { RecordRow } from './record-row.ts'
import { putterOf } from './register-history.ts'

const BEAT_MS = 1_000
/**
 * After so long it is told that all is still so: an empty batch says that the register is complete. Sooner for
 * what grows by itself than for a list.
 */
const STILL_SO_MS = { growing: 60_000, list: 15 * 60_000 }

export interface RegisterLifeDeps {
  readonly catalogue: Pick<Catalogue, 'calendar' | 'utcOffsetMinutes'>
  readonly deliver: DeliverRecords
  readonly clock: Clock
}

/** Where a register stands: what is told of from here on, and where silent units fell silent. */
export interface Standing {
  readonly from: Instant
  readonly silentFrom: Instant
}

/**
 * Keeps a register until the signal: every 1–2 s (÷ `speed`) what changed is put, for the units that are alive
 * by name. While the server is away nothing is lost: the next batch holds all that changed since.
 */
export async function keepRegister(
  deps: RegisterLifeDeps,
  keeper: Keeper,
  { from, silentFrom }: Standing,
  speed: number,
  signal: AbortSignal,
): Promise<void> {
  const { catalogue, clock } = deps
  const put = putterOf(deps, keeper, signal)
  const changedOf = createChanges(keeper, catalogue)
  const stillSo = keeper.lives ? STILL_SO_MS.growing : STILL_SO_MS.list
  const spoken = keeper.told.filter(({ manner }) => manner !== 'silent')
  const toldTo = new Map(spoken.map((told) => [told, completeUntil(catalogue, told.manner, from, silentFrom)]))
  while (!signal.aborted) {
    const now = Math.floor(clock.now() / 1_000) * 1_000
    for (const [told, before] of toldTo) {
      const at = completeUntil(catalogue, told.manner, now, silentFrom)
      if (at <= before) continue
      const records = changedOf(told, before, at)
      if (records.length === 0 && at - before < stillSo) continue
      await put(records, at, told.units)
      toldTo.set(told, at)
    }
    await clock.sleep((BEAT_MS * (1 + Math.random())) / speed, signal)
  }
}

/** What changed in a register within (from, to]. */
function createChanges({ lives, states, seed }: Keeper, catalogue: RegisterLifeDeps['catalogue']) {
  const changed = lives && createLiving(lives, catalogue)
  return ({ units }: Told, from: Instant, to: Instant): RecordRow[] => [
    ...(changed?.(units ?? NOBODY, from, to) ?? []),
    ...seed.flatMap((record) => {
      if (!states || !isOf(record, units)) return []
      const now = states.stateAt(record, to)
      return JSON.stringify(now) === JSON.stringify(states.stateAt(record, from)) ? [] : [now]
    }),
  ]
}

const NOBODY: readonly Unit[] = []
