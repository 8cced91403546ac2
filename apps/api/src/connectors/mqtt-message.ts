import type { MqttMapping } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'

/** A message as heard. */
export interface Heard {
  readonly topic: string
  readonly levels: readonly string[]
  /** As JSON where it is, else its text. */
  readonly payload: unknown
  readonly at: Instant
  /** Kept by the broker from some earlier time: it says what was, not that anyone lives. */
  readonly retained: boolean
}

export function readPayload(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Whether a topic is one of those a filter (`cameras/+/heartbeat`, `cameras/#`) stands for. */
export function matches(filter: string, topic: string): boolean {
  const wanted = filter.split('/')
  const levels = topic.split('/')
  const rest = wanted.indexOf('#')
  if (rest === -1 ? wanted.length !== levels.length : levels.length < rest) return false
  return wanted.every((part, index) => part === '#' || part === '+' || index > levels.length || part === levels[index])
}

type UnitOf = Exclude<MqttMapping, { as: 'jsonata' }>['unit']

/** The code of the unit a message speaks of; undefined where its topic names none we know. */
export function unitOf(unit: UnitOf, { levels }: Heard): string | undefined {
  if (typeof unit === 'string') return unit
  const said = levels[unit.level - 1]
  if (said === undefined || unit.codes === undefined) return said
  return Object.hasOwn(unit.codes, said) ? unit.codes[said] : undefined
}
