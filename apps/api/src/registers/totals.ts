import type { RegisterTotals } from '@ioc/contract'
import { type CountedMeasure, dayOf, type Field, formatDay, type RecordFields, type Register } from '@ioc/metrics'
import type { StoredRecord } from '../store/record-store.ts'

/** What is added up of a register, and by when: what its measures say. */
export interface Adding {
  readonly sums: readonly Field[]
  readonly dated: Field | null
  readonly utcOffsetMinutes: number
}

export function addingOf(register: Register, measures: readonly CountedMeasure[], utcOffsetMinutes: number): Adding {
  const own = measures.filter(({ counting }) => counting.register === register.id)
  const fieldOf = (id: string | null) => (id === null ? [] : (register.fields.get(id) ?? []))
  const sums = [...new Set(own.flatMap(({ counting }) => fieldOf(counting.sum)))]
  const dated = own.flatMap(({ counting }) => fieldOf(counting.from))[0] ?? null
  return { sums, dated, utcOffsetMinutes }
}

interface Sum {
  records: number
  readonly values: number[]
}

/** Counts and adds up records as they come. */
export async function totalsOf(
  records: AsyncIterable<Pick<StoredRecord, 'fields'>>,
  adding: Adding,
): Promise<RegisterTotals> {
  const { sums, dated } = adding
  const empty = (): Sum => ({ records: 0, values: sums.map(() => 0) })
  const all = empty()
  const months = new Map<string, Sum>()
  for await (const { fields } of records) {
    const month = monthOf(adding, fields)
    if (month !== undefined && !months.has(month)) months.set(month, empty())
    for (const sum of [all, months.get(month ?? '')]) {
      if (!sum) continue
      sum.records += 1
      for (const [index, { id }] of sums.entries())
        sum.values[index] = (sum.values[index] ?? 0) + Number(fields[id] ?? 0)
    }
  }
  const told = ({ values }: Sum) =>
    sums.map(({ id, decimals }, index) => ({ field: id, sum: (values[index] ?? 0) / 10 ** decimals }))
  return {
    records: all.records,
    sums: told(all),
    dated: dated && {
      field: dated.id,
      months: [...months]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([month, sum]) => ({ month, records: sum.records, sums: told(sum) })),
    },
  }
}

function monthOf({ dated, utcOffsetMinutes }: Adding, fields: RecordFields): string | undefined {
  const value = dated && fields[dated.id]
  if (typeof value !== 'number') return undefined
  return formatDay(dated?.type === 'date' ? value : dayOf(value, utcOffsetMinutes)).slice(0, 7)
}
