import type {
  LateList,
  LiveSnapshot,
  RegisterSteps,
  ScreenRecord,
  SourcesHealth,
  WallCatalogue,
  WireCatalogue,
} from '@ioc/contract'
import { queryOptions } from '@tanstack/react-query'
import type { Boundaries } from '../charts/boundaries.ts'
import type { GetJson } from './http.ts'
import type { ServerClock } from './server-clock.ts'

/** What the fetchers need: the way to the server, and the clock its answers set. */
export interface Source {
  readonly getJson: GetJson
  readonly clock: ServerClock
}

/** What the server answers, its time of answering heard as well. */
export async function heard<Body>({ getJson, clock }: Source, path: string, signal?: AbortSignal): Promise<Body> {
  const { body, date } = await getJson<Body>(path, signal)
  if (date !== null) clock.hearAbout(date)
  return body
}

/** The catalogue, all of it; a new one is announced by `changed {thing: 'catalogue'}`. */
export function catalogueQuery(source: Source) {
  return queryOptions({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => heard<WireCatalogue>(source, '/api/v1/catalogue', signal),
  })
}

/** As much of it as a wall shows, announced like the whole; nothing is asked where the whole is here and still holds. */
export function wallCatalogueQuery(source: Source) {
  const whole = catalogueQuery(source).queryKey
  return queryOptions({
    queryKey: ['catalogue', 'wall'],
    queryFn: ({ client, signal }): WallCatalogue | Promise<WallCatalogue> => {
      const known = client.getQueryState(whole)
      if (known?.data !== undefined && !known.isInvalidated) return known.data
      return heard<WallCatalogue>(source, '/api/v1/catalogue?for=wall', signal)
    },
  })
}

export const snapshotKey = (scope: string) => ['snapshot', scope] as const

/** A fresh snapshot of a scope, straight from the server: the repair for whatever the socket lost. */
export function fetchSnapshot(source: Source, scope: string, signal?: AbortSignal): Promise<LiveSnapshot> {
  return heard<LiveSnapshot>(source, `/api/v1/snapshot?scope=${encodeURIComponent(scope)}`, signal)
}

/** The shapes of the units that exist on a day (`YYYY-MM-DD`). */
export function boundariesQuery(source: Source, day: string) {
  return queryOptions({
    queryKey: ['boundaries', day],
    queryFn: ({ signal }) => heard<Boundaries>(source, `/api/v1/boundaries?at=${day}`, signal),
  })
}

/** Where the records of a register stand for a unit; news of it is `changed {thing: 'registers/<register>'}`. */
export function stepsQuery(source: Source, register: string, unit: string) {
  const path = `/api/v1/registers/${encodeURIComponent(register)}/steps?unit=${encodeURIComponent(unit)}`
  return queryOptions({
    queryKey: [`registers/${register}`, 'steps', unit],
    queryFn: ({ signal }) => heard<RegisterSteps>(source, path, signal),
  })
}

/** The record of a screen; news of it is `changed {thing: 'screens/<id>'}`. */
export function screenQuery(source: Source, id: string) {
  return queryOptions({
    queryKey: [`screens/${id}`],
    queryFn: ({ signal }) => heard<ScreenRecord>(source, `/api/v1/screens/${encodeURIComponent(id)}`, signal),
  })
}

/** How every source does, worst first; news of it is `changed {thing: 'sources'}`. */
export function sourcesHealthQuery(source: Source) {
  return queryOptions({
    queryKey: ['sources', 'health'],
    queryFn: ({ signal }) => heard<SourcesHealth>(source, '/api/v1/sources/health', signal),
  })
}

/** Who owes what, unit by unit, worst first. */
export function lateQuery(source: Source) {
  return queryOptions({
    queryKey: ['sources', 'late'],
    queryFn: ({ signal }) => heard<LateList>(source, '/api/v1/sources/late', signal),
  })
}
