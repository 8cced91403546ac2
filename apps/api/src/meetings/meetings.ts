import { randomInt } from 'node:crypto'
import {
  type AddendumInput,
  type LiveSnapshot,
  Meeting,
  type MeetingChange,
  type MeetingInput,
  type MeetingNote,
  type MeetingNumbers,
  type WireCatalogue,
} from '@ioc/contract'
import { type Catalogue, type Day, dayOf, formatDay, type Instant, issuesOf, type UnitTree } from '@ioc/metrics'
import type { Asking } from '../asking.ts'
import { Problem } from '../errors.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import type { DocumentStore, StoredDocument } from '../store/store.ts'
import { createKeptDocuments, type KeptJson } from './kept.ts'

const KIND = 'meeting'
const Body = Meeting.omit({ id: true, version: true })
/** More than any meeting is put right in. */
const MOST_ADDENDA = 200
/** How often somebody else may write in between before an addendum is given up. */
const TRIES = 10
/** Without letters that are taken for digits: an address that can be read out. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz'

export interface MeetingDeps {
  readonly documents: DocumentStore
  readonly catalogue: Catalogue
  /** The same as it is sent. */
  readonly wire: WireCatalogue
  readonly tree: UnitTree
  readonly now: () => Instant
  /** A snapshot as JSON; undefined where no unit bore the code then. */
  readonly snapshotAt: (
    scope: string,
    then: Pick<Meeting, 'asOf' | 'knownSeq'>,
    asking: Asking,
  ) => Promise<Buffer | undefined>
  /** The last batch accepted. */
  readonly lastSeq: () => number
  /** The scope of a meeting that names none. */
  readonly defaultScope: string
}

/** Meetings over numbers that stand still, and what closed ones showed. */
export interface Meetings {
  /** The newest first. */
  list(): Promise<readonly Meeting[]>
  /** Throws `not-found`. */
  get(id: string): Promise<Meeting>
  /** Freezes a scope now. Throws `not-found` where no unit bears its code, `bad-rows` for personal data. */
  open(input: MeetingInput): Promise<Meeting>
  /**
   * Writes notes, renames, or ends for good. Throws `conflict` where another version stands or it is closed,
   * `not-found`, `bad-rows`.
   */
  change(id: string, change: MeetingChange, asking: Asking): Promise<Meeting>
  /** Adds to a closed meeting. Throws `conflict` where it has not ended, `not-found`, `bad-rows`. */
  addTo(id: string, addendum: AddendumInput): Promise<Meeting>
  /** The catalogue a closed meeting was held by, or its numbers. Throws `not-found` where none are kept. */
  readKept(id: string, what: keyof NonNullable<Meeting['kept']>): Promise<KeptJson>
}

