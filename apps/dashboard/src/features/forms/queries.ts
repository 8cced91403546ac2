import type { DraftInput, FormDraft, FormReply, FormRole, Receipt, Submission } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { HttpFailure, sendJson } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

const FORMS = '/api/v1/forms'
const of = (name: string) => `${FORMS}/${encodeURIComponent(name)}`

/** `name` is what the server calls it when it changes. */
const fetched = <Body>(source: Source, name: string, path: string, which = '') =>
  queryOptions({
    queryKey: which === '' ? [name] : [name, which],
    queryFn: async ({ signal }) => (await source.getJson<Body>(path, signal)).body,
    // What was wrong with the question stays wrong; only silence and the server's own trouble pass.
    retry: (_, error) => !isOurFault(error),
    staleTime: 0,
    // A draft of an hour ago would be typed upon as if nobody had typed since.
    gcTime: 0,
  })

/** Whether the server understood and said no, so that asking again changes nothing. */
export const isOurFault = (error: unknown): boolean =>
  error instanceof HttpFailure &&
  error.status !== null &&
  error.status >= 400 &&
  error.status < 500 &&
  ![408, 429].includes(error.status)

/** What the server calls a form, and a receipt, when it changed. */
const formOf = (unit: string) => `forms/${unit}`
const receiptOf = (id: string) => `forms/receipts/${id.toUpperCase()}`

/** What a unit has to report, with its draft. */
export const formQuery = (source: Source, unit: string, period: string | null = null) => {
  const query = period === null ? '' : `?${new URLSearchParams({ period })}`
  return fetched<FormReply>(source, formOf(unit), `${of(unit)}${query}`, period ?? 'week')
}

/** A receipt by its number. */
export const receiptQuery = (source: Source, id: string) =>
  fetched<Receipt>(source, receiptOf(id), `${FORMS}/receipts/${encodeURIComponent(id)}`)

/** Saves what was typed. Throws `Refusal` (409: another typed meanwhile) and `HttpFailure`. */
export const putDraft = (unit: string, draft: DraftInput) => sendJson<FormDraft>('PUT', `${of(unit)}/draft`, draft)

/** Sends a form under a key that says which sending it is. Throws `Refusal` and `HttpFailure`. */
export const postForm = (unit: string, key: string, body: Submission) =>
  sendJson<Receipt>('POST', `${of(unit)}/submissions`, body, { 'idempotency-key': key })

/** A second person's word. Throws `Refusal` (409: confirmed already, or by the same role) and `HttpFailure`. */
export const postConfirmation = (id: string, role: FormRole) =>
  sendJson<Receipt>('POST', `${FORMS}/receipts/${encodeURIComponent(id)}/confirmation`, { role })
