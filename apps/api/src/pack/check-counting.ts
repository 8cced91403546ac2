import type { CountingEntry, MeasureEntry } from '@ioc/contract'
import { type Condition, type Counting, type Field, type FieldValue, parseDay, type Register } from '@ioc/metrics'
import type { Refuse } from './open-file.ts'

/** How a measure is counted, checked against its register; undefined, after saying why, where that is not known. */
export function buildCounting(
  measure: Pick<MeasureEntry, 'kind' | 'decimals'> & { readonly grain: string | null },
  entry: CountingEntry,
  registers: ReadonlyMap<string, Register>,
  refuse: Refuse,
): Counting | undefined {
  const register = registers.get(entry.register)
  if (!register) {
    refuse(['counted', 'register'], `pack.yaml lists no register ${entry.register}`)
    return undefined
  }
  const { sum = null, where, from = null, until = null } = entry
  checkTimes(measure, { from, until }, register, refuse)
  if (sum !== null) checkSum(measure, register.fields.get(sum), refuse)
  const conditions = where.map((condition, index) => {
    const refuseHere: Refuse = (path, detail) => refuse(['counted', 'where', index, ...path], detail)
    const read = readBound(condition, register, refuseHere)
    checkCondition(read, register, refuseHere)
    return read
  })
  return { register: register.id, sum, where: conditions, from, until }
}

/** A condition with the day a date begins at as the number that dates are. */
function readBound(condition: CountingEntry['where'][number], { fields }: Register, refuse: Refuse): Condition {
  if (!('atLeast' in condition)) return condition
  const { field, atLeast } = condition
  const type = fields.get(field)?.type
  if (typeof atLeast === 'number') {
    if (type === 'date') refuse(['atLeast'], `${field} is a date: expected a day such as 2026-11-23`)
    return { field, atLeast }
  }
  const day = type === 'date' ? parseDay(atLeast) : undefined
  if (day === undefined) refuse(['atLeast'], type === 'date' ? `${atLeast} is not a day` : `${field} is no date`)
  return { field, atLeast: day ?? 0 }
}

const isTime = (field: Field | undefined) => field?.type === 'date' || field?.type === 'instant'

function checkTimes(
  { kind, grain }: { readonly kind: string; readonly grain: string | null },
  { from, until }: Pick<Counting, 'from' | 'until'>,
  { fields }: Register,
  refuse: Refuse,
): void {
  if (kind === 'flow' && from === null) refuse(['counted', 'from'], 'a flow counts a record on a day: it needs from')
  if (kind === 'flow' && until !== null) refuse(['counted', 'until'], 'a flow counts a record once: it has no until')
  if (kind === 'flow' && grain !== 'day') refuse(['cadence'], 'a counted flow is kept by day: its cadence must be too')
  if (until !== null && from === null) refuse(['counted', 'until'], 'needs from: a record must begin to count first')
  for (const [name, id] of Object.entries({ from, until })) {
    if (id !== null && !isTime(fields.get(id))) refuse(['counted', name], `${id} is no field of type date or instant`)
  }
}

function checkSum({ decimals }: { readonly decimals: number }, field: Field | undefined, refuse: Refuse): void {
  if (field?.type !== 'number' && field?.type !== 'money') {
    refuse(['counted', 'sum'], 'is no field of type number or money')
  } else if (field.decimals !== decimals) {
    refuse(['decimals'], `the field it sums has ${field.decimals}`)
  }
}

function checkCondition(condition: Condition, { fields }: Register, refuse: Refuse): void {
  const field = fields.get(condition.field)
  if (!field) return refuse(['field'], `the register has no field ${condition.field}`)
  if ('is' in condition) checkValue(field, condition.is, ['is'], refuse)
  if ('oneOf' in condition) {
    for (const [index, value] of condition.oneOf.entries()) checkValue(field, value, ['oneOf', index], refuse)
  }
  if ('atLeast' in condition && !['number', 'money', 'date'].includes(field.type)) {
    refuse(['atLeast'], `${field.id} is no number`)
  }
  for (const [name, other] of Object.entries(otherFieldOf(condition))) {
    if (isTime(field) && fields.get(other)?.type === field.type) continue
    refuse([name], `${field.id} and ${other} are not two dates or two instants`)
  }
}

/** The field a condition holds its own against, by the name of the condition. */
function otherFieldOf(condition: Condition): Readonly<Record<string, string>> {
  if ('notAfter' in condition) return { notAfter: condition.notAfter }
  return 'after' in condition ? { after: condition.after } : {}
}

function checkValue(field: Field, value: FieldValue, path: readonly PropertyKey[], refuse: Refuse): void {
  const isRight =
    field.type === 'yes-no'
      ? typeof value === 'boolean'
      : field.type === 'one-of'
        ? field.options.some(({ id }) => id === value)
        : field.type === 'number' || field.type === 'money'
          ? Number.isSafeInteger(value)
          : typeof value === 'string' && !isTime(field)
  if (!isRight) refuse(path, `${String(value)} is nothing a ${field.type} such as ${field.id} can be`)
}