export function createMeetings(deps: MeetingDeps): Meetings {
  const { documents, catalogue, tree, now } = deps
  const kept = createKeptDocuments(documents)
  // What differs from build to build is nothing a meeting was held by.
  const catalogueJson = JSON.stringify({ ...deps.wire, build: '', publicUrl: null })
  const dayAt = (instant: Instant) => dayOf(instant, catalogue.utcOffsetMinutes)

  async function get(id: string): Promise<Meeting> {
    const found = await documents.get(KIND, id)
    if (!found) throw new Problem('not-found', `There is no meeting ${id}.`)
    return asMeeting(found)
  }

  /** What notes are of must be there as of the meeting, and hold nobody's numbers. */
  function check(notes: NonNullable<MeetingChange['notes']>, asOf: Instant): void {
    refusePersonal(
      notes.map(({ text }) => text),
      'text',
    )
    for (const { indicator, unit } of notes) {
      if (indicator !== null && !catalogue.indicators.has(indicator)) {
        throw new Problem('not-found', `There is no indicator ${indicator}.`)
      }
      if (unit !== null && !tree.at(unit, dayAt(asOf))) {
        throw new Problem('not-found', `No unit had the code ${unit} then.`)
      }
    }
  }

  /** Keeps what the meeting shows, with the catalogue it is shown by. */
  async function keep({ scope, asOf, knownSeq }: Meeting, asking: Asking): Promise<Meeting['kept']> {
    const json = await deps.snapshotAt(scope, { asOf, knownSeq }, asking)
    if (!json) throw new Problem('not-found', `No unit had the code ${scope} then.`)
    const snapshot: LiveSnapshot = JSON.parse(json.toString())
    const numbers: MeetingNumbers = { snapshot, issues: issuesOf(catalogue, snapshot) }
    return { catalogue: await kept.keep(catalogueJson), numbers: await kept.keep(JSON.stringify(numbers)) }
  }

  return {
    get,
    list: async () => (await documents.list(KIND)).map(asMeeting).toSorted((a, b) => b.asOf - a.asOf),
    async open({ scope = deps.defaultScope, title }) {
      const asOf = now()
      refusePersonal([title], 'title')
      if (!tree.at(scope, dayAt(asOf))) throw new Problem('not-found', `No unit has the code ${scope}.`)
      const id = meetingId(dayAt(asOf))
      const body = { scope, asOf, knownSeq: deps.lastSeq(), title, notes: [], endedAt: null, addenda: [], kept: null }
      return { id, version: await documents.put(KIND, id, body, 0), ...body }
    },
    async change(id, { version, title, notes, ended }, asking) {
      const before = await get(id)
      refuseClosed(before)
      refusePersonal([title], 'title')
      if (notes) check(notes, before.asOf)
      const { id: _id, version: _version, ...body } = before
      const after = {
        ...body,
        ...(title !== undefined && { title }),
        ...(notes && { notes: dated(notes, before.notes, now()) }),
        ...(ended && { kept: await keep(before, asking), endedAt: now() }),
      }
      const put = documents.put(KIND, id, after, version)
      return { id, version: await put.catch(changedMeanwhile), ...after }
    },
    async addTo(id, { text }) {
      refusePersonal([text], 'text')
      for (let tries = 1; ; tries++) {
        const { id: _id, version, ...body } = await get(id)
        if (body.endedAt === null) throw new Problem('conflict', 'This meeting has not ended: write it as a note.')
        if (body.addenda.length >= MOST_ADDENDA) {
          throw new Problem('conflict', `This meeting has ${MOST_ADDENDA} addenda, which is the most it can have.`)
        }
        const after = { ...body, addenda: [...body.addenda, { text, at: now() }] }
        const put = await documents.put(KIND, id, after, version).catch(unlessOvertaken(tries < TRIES))
        if (put !== undefined) return { id, version: put, ...after }
      }
    },
    async readKept(id, what) {
      const { kept: digests } = await get(id)
      if (!digests)
        throw new Problem('not-found', `Nothing is kept of meeting ${id}: it runs, or ended before that was done.`)
      return kept.read(digests[what])
    },
  }
}

const asMeeting = ({ id, version, body }: StoredDocument): Meeting => ({ id, version, ...Body.parse(body) })

/** A note that stands as it stood keeps its time. */
function dated(notes: NonNullable<MeetingChange['notes']>, before: readonly MeetingNote[], now: Instant) {
  return notes.map((note): MeetingNote => {
    const { indicator, unit, text } = note
    const same = before.find((one) => one.indicator === indicator && one.unit === unit && one.text === text)
    return same ?? { ...note, at: now }
  })
}

/** `2026-11-24-7k3m9q`: the day of the meeting, and enough that no two are alike. */
function meetingId(day: Day): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${formatDay(day)}-${letters.join('')}`
}

/** What was decided is what was signed: nothing of it changes. */
function refuseClosed({ endedAt }: Meeting): void {
  if (endedAt === null) return
  const closed = new Date(endedAt).toISOString()
  throw new Problem('conflict', `This meeting was closed at ${closed}, and its minutes stand: write an addendum.`)
}

/** Lets a conflict pass as undefined, where it may be tried again. */
const unlessOvertaken = (mayTryAgain: boolean) => (error: unknown) => {
  if (!mayTryAgain || !(error instanceof Problem) || error.id !== 'conflict') throw error
  return undefined
}

function changedMeanwhile(error: unknown): never {
  if (!(error instanceof Problem) || error.id !== 'conflict') throw error
  throw new Problem(
    'conflict',
    'Somebody else wrote in this meeting meanwhile. Nothing was overwritten: fetch it again.',
  )
}
