import type {
  RecordHistory,
  RecordsPage,
  RegisterCard,
  RegisterEdit,
  RegisterEdited,
  RegisterTotals,
  WireRecord,
} from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { HttpFailure, sendJson } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

/** Records on one page. */
export const PAGE_SIZE = 50

/** Filters as the server takes them: `find`, `unit`, and any field of the register. */
export type Filters = Readonly<Record<string, string>>

const pathOf = (register: string, rest: string) => `/api/v1/registers/${encodeURIComponent(register)}/${rest}`
/** News of a register is `changed {thing: 'registers/<register>'}`. */
const keyOf = (register: string) => `registers/${register}`

export function registersQuery(source: Source) {
  return queryOptions({
    queryKey: ['registers'],
    queryFn: async ({ signal }) => (await source.getJson<readonly RegisterCard[]>('/api/v1/registers', signal)).body,
  })
}

/** A page of records in the order of their keys, behind one that was seen. */
export function recordsQuery(source: Source, register: string, filters: Filters, after: string | null) {
  const query = new URLSearchParams({ ...filters, ...(after !== null && { after }), limit: String(PAGE_SIZE) })
  return queryOptions({
    queryKey: [keyOf(register), 'records', filters, after],
    queryFn: async ({ signal }) =>
      (await source.getJson<RecordsPage>(pathOf(register, `records?${query.toString()}`), signal)).body,
    placeholderData: (before) => before,
  })
}

export function totalsQuery(source: Source, register: string, filters: Filters) {
  const query = new URLSearchParams(filters).toString()
  return queryOptions({
    queryKey: [keyOf(register), 'totals', filters],
    queryFn: async ({ signal }) =>
      (await source.getJson<RegisterTotals>(pathOf(register, `totals?${query}`), signal)).body,
    placeholderData: (before) => before,
  })
}

/** One record as it stands; null where none does. */
export async function fetchRecord(source: Source, register: string, key: string): Promise<WireRecord | null> {
  try {
    return (await source.getJson<WireRecord>(pathOf(register, `records/${encodeURIComponent(key)}`))).body
  } catch (error) {
    if (error instanceof HttpFailure && error.status === 404) return null
    throw error
  }
}

export function recordQuery(source: Source, register: string, key: string) {
  return queryOptions({
    queryKey: [keyOf(register), 'record', key],
    queryFn: () => fetchRecord(source, register, key),
  })
}

export function historyQuery(source: Source, register: string, key: string) {
  const path = pathOf(register, `records/${encodeURIComponent(key)}/history`)
  return queryOptions({
    queryKey: [keyOf(register), 'history', key],
    queryFn: async ({ signal }) => (await source.getJson<RecordHistory>(path, signal)).body,
  })
}

/** Throws `Refusal` and `HttpFailure`. The same `sending` stores once, however often it is sent. */
export const sendEdit = (register: string, edit: RegisterEdit, sending: string) =>
  sendJson<RegisterEdited>('POST', pathOf(register, 'edits'), edit, { 'idempotency-key': sending })
