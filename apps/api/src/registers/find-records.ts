import { foldText } from '@ioc/contract'
import type { Field, RecordFields, Register } from '@ioc/metrics'
import type { RecordsQuery, RecordStore, StoredRecord } from '../store/record-store.ts'

type Asked = Pick<RecordsQuery, 'register' | 'units' | 'where' | 'keyField' | 'unitField'>

/** Records that a question finds, with words looked for in their texts; walks through the register, giving way to others. */
export async function* walkFound(
  records: Pick<RecordStore, 'walk'>,
  register: Register,
  asked: Asked,
  words: string,
): AsyncGenerator<StoredRecord> {
  const meetsAll = meets(asked)
  const holdsAll = holds(register, words)
  for await (const slice of records.walk(asked.register)) {
    for (const record of slice) if (meetsAll(record) && holdsAll(record)) yield record
  }
}

/** One page of what is found by words: in the order of keys, as no other order is kept for what words find. */
export async function findByWords(
  records: Pick<RecordStore, 'walk'>,
  register: Register,
  query: RecordsQuery,
  words: string,
): Promise<{ readonly records: readonly StoredRecord[]; readonly total: number }> {
  const { after, descending, limit, offset } = query
  const page: StoredRecord[] = []
  let total = 0
  let before = 0
  for await (const record of walkFound(records, register, query, words)) {
    total += 1
    if (after !== null && (descending ? record.key >= after : record.key <= after)) continue
    // Backwards the last of those found are the first of the page.
    if (descending) {
      page.push(record)
      if (page.length > limit + offset) page.shift()
    } else if (before < offset) before += 1
    else if (page.length < limit) page.push(record)
  }
  if (descending) page.reverse()
  return { records: descending ? page.slice(offset) : page, total }
}

function meets({ units, where, keyField, unitField }: Asked): (record: StoredRecord) => boolean {
  const allowed = units && new Set(units)
  return ({ key, unit, fields }) => {
    if (allowed && !allowed.has(unit)) return false
    return where.every(({ field, is }) => {
      const value = field === keyField ? key : field === unitField ? unit : fields[field]
      return is === null ? value === undefined : value === is
    })
  }
}

/** Whether every word stands somewhere in a record's texts and codes, or in the name of what was chosen. */
function holds({ fields }: Register, words: string): (record: { readonly fields: RecordFields }) => boolean {
  const wanted = foldText(words).split(' ').filter(Boolean)
  const looked = [...fields.values()].filter(({ type }) =>
    ['text', 'code', 'reference', 'one-of', 'unit'].includes(type),
  )
  const namesOf = createNames(looked)
  return (record) => {
    if (wanted.length === 0) return true
    const heap = looked.map((field) => namesOf(field, record.fields[field.id])).join(' ')
    return wanted.every((word) => heap.includes(word))
  }
}

/** A field's value as it may be looked for; what can be chosen goes by its names. */
function createNames(fields: readonly Field[]): (field: Field, value: unknown) => string {
  const chosen = new Map(
    fields.flatMap(({ id, options }) =>
      options.map((option) => [`${id} ${option.id}`, foldText(Object.values(option.name).join(' '))] as const),
    ),
  )
  return ({ id, options }, value) => {
    if (typeof value !== 'string') return ''
    return options.length > 0 ? (chosen.get(`${id} ${value}`) ?? '') : foldText(value)
  }
}
