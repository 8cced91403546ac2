import type { MqttMapping } from '@ioc/contract'
import { dayOf, formatPeriod, type Grain, type Instant, periodOf } from '@ioc/metrics'
import type { OpenContext, Surroundings } from './connector.ts'
import { isoAt } from './moment.ts'
import { FORGETFUL, type Listener } from './mqtt-listener.ts'
import { type Heard, unitOf } from './mqtt-message.ts'
import { pointTo } from './pointer.ts'

/** `at` of a stock, or the period of a flow's grain that an instant lies in. */
export function whenOf({ measures, offset }: Surroundings, measure: string, instant: Instant) {
  const grain: Grain | null | undefined = measures.get(measure)?.grain
  if (!grain) return { at: isoAt(instant, offset) }
  return { period: formatPeriod(periodOf(grain, dayOf(instant, offset))) }
}

/** The value of each unit's newest message. */
export function createValues(mapping: Extract<MqttMapping, { as: 'value' }>, context: OpenContext): Listener {
  const { measure } = mapping
  const newest = new Map<string, object>()
  let leftOut = 0
  return {
    ...FORGETFUL,
    hear(message) {
      const unit = unitOf(mapping.unit, message)
      const value = pointTo(message.payload, mapping.value)
      // A value that is none goes on as it is: the door names it.
      if (unit === undefined || value === undefined) leftOut++
      else newest.set(unit, { measure, unit, ...whenOf(context, measure, message.at), value })
    },
    rows() {
      const made = { rows: [...newest.values()], leftOut }
      newest.clear()
      leftOut = 0
      return made
    },
  }
}

/** Whatever readings an expression makes of each message. */
export function createExpression(mapping: Extract<MqttMapping, { as: 'jsonata' }>, context: OpenContext): Listener {
  let heard: Heard[] = []
  return {
    ...FORGETFUL,
    hear: (message) => void heard.push(message),
    async rows(moment) {
      if (heard.length === 0) return { rows: [], leftOut: 0 }
      const inputs = heard.map(({ topic, levels, payload }) => ({ topic, levels, payload }))
      heard = []
      const mapped = await context.map(mapping.rows, inputs, moment)
      const faults = mapped.flatMap((one) => ('fault' in one ? [one.fault] : []))
      if (faults.length > 0) context.failed(`${faults.length} messages cannot be read: ${faults[0]}`)
      const rows = mapped.flatMap((one) => ('fault' in one || one.result === null ? [] : one.result))
      return {
        rows: rows.filter((row): row is object => typeof row === 'object' && row !== null),
        leftOut: faults.length,
      }
    },
  }
}
