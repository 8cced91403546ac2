import { looksPersonal } from '@ioc/contract'
import { type Field, type FieldType, type FieldValue, parseDay } from '@ioc/metrics'
import { textFault } from '../rows/clean-text.ts'
import { parseInstant } from '../rows/parse-instant.ts'
import { PERSONAL } from '../rows/refuse-personal.ts'
import { quote } from '../rows/refusals.ts'
import type { CellFault } from './cell-fault.ts'

/** Characters of a text; a name of a procedure takes two hundred. */
const LONGEST = 1_000
const LONGEST_CODE = 100

type Check = (field: Field, value: unknown) => FieldValue | CellFault

const text: Check = (field, value) => (typeof value === 'string' ? checkText(field, value) : wrong('a text', value))

/** How each type of field is read. */
const CHECKS: Readonly<Record<FieldType, Check>> = {
  text,
  code: text,
  unit: text,
  'one-of': text,
  reference: text,
  number: checkNumber,
  money: checkNumber,
  'yes-no': (_field, value) => (typeof value === 'boolean' ? value : wrong('true or false', value)),
  date: (_field, value) =>
    typeof value === 'string'
      ? (parseDay(value) ?? badTime('a day such as 2026-11-23', value))
      : wrong('a text', value),
  instant: (_field, value) => (typeof value === 'string' ? checkInstant(value) : wrong('a text', value)),
}

/** A cell as the register keeps it, or why it cannot be kept. Units are looked up elsewhere: they depend on the day. */
export const checkValue: Check = (field, value) => CHECKS[field.type](field, value)

function checkNumber({ decimals, type, min, max }: Field, value: unknown): FieldValue | CellFault {
  if (typeof value !== 'number') return wrong('a number', value)
  if (min !== undefined && value < min) return { code: 'out-of-range', detail: `${value} is less than ${min}` }
  if (max !== undefined && value > max) return { code: 'out-of-range', detail: `${value} is more than ${max}` }
  const scaled = value * 10 ** decimals
  const exact = Math.round(scaled)
  const isExact = Math.abs(scaled - exact) <= 1e-6 * Math.max(1, Math.abs(scaled) * 1e-6)
  if (isExact && Number.isSafeInteger(exact)) return exact
  const kept = type === 'money' ? 'whole đồng' : decimals === 0 ? 'a whole number' : `at most ${decimals} decimals`
  return { code: 'too-many-decimals', detail: `${value} is not ${kept}` }
}

function checkInstant(text: string): FieldValue | CellFault {
  const at = parseInstant(text, undefined)
  if (typeof at === 'number') return at
  if (at === 'no-zone') return { code: 'no-zone', detail: `${quote(text)} has no zone (Z, +07:00)` }
  return badTime('an ISO 8601 date and time', text)
}

function checkText({ type, options }: Field, text: string): FieldValue | CellFault {
  const fault = textFault(text)
  if (fault !== undefined) return { code: 'bad-text', detail: fault }
  if (looksPersonal(text)) return { code: 'personal-data', detail: PERSONAL }
  const composed = text.normalize('NFC')
  if (type === 'one-of') {
    if (options.some(({ id }) => id === composed)) return composed
    const known = options.map(({ id }) => id).join(', ')
    return { code: 'unknown-option', detail: `${quote(text)} is none of ${known}` }
  }
  if (type === 'text') {
    return composed.length <= LONGEST ? composed : { code: 'too-long', detail: `is longer than ${LONGEST} characters` }
  }
  if (composed.length > LONGEST_CODE) return { code: 'too-long', detail: `is longer than ${LONGEST_CODE} characters` }
  return /^\S+$/.test(composed) ? composed : { code: 'bad-text', detail: `${quote(text)} is empty or holds a blank` }
}

const badTime = (wanted: string, value: string): CellFault => ({
  code: 'bad-time',
  detail: `${quote(value)} is not ${wanted}`,
})
const wrong = (wanted: string, value: unknown): CellFault => ({
  code: 'wrong-type',
  detail: `must be ${wanted}, not ${value === null ? 'null' : typeof value}`,
})
