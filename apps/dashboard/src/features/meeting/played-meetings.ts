import { AddendumInput, fromWire, type Meeting, MeetingChange, MeetingInput, type WireCatalogue } from '@ioc/contract'
import { issuesOf } from '@ioc/metrics'
import { HttpFailure } from '../../data/http.ts'
import { NOW, type Played, playedSnapshot } from '../../testing/played.ts'

export const MEETING: Meeting = {
  id: '2026-11-23-7k3m9q',
  version: 1,
  scope: '508',
  asOf: NOW,
  knownSeq: 7,
  title: 'Giao ban tuần 48',
  notes: [],
  endedAt: null,
  addenda: [],
  kept: null,
}

/** What a played server stands in for: its meetings, the numbers they hold, and those of now. */
export interface PlayedMeetings {
  readonly meetings: Meeting[]
  readonly held: Played
  now: Played
  away: boolean
  /** The catalogue that closed meetings were held by. */
  readonly catalogue: WireCatalogue
}

/** A server that keeps meetings by compare-and-set; `answer` takes the place of `fetch` for what is sent. */
export function playMeetings(server: PlayedMeetings) {
  const get = async (path: string) => {
    if (server.away) throw new HttpFailure(path, null)
    const url = new URL(path, 'http://server')
    if (url.pathname.endsWith('/snapshot')) {
      return { body: playedSnapshot(url.searchParams.has('knownSeq') ? server.held : server.now), date: null }
    }
    if (url.pathname.endsWith('/meetings')) return { body: { meetings: [...server.meetings] }, date: null }
    if (url.pathname.endsWith('/catalogue')) return { body: server.catalogue, date: null }
    if (url.pathname.endsWith('/numbers')) {
      const snapshot = playedSnapshot(server.held)
      return { body: { snapshot, issues: issuesOf(fromWire(server.catalogue), snapshot) }, date: null }
    }
    const found = server.meetings.find(({ id }) => url.pathname.endsWith(id))
    if (found === undefined) throw new HttpFailure(path, 404)
    return { body: found, date: null }
  }
  async function answer(
    path: string,
    { method, body }: { readonly method: string; readonly body: string },
  ): Promise<Response> {
    if (server.away) throw new TypeError('away')
    if (path.endsWith('/addenda')) return Response.json(add(server, path, body))
    return Response.json(method === 'POST' ? begin(server, body) : write(server, path, body))
  }
  return { get, answer }
}

function begin({ meetings }: PlayedMeetings, body: string): Meeting {
  const { scope = '508', title } = MeetingInput.parse(JSON.parse(body))
  const opened = {
    ...MEETING,
    id: `2026-11-23-${String(meetings.length).padStart(6, '2')}`,
    scope,
    title,
    asOf: NOW + 1,
  }
  meetings.unshift(opened)
  return opened
}

function write({ meetings }: PlayedMeetings, path: string, body: string): Meeting {
  const at = meetings.findIndex(({ id }) => path.endsWith(id))
  const before = meetings[at] ?? MEETING
  const { notes, ended } = MeetingChange.parse(JSON.parse(body))
  const after = {
    ...before,
    version: before.version + 1,
    notes: notes?.map((note) => ({ ...note, at: NOW })) ?? before.notes,
    endedAt: ended ? NOW + 3_600_000 : null,
  }
  meetings[at] = after
  return after
}

function add({ meetings }: PlayedMeetings, path: string, body: string): Meeting {
  const at = meetings.findIndex(({ id }) => path.includes(id))
  const before = meetings[at] ?? MEETING
  const addenda = [...before.addenda, { ...AddendumInput.parse(JSON.parse(body)), at: NOW }]
  return (meetings[at] = { ...before, version: before.version + 1, addenda })
}
