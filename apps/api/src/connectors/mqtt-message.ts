import type { MqttMapping } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { twinsOf } from '../rows/key-twins.ts'

/** A message as heard. */
export interface Heard {
  readonly topic: string
  readonly levels: readonly string[]
  /** As `readPayload` gives it. */
  readonly payload: unknown
  readonly at: Instant
  /** Kept by the broker from some earlier time: how old it is nobody says, so it is of no moment unless it says so itself. */
  readonly retained: boolean
}

/** `1.000` by itself: one in England and in JSON, a thousand where it was typed by a Vietnamese. */
const EITHER = /^\s*-?\d{1,3}\.\d{3}\s*$/

/**
 * A payload as JSON where it is; a text that is one number or another, one that gives a name twice, and bytes that are
 * no JSON, stay text.
 */
export function readPayload(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  if (EITHER.test(text)) return text
  try {
    const parsed: unknown = JSON.parse(text)
    return twinsOf(text, parsed).length === 0 ? parsed : text
  } catch {
    return text
  }
}

/** What was said of a measure: a text that is a number only where the measure has decimals, so that it can mean nothing else. */
export function valueSaid(said: unknown, decimals: number): unknown {
  return typeof said === 'string' && decimals > 0 && EITHER.test(said) ? Number(said) : said
}

type UnitOf = Exclude<MqttMapping, { as: 'jsonata' }>['unit']

/** The code of the unit a message speaks of; undefined where its topic names none we know. */
export function unitOf(unit: UnitOf, { levels }: Heard): string | undefined {
  if (typeof unit === 'string') return unit
  const said = levels[unit.level - 1]
  if (said === undefined || unit.codes === undefined) return said
  return Object.hasOwn(unit.codes, said) ? unit.codes[said] : undefined
}
