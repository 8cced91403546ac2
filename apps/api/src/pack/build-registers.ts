import type { RegisterFile } from '@ioc/contract'
import type { Field, Register, Steps } from '@ioc/metrics'
import type { Opened } from './open-file.ts'

/** All registers, each checked by itself and against the others. */
export function buildRegisters(files: readonly Opened<RegisterFile>[]): Map<string, Register> {
  const registers = new Map<string, Register>()
  const ids = new Set(files.map(({ data }) => data.id))
  for (const file of files) {
    const { id, name, key, unit = null, dropped } = file.data
    if (registers.has(id)) file.refuse(['id'], `${id} is taken: another register has this id`)
    const fields = buildFields(file, ids)
    const keyField = fields.get(key)
    if (!keyField) file.refuse(['key'], `no field has the id ${key}`)
    else if (!keyField.required || !['text', 'code'].includes(keyField.type)) {
      file.refuse(['key'], `${key} must be a required text or code, as every record is told apart by it`)
    }
    if (unit !== null && fields.get(unit)?.type !== 'unit') file.refuse(['unit'], `${unit} is no field of type unit`)
    if (unit !== null && fields.get(unit)?.required === false) file.refuse(['unit'], `${unit} must be required`)
    const both = dropped.findIndex((column) => fields.has(column))
    if (both >= 0) file.refuse(['dropped', both], 'is a field of this register, so it would be kept')
    registers.set(id, { id, name, key, unit, fields, dropped, steps: buildSteps(file, fields) })
  }
  return registers
}

function buildFields({ data, refuse }: Opened<RegisterFile>, registers: ReadonlySet<string>): Map<string, Field> {
  const fields = new Map<string, Field>()
  for (const [index, entry] of data.fields.entries()) {
    const { id, name, type, required, decimals = 0, options = [], register = null, min, max, atMost } = entry
    if (fields.has(id)) refuse(['fields', index, 'id'], `${id} is taken: another field has this id`)
    if (register !== null && !registers.has(register)) {
      refuse(['fields', index, 'register'], `pack.yaml lists no register ${register}`)
    }
    const twice = options.findIndex((option, at) => options.findIndex((other) => other.id === option.id) < at)
    if (twice >= 0) refuse(['fields', index, 'options', twice, 'id'], 'is named already')
    fields.set(id, {
      id,
      name,
      type,
      required,
      decimals,
      options,
      register,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(atMost !== undefined && { atMost }),
    })
  }
  for (const [index, { type, decimals = 0, atMost }] of data.fields.entries()) {
    const whole = atMost === undefined ? undefined : fields.get(atMost)
    if (atMost === undefined || (whole?.type === type && whole.decimals === decimals)) continue
    refuse(['fields', index, 'atMost'], `${atMost} is no field of its own type and decimals`)
  }
  return fields
}

function buildSteps({ data, refuse }: Opened<RegisterFile>, fields: ReadonlyMap<string, Field>): Steps | null {
  if (!data.steps) return null
  const { order, due = null, until = null } = data.steps
  for (const [index, { field }] of order.entries()) {
    const path = ['steps', 'order', index, 'field']
    if (fields.get(field)?.type !== 'instant') refuse(path, `${field} is no field of type instant`)
    if (order.findIndex((step) => step.field === field) < index) refuse(path, `${field} is the field of another step`)
  }
  if (due !== null && fields.get(due)?.type !== 'instant') {
    refuse(['steps', 'due'], `${due} is no field of type instant`)
  }
  if (until !== null && !fields.has(until)) refuse(['steps', 'until'], `no field has the id ${until}`)
  return { order, due, until }
}
