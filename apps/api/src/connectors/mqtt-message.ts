import type { MqttMapping } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'

/** A message as heard. */
export interface Heard {
  readonly topic: string
  readonly levels: readonly string[]
  /** As JSON where it is, else its text. */
  readonly payload: unknown
  readonly at: Instant
  /** Kept by the broker from some earlier time: how old it is nobody says, so it is of no moment unless it says so itself. */
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

type UnitOf = Exclude<MqttMapping, { as: 'jsonata' }>['unit']

/** The code of the unit a message speaks of; undefined where its topic names none we know. */
export function unitOf(unit: UnitOf, { levels }: Heard): string | undefined {
  if (typeof unit === 'string') return unit
  const said = levels[unit.level - 1]
  if (said === undefined || unit.codes === undefined) return said
  return Object.hasOwn(unit.codes, said) ? unit.codes[said] : undefined
}
