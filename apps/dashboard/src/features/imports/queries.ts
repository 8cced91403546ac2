import type { ImportChoices, ImportList, ImportState, ProfileList, SaveProfile } from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import { getFile, sendFile, sendJson, sendOnly } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'

const PATH = '/api/v1/imports'
const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`

/** Everything here is fetched again this often, whether or not the server says that it changed. */
const EVERY = 30_000
/** While a file is being read, where the socket tells nothing. */
const WHILE_READING = 1_000
/** A large file over a slow line; whoever waits can stop it. */
const SENDING = 600_000

async function heard<Body>(source: Source, path: string, signal: AbortSignal): Promise<Body> {
  const { body, date } = await source.getJson<Body>(path, signal)
  if (date !== null) source.clock.hearAbout(date)
  return body
}

/** Earlier imports, the newest first. */
export const listQuery = (source: Source) =>
  queryOptions({
    // The first word is what the server calls it when it changes.
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => heard<ImportList>(source, PATH, signal),
    refetchInterval: EVERY,
    staleTime: 0,
  })

/** One import; asked for every second while it is being read. */
export const importQuery = (source: Source, id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => heard<ImportState>(source, pathOf(id), signal),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'reading' || data?.state === 'storing' ? WHILE_READING : EVERY,
    staleTime: 0,
  })

/** The kinds of tables that are known. */
export const profilesQuery = (source: Source) =>
  queryOptions({
    queryKey: ['profiles'],
    queryFn: ({ signal }) => heard<ProfileList>(source, '/api/v1/profiles', signal),
    refetchInterval: EVERY,
  })

const limited = (stop: AbortSignal) => AbortSignal.any([stop, AbortSignal.timeout(SENDING)])

/** Sends a file to be read; with an id it takes the place of that import's file. Throws `Refusal` and `HttpFailure`. */
export const send = (file: File, stop: AbortSignal, id: string | null) =>
  sendFile<ImportState>(id === null ? PATH : `${pathOf(id)}/file`, file, limited(stop))

/** Has it read again as chosen. Throws `Refusal` and `HttpFailure`. */
export const choose = (id: string, choices: ImportChoices) => sendJson<ImportState>('PATCH', pathOf(id), choices)

/** Stores all of it as one batch; asked twice, the answer is the same. Throws `Refusal` and `HttpFailure`. */
export const commit = (id: string) => sendJson<ImportState>('POST', `${pathOf(id)}/commit`)

/** Throws it away. Throws `Refusal` and `HttpFailure`. */
export const cancel = (id: string) => sendOnly('DELETE', pathOf(id))

/** Keeps its columns, mapped by hand, as a profile. Throws `Refusal` and `HttpFailure`. */
export const saveProfile = (id: string, profile: SaveProfile) => sendOnly('POST', `${pathOf(id)}/profile`, profile)

/** A workbook to be filled in. Throws `Refusal` (400: the unit reports nothing of it) and `HttpFailure`. */
export const getTemplate = (profile: string, unit: string, period: string) =>
  getFile(`/api/v1/templates/${encodeURIComponent(profile)}.xlsx?${new URLSearchParams({ unit, period })}`)
