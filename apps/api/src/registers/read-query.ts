import type { RecordsQuery as WireQuery } from '@ioc/contract'
import type { Field, FieldValue, Register } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { RecordsQuery } from '../store/record-store.ts'
import { isFault } from './cell-fault.ts'
import { checkValue } from './check-value.ts'

/** A question as the store takes it. Throws `bad-request` naming what is not understood. */
export function readQuery(
  register: Register,
  { unit, sort, after, limit, offset, find: _words, ...filters }: WireQuery,
  unitsUnder: (code: string) => readonly string[] | undefined,
): RecordsQuery {
  const units = unit === undefined ? null : unitsUnder(unit)
  if (units === undefined) throw new Problem('bad-request', `No unit has the code ${unit}.`)
  const by = sort?.replace(/^-/, '')
  if (by !== undefined) fieldOf(register, by)
  const sortedBy = by === undefined || by === register.key ? null : by
  if (after !== undefined && sortedBy !== null) {
    throw new Problem('bad-request', '`after` goes by the key: leave `sort` out, or go on by `offset`.')
  }
  const where = Object.entries(filters).map(([name, text]) => {
    const field = fieldOf(register, name)
    return { field: name, is: text === '' ? null : valueOf(field, text) }
  })
  return {
    register: register.id,
    keyField: register.key,
    unitField: register.unit,
    units,
    where,
    sort: sortedBy,
    descending: sort?.startsWith('-') ?? false,
    after: after ?? null,
    limit,
    offset,
  }
}

function fieldOf(register: Register, id: string): Field {
  const field = register.fields.get(id)
  if (!field) {
    throw new Problem(
      'bad-request',
      `${register.id} has no field ${id}; it has ${[...register.fields.keys()].join(', ')}.`,
    )
  }
  return field
}

/** A text of the address as the field's own kind of value. */
function valueOf(field: Field, text: string): FieldValue {
  const isNumber = field.type === 'number' || field.type === 'money'
  const given = field.type === 'yes-no' ? (text === 'true' ? true : text === 'false' ? false : text) : text
  const value = field.type === 'unit' ? text : checkValue(field, isNumber ? Number(text) : given)
  if (!isFault(value)) return value
  throw new Problem('bad-request', `${field.id}: ${value.detail}.`)
}
