import type {
  AddendumInput,
  LiveSnapshot,
  Meeting,
  MeetingChange,
  MeetingInput,
  MeetingList,
  MeetingNumbers,
  WireCatalogue,
} from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { HttpFailure, sendJson } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'
import type { HeldNotes } from './held-notes.ts'

const MEETINGS = '/api/v1/meetings'
const of = (id: string) => `${MEETINGS}/${encodeURIComponent(id)}`

/** Every meeting, the newest first; news of any of them is `changed {thing: 'meetings/<id>'}`. */
export const meetingsQuery = ({ getJson }: Source) =>
  queryOptions({
    queryKey: ['meetings'],
    queryFn: async ({ signal }) => (await getJson<MeetingList>(MEETINGS, signal)).body.meetings,
  })

/** One meeting with its notes, as it is stored now. A meeting that is not there will not come by asking again. */
export const meetingQuery = ({ getJson }: Source, id: string) =>
  queryOptions({
    queryKey: [`meetings/${id}`],
    queryFn: async ({ signal }) => (await getJson<Meeting>(of(id), signal)).body,
    retry: (_, error) => !isUnknown(error),
    // Notes of an hour ago would be typed upon as if nobody had written since.
    staleTime: 0,
  })

/** What says that there is no such thing. */
export const isUnknown = (error: unknown) => error instanceof HttpFailure && error.status === 404

/** The numbers of a scope as a meeting holds them: whatever is corrected later, the answer never changes. */
export const frozenQuery = ({ getJson }: Source, { scope, asOf, knownSeq }: Frozen) =>
  queryOptions({
    queryKey: ['snapshot-frozen', scope, asOf, knownSeq],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ scope, asOf: String(asOf), knownSeq: String(knownSeq) })
      return (await getJson<LiveSnapshot>(`/api/v1/snapshot?${query.toString()}`, signal)).body
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What a closed meeting showed and the catalogue it was held by, as they are kept. */
export const keptQuery = ({ getJson }: Source, { id, kept }: Pick<Meeting, 'id' | 'kept'>) =>
  queryOptions({
    queryKey: ['meeting-kept', id, kept?.catalogue, kept?.numbers],
    queryFn: async ({ signal }) => {
      const [numbers, catalogue] = await Promise.all([
        getJson<MeetingNumbers>(`${of(id)}/numbers`, signal),
        getJson<WireCatalogue>(`${of(id)}/catalogue`, signal),
      ])
      return { ...numbers.body, catalogue: catalogue.body }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

type Frozen = Pick<Meeting, 'scope' | 'asOf' | 'knownSeq'>

/** Freezes a scope now. Throws `Refusal` (422: a personal number in the title) and `HttpFailure`. */
export const openMeeting = (input: MeetingInput) => sendJson<Meeting>('POST', MEETINGS, input)

/** Writes notes or ends for good. Throws `Refusal` (409: another wrote or ended it meanwhile; 422: a personal number) and `HttpFailure`. */
export const changeMeeting = (id: string, change: MeetingChange) => sendJson<Meeting>('PATCH', of(id), change)

/** Adds to a closed meeting. Throws `Refusal` (409: it runs, or has too many; 422: a personal number) and `HttpFailure`. */
export const addToMeeting = (id: string, addendum: AddendumInput) =>
  sendJson<Meeting>('POST', `${of(id)}/addenda`, addendum)

/** What a browser kept of a meeting's notes. Throws at anything else. */
export function readHeldNotes(kept: unknown): HeldNotes {
  if (typeof kept !== 'object' || kept === null) throw new TypeError('no notes')
  return Object.fromEntries(
    Object.entries(kept).map(([key, note]: [string, Partial<Record<string, unknown>>]) => {
      const { text, base, theirs } = note
      if (typeof text !== 'string' || typeof base !== 'string') throw new TypeError('no note')
      return [key, { text, base, theirs: typeof theirs === 'string' ? theirs : null }]
    }),
  )
}
