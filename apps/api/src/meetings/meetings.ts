import { randomInt } from 'node:crypto'
import { Meeting, type MeetingChange, type MeetingInput, type MeetingNote } from '@ioc/contract'
import { type Catalogue, type Day, dayOf, formatDay, type Instant, type UnitTree } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import type { DocumentStore, StoredDocument } from '../store/store.ts'

const KIND = 'meeting'
const Body = Meeting.omit({ id: true, version: true })
/** Without letters that are taken for digits: an address that can be read out. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz'

export interface MeetingDeps {
  readonly documents: DocumentStore
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly now: () => Instant
  /** The last batch accepted. */
  readonly lastSeq: () => number
  /** The scope of a meeting that names none. */
  readonly defaultScope: string
}

/** Meetings over numbers that stand still: `GET /snapshot` with a meeting's `asOf` and `knownSeq` shows them again. */
export interface Meetings {
  /** The newest first. */
  list(): Promise<readonly Meeting[]>
  /** Throws `not-found`. */
  get(id: string): Promise<Meeting>
  /** Freezes a scope now. Throws `not-found` where no unit bears its code, `bad-rows` for personal data. */
  open(input: MeetingInput): Promise<Meeting>
  /** Writes notes, renames, ends or resumes. Throws `conflict` where another version stands, `not-found`, `bad-rows`. */
  change(id: string, change: MeetingChange): Promise<Meeting>
}

export function createMeetings(deps: MeetingDeps): Meetings {
  const { documents, catalogue, tree, now } = deps
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

  return {
    get,
    list: async () => (await documents.list(KIND)).map(asMeeting).toSorted((a, b) => b.asOf - a.asOf),
    async open({ scope = deps.defaultScope, title }) {
      const asOf = now()
      refusePersonal([title], 'title')
      if (!tree.at(scope, dayAt(asOf))) throw new Problem('not-found', `No unit has the code ${scope}.`)
      const id = meetingId(dayAt(asOf))
      const body = { scope, asOf, knownSeq: deps.lastSeq(), title, notes: [], endedAt: null }
      return { id, version: await documents.put(KIND, id, body, 0), ...body }
    },
    async change(id, { version, title, notes, ended }) {
      const before = await get(id)
      refusePersonal([title], 'title')
      if (notes) check(notes, before.asOf)
      const { id: _id, version: _version, ...body } = before
      const after = {
        ...body,
        ...(title !== undefined && { title }),
        ...(notes && { notes: dated(notes, before.notes, now()) }),
        ...(ended !== undefined && { endedAt: ended ? (before.endedAt ?? now()) : null }),
      }
      const put = documents.put(KIND, id, after, version)
      return { id, version: await put.catch(changedMeanwhile), ...after }
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

function changedMeanwhile(error: unknown): never {
  if (!(error instanceof Problem) || error.id !== 'conflict') throw error
  throw new Problem(
    'conflict',
    'Somebody else wrote in this meeting meanwhile. Nothing was overwritten: fetch it again.',
  )
}
