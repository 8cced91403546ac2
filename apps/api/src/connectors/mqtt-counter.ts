import type { MqttMapping } from '@ioc/contract'
import { type Day, dayOf, formatDay } from '@ioc/metrics'
import { z } from 'zod'
import type { OpenContext } from './connector.ts'
import { FORGETFUL, type Listener } from './mqtt-listener.ts'
import { unitOf } from './mqtt-message.ts'
import { pointTo } from './pointer.ts'

const Remembered = z.object({ day: z.int(), sums: z.record(z.string(), z.number()) })

/**
 * Adds messages up by unit and local day. What was reached is remembered, so that a restart goes on from
 * there; messages of the time between are the broker's to repeat, and are not guessed.
 */
export function createCounter(
  mapping: Extract<MqttMapping, { as: 'counter' }>,
  { now, offset }: OpenContext,
  remembered: unknown,
): Listener {
  const before = Remembered.safeParse(remembered)
  let day: Day = before.success ? before.data.day : dayOf(now(), offset)
  let sums = new Map(before.success ? Object.entries(before.data.sums) : [])
  let touched = new Set<string>()
  let finished: object[] = []
  let leftOut = 0
  let changed = false

  const rowsOf = (units: Iterable<string>) =>
    [...units].map((unit) => ({ measure: mapping.measure, unit, period: formatDay(day), value: sums.get(unit) ?? 0 }))

  function turnTo(today: Day): void {
    if (today <= day) return
    finished = [...finished, ...rowsOf(touched)]
    sums = new Map()
    touched = new Set()
    day = today
  }

  return {
    ...FORGETFUL,
    hear(message) {
      const unit = unitOf(mapping.unit, message)
      const add = mapping.add === undefined ? 1 : pointTo(message.payload, mapping.add)
      // What the broker kept was counted when it was sent.
      if (message.retained) return
      if (unit === undefined || typeof add !== 'number' || !Number.isFinite(add)) {
        leftOut++
        return
      }
      turnTo(dayOf(message.at, offset))
      sums.set(unit, (sums.get(unit) ?? 0) + add)
      touched.add(unit)
      changed = true
    },
    rows() {
      const made = { rows: [...finished, ...rowsOf(touched)], leftOut }
      finished = []
      touched = new Set()
      leftOut = 0
      return made
    },
    changed: () => changed,
    memory() {
      changed = false
      return { day, sums: Object.fromEntries(sums) }
    },
  }
}
