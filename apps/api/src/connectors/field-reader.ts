import type { ProblemDetail } from '@ioc/contract'

/** Looks at the fields of one entry, and remembers which were looked at and what was wrong. */
export interface FieldReader {
  /** The field's text, trimmed; empty where it is not there. Numbers and yes/no count as their texts. */
  text(field: string): string
  list(field: string): readonly FieldReader[]
  refuse(field: string, code: string, detail: string): undefined
  /** Counts what has content and was never looked at. */
  countDropped(into: Map<string, number>): void
}

/** Names a sender made up are told only where they look like names: they might be anything. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** A reader of an entry; `errors` gets what is wrong with it. */
export function createFieldReader(entry: object, row: number, errors: ProblemDetail[], within = ''): FieldReader {
  const fields = new Map<string, unknown>(Object.entries(entry))
  const readFields = new Set<string>()
  const inner: FieldReader[] = []
  const look = (field: string) => {
    readFields.add(field)
    return fields.get(field)
  }
  const refuse = (field: string, code: string, detail: string) => {
    errors.push({ row, column: `${within}${field}`, code, detail })
    return undefined
  }

  return {
    refuse,
    text(field) {
      const value = look(field)
      if (value === undefined || value === null) return ''
      if (typeof value === 'string') return value.trim()
      if (typeof value === 'number' || typeof value === 'boolean') return String(value)
      refuse(field, 'wrong-type', 'is not a text')
      return ''
    },
    list(field) {
      const value = look(field) ?? []
      if (!Array.isArray(value)) {
        refuse(field, 'wrong-type', 'is not a list')
        return []
      }
      const readers = value
        .filter((item): item is object => typeof item === 'object' && item !== null)
        .map((item) => createFieldReader(item, row, errors, `${within}${field}.`))
      inner.push(...readers)
      return readers
    },
    countDropped(into) {
      for (const [field, value] of fields) {
        if (readFields.has(field) || !hasContent(value)) continue
        const name = NAME.test(field) ? `${within}${field}` : 'other'
        into.set(name, (into.get(name) ?? 0) + 1)
      }
      for (const reader of inner) reader.countDropped(into)
    },
  }
}

const hasContent = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
