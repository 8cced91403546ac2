import type { WireCatalogue, WireRecord } from '@ioc/contract'
import { type Field, parseDay } from '@ioc/metrics'
import { dayWords } from '../../widgets/figure-words.ts'
import type { RegistersText } from './messages.ts'

export type WireValue = WireRecord['fields'][string]

/** A field's value as a person reads it; a dash where there is none. */
export function fieldWords(
  text: RegistersText,
  catalogue: Pick<WireCatalogue, 'units' | 'utcOffsetMinutes'>,
  field: Field,
  value: WireValue | undefined,
): string {
  if (value === undefined) return '–'
  if (typeof value === 'boolean') return text.say(value ? 'yes' : 'no')
  if (typeof value === 'number') return text.gap(value, field.decimals)
  if (field.type === 'one-of') {
    const option = field.options.find(({ id }) => id === value)
    return option ? text.pick(option.name) : value
  }
  if (field.type === 'unit') {
    const unit = catalogue.units.find(({ code }) => code === value)
    return unit ? text.pick(unit.name) : value
  }
  if (field.type === 'instant') return text.stamp(Date.parse(value))
  const day = field.type === 'date' ? parseDay(value) : undefined
  return day === undefined ? value : dayWords(text, catalogue, day)
}

/** True of what stands at the right of its column. */
export const isFigure = ({ type }: Field): boolean => type === 'number' || type === 'money'
