import type { MqttMapping } from '@ioc/contract'
import { dayOf, formatPeriod, type Grain, type Instant, periodOf } from '@ioc/metrics'
import type { OpenContext, Surroundings } from './connector.ts'
import { parseInstant } from '../rows/parse-instant.ts'
import { isoAt } from './moment.ts'
import { FORGETFUL, type Listener } from './mqtt-listener.ts'
import { type Heard, unitOf, valueSaid } from './mqtt-message.ts'
import { pointTo } from './pointer.ts'

/** `at` of a stock, or the period of a flow's grain that an instant lies in. */
export function whenOf({ measures, offset }: Surroundings, measure: string, instant: Instant) {
  const grain: Grain | null | undefined = measures.get(measure)?.grain
  if (!grain) return { at: isoAt(instant, offset) }
  return { period: formatPeriod(periodOf(grain, dayOf(instant, offset))) }
}

/**
 * The instant a message speaks of: its own where the mapping says where that stands (read in the pack's zone where it
 * names none), else when it was heard. Undefined where neither is known: a retained message may be of any age.
 */
function spokenAt({ payload, at, retained }: Heard, pointer: string | undefined, offset: number): Instant | undefined {
  if (pointer === undefined) return retained ? undefined : at
  const said = pointTo(payload, pointer)
  const instant = typeof said === 'string' ? parseInstant(said, offset) : undefined
  return typeof instant === 'number' ? instant : undefined
}

/** The value of each unit's newest message. */
export function createValues(mapping: Extract<MqttMapping, { as: 'value' }>, context: OpenContext): Listener {
  const { measure } = mapping
  const newest = new Map<string, { readonly row: object; readonly spoken: Instant }>()
  let leftOut = 0
  return {
    ...FORGETFUL,
    hear(message) {
      const unit = unitOf(mapping.unit, message)
      const value = valueSaid(pointTo(message.payload, mapping.value), context.measures.get(measure)?.decimals ?? 0)
      const spoken = spokenAt(message, mapping.at, context.offset)
      if (unit === undefined || value === undefined || spoken === undefined) {
        leftOut++
        return
      }
      const before = newest.get(unit)
      if (before && before.spoken > spoken) return
      // A value that is none goes on as it is: the door names it.
      newest.set(unit, { row: { measure, unit, ...whenOf(context, measure, spoken), value }, spoken })
    },
    rows() {
      const made = { rows: [...newest.values()].map(({ row }) => row), leftOut }
      newest.clear()
      leftOut = 0
      return made
    },
  }
}

/** Whatever readings an expression makes of each message. */
export function createExpression(mapping: Extract<MqttMapping, { as: 'jsonata' }>, context: OpenContext): Listener {
  let heard: Heard[] = []
  let leftOut = 0
  return {
    ...FORGETFUL,
    hear(message) {
      if (message.retained && !mapping.retained) leftOut++
      else heard.push(message)
    },
    async rows(moment) {
      const [inputs, without] = [heard.map(({ topic, levels, payload }) => ({ topic, levels, payload })), leftOut]
      heard = []
      leftOut = 0
      if (inputs.length === 0) return { rows: [], leftOut: without }
      const mapped = await context.map(mapping.rows, inputs, moment)
      const faults = mapped.flatMap((one) => ('fault' in one ? [one.fault] : []))
      if (faults.length > 0) context.failed(`${faults.length} messages cannot be read: ${faults[0]}`)
      const rows = mapped.flatMap((one) => ('fault' in one || one.result === null ? [] : one.result))
      return {
        rows: rows.filter((row): row is object => typeof row === 'object' && row !== null),
        leftOut: without + faults.length,
      }
    },
  }
}
