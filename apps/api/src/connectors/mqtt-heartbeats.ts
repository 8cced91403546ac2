import type { MqttMapping } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { z } from 'zod'
import type { OpenContext } from './connector.ts'
import { isoAt } from './moment.ts'
import type { Listener } from './mqtt-listener.ts'
import { unitOf } from './mqtt-message.ts'

const Remembered = z.object({
  /** Unit → device → when it was last heard. */
  heard: z.record(z.string(), z.record(z.string(), z.number())),
})

const MOST_DEVICES = 20_000
/** A count that stays the same is told again this often, so that nobody takes it for old. */
const AGAIN_MS = 3_600_000
const REMEMBER_MS = 60_000

/**
 * Counts by unit the devices heard within so many seconds. Silence counts only while we listen: after a cut
 * or a restart nobody is declared dead for what we could not hear, and where nothing is remembered nothing
 * is told before one whole span was listened to.
 */
export function createHeartbeats(
  mapping: Extract<MqttMapping, { as: 'heartbeat' }>,
  { now, offset }: OpenContext,
  remembered: unknown,
): Listener {
  const before = Remembered.safeParse(remembered)
  const units = new Map(
    Object.entries(before.success ? before.data.heard : {}).map(([unit, all]) => [unit, new Map(Object.entries(all))]),
  )
  const span = mapping.within * 1000
  const told = new Map<string, { readonly count: number; readonly at: Instant }>()
  let devices = [...units.values()].reduce((sum, { size }) => sum + size, 0)
  let since: Instant | undefined
  let settled = before.success
  let leftOut = 0
  let rememberedAt = 0
  let changed = false

  function alive(heard: ReadonlyMap<string, Instant>, from: Instant, at: Instant): number {
    return [...heard.values()].filter((last) => at - Math.max(last, from) < span).length
  }

  return {
    listening: (at) => void (since ??= at),
    deaf: () => void (since = undefined),
    hear(message) {
      const unit = unitOf(mapping.unit, message)
      const device = mapping.device === undefined ? message.topic : message.levels[mapping.device - 1]
      if (message.retained) return
      const known = unit === undefined ? undefined : (units.get(unit) ?? new Map<string, Instant>())
      const isNew = device !== undefined && !known?.has(device)
      if (unit === undefined || !known || device === undefined || (isNew && devices >= MOST_DEVICES)) {
        leftOut++
        return
      }
      if (isNew) devices++
      units.set(unit, known.set(device, message.at))
      changed = true
    },
    rows() {
      const at = now()
      const [from, without] = [since, leftOut]
      leftOut = 0
      settled ||= from !== undefined && at - from >= span
      if (from === undefined || !settled) return { rows: [], leftOut: without }
      const rows = [...units].flatMap(([unit, heard]) => {
        const count = alive(heard, from, at)
        const last = told.get(unit)
        if (last?.count === count && at - last.at < AGAIN_MS) return []
        told.set(unit, { count, at })
        return [{ measure: mapping.measure, unit, at: isoAt(at, offset), value: count }]
      })
      return { rows, leftOut: without }
    },
    changed: () => changed && now() - rememberedAt >= REMEMBER_MS,
    memory() {
      changed = false
      rememberedAt = now()
      return { heard: Object.fromEntries([...units].map(([unit, heard]) => [unit, Object.fromEntries(heard)])) }
    },
  }
}
