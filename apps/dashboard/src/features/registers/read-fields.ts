import { looksPersonal, readNumber, type WireRecord, type WireRegister } from '@ioc/contract'
import type { Field, Lang } from '@ioc/metrics'
import type { MessageId } from './messages.ts'
import type { WireValue } from './field-words.ts'

/** What is wrong with what was typed, as a message with what it speaks of. */
export interface FieldFault {
  readonly id: MessageId
  readonly values?: Readonly<Record<string, string | number>>
}

/** What was typed, field by field. */
export type Typed = Readonly<Record<string, string>>

/** The texts a record is edited as: dates as days, instants in the pack's zone, numbers as they are written. */
export function typedOf(
  register: WireRegister,
  record: Pick<WireRecord, 'fields'> | null,
  lang: Lang,
  utcOffsetMinutes: number,
): Typed {
  const texts = register.fields.map(
    (field) => [field.id, textOf(field, record?.fields[field.id], lang, utcOffsetMinutes)] as const,
  )
  return Object.fromEntries(texts)
}

function textOf({ type }: Field, value: WireValue | undefined, lang: Lang, utcOffsetMinutes: number): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return lang === 'vi' ? String(value).replace('.', ',') : String(value)
  if (type === 'instant')
    return new Date(Date.parse(String(value)) + utcOffsetMinutes * 60_000).toISOString().slice(0, 16)
  return String(value)
}

/** What was typed as a record's fields, or what is wrong by field. What was not touched stays as it was, to the second. */
export function readFields(
  register: WireRegister,
  typed: Typed,
  before: { readonly typed: Typed; readonly record: Pick<WireRecord, 'fields'> | null },
  lang: Lang,
  utcOffsetMinutes: number,
): { readonly fields: Record<string, WireValue>; readonly faults: ReadonlyMap<string, FieldFault> } {
  const fields: Record<string, WireValue> = {}
  const faults = new Map<string, FieldFault>()
  for (const field of register.fields) {
    const text = (typed[field.id] ?? '').trim()
    const kept = before.record?.fields[field.id]
    if (text === '') {
      if (field.required) faults.set(field.id, { id: 'required' })
      continue
    }
    const value =
      kept !== undefined && text === before.typed[field.id] ? kept : valueOf(field, text, lang, utcOffsetMinutes)
    if (typeof value === 'object') faults.set(field.id, value)
    else fields[field.id] = value
  }
  for (const { id, atMost } of register.fields) {
    const [part, whole] = [fields[id], atMost === undefined ? undefined : fields[atMost]]
    if (typeof part === 'number' && typeof whole === 'number' && part > whole) {
      faults.set(id, { id: 'part', values: { whole } })
    }
  }
  return { fields, faults }
}

function valueOf(field: Field, text: string, lang: Lang, utcOffsetMinutes: number): WireValue | FieldFault {
  const { type } = field
  if (type === 'number' || type === 'money') return numberOf(field, text, lang)
  if (type === 'yes-no') return text === 'true'
  if (type === 'instant') return new Date(Date.parse(`${text}Z`) - utcOffsetMinutes * 60_000).toISOString()
  if ((type === 'code' || type === 'reference') && /\s/.test(text)) return { id: 'badCode' }
  if (type === 'text' && looksPersonal(text)) return { id: 'personal' }
  return text
}

function numberOf({ decimals, min, max }: Field, text: string, lang: Lang): number | FieldFault {
  const value = readNumber(text, lang, decimals)
  if (typeof value !== 'number') return { id: decimals === 0 ? 'badWhole' : 'badNumber' }
  if (Number(value.toFixed(decimals)) !== value) return { id: decimals === 0 ? 'badWhole' : 'badNumber' }
  if (min !== undefined && value < min) return { id: 'low', values: { min } }
  return max !== undefined && value > max ? { id: 'high', values: { max } } : value
}
