import type { Meeting, MeetingChange } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HttpFailure } from '../../data/http.ts'
import type { HeldNotes } from './held-notes.ts'
import { WHOLE } from './note-key.ts'
import { createNoteKeeper } from './note-keeper.ts'
import { standingOf } from './note-standing.ts'

const OPENED: Meeting = {
  id: '2026-11-24-abcdef',
  version: 1,
  scope: '508',
  asOf: 1_000,
  knownSeq: 7,
  title: '',
  notes: [],
  endedAt: null,
  addenda: [],
  kept: null,
}

/** A server that compares and sets, and browsers that keep. */
function room() {
  const server = { meeting: OPENED, away: false, refuses: false, saved: 0 }
  async function save(change: MeetingChange): Promise<Meeting> {
    if (server.away) throw new HttpFailure('/meetings', null)
    if (server.refuses) throw new HttpFailure('/meetings', 422)
    if (server.meeting.endedAt !== null || change.version !== server.meeting.version)
      throw new HttpFailure('/meetings', 409)
    server.saved += 1
    const notes = (change.notes ?? []).map((note) => ({ ...note, at: 2_000 }))
    const endedAt = change.ended ? 3_000 : null
    server.meeting = { ...server.meeting, version: change.version + 1, notes, endedAt }
    return server.meeting
  }
  const open = (browser: { kept: HeldNotes | null } = { kept: null }) =>
    createNoteKeeper({
      opened: server.meeting,
      shelf: { read: () => browser.kept, put: (kept) => void (browser.kept = kept) },
      save,
      look: async () => server.meeting,
    })
  const texts = () => server.meeting.notes.map(({ text }) => text)
  return { server, open, texts }
}

const standing = ({ read }: ReturnType<ReturnType<typeof room>['open']>, key = WHOLE) => {
  const note = read().notes[key]
  return note && standingOf(note, read())
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the notes of a meeting', () => {
  it('are saved when typing rests, and not at every letter', async () => {
    const { server, open, texts } = room()
    const clerk = open()
    clerk.type(WHOLE, 'x')
    await vi.advanceTimersByTimeAsync(500)
    clerk.type(WHOLE, 'xong')
    expect(standing(clerk)).toBe('saving')
    await vi.advanceTimersByTimeAsync(1_000)
    expect([texts(), server.saved, standing(clerk)]).toEqual([['xong'], 1, 'saved'])
  })

  it('of two clerks on two matters are merged, though one wrote upon an older version', async () => {
    const { open, texts } = room()
    const [one, other] = [open(), open()]
    one.type(WHOLE, 'một')
    await vi.advanceTimersByTimeAsync(1_000)
    other.type('online@', 'hai')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(texts()).toEqual(['một', 'hai'])
    expect(standing(other, 'online@')).toBe('saved')
  })

  it('of two clerks on the same matter both stay on the screen until one chooses, and nothing is overwritten', async () => {
    const { open, texts } = room()
    const [one, other] = [open(), open()]
    one.type(WHOLE, 'một')
    await vi.advanceTimersByTimeAsync(1_000)
    other.type(WHOLE, 'hai')
    await vi.advanceTimersByTimeAsync(20_000)
    expect([texts(), standing(other)]).toEqual([['một'], 'apart'])
    expect(other.read().notes[WHOLE]).toMatchObject({ text: 'hai', theirs: 'một' })
    other.choose(WHOLE, 'both')
    await vi.advanceTimersByTimeAsync(1_000)
    expect([texts(), standing(other)]).toEqual([['một\nhai'], 'saved'])
  })

  it('are taken over as another writes them, where nothing is being typed', async () => {
    const { server, open } = room()
    const clerk = open()
    await clerk.hear({
      ...server.meeting,
      version: 2,
      notes: [{ indicator: null, unit: null, text: 'mới', at: 5 }],
    })
    expect(clerk.read().notes[WHOLE]?.text).toBe('mới')
  })

  it('are kept by the browser while the server is away, also over a reload, and saved when it answers', async () => {
    const { server, open, texts } = room()
    const browser = { kept: null as HeldNotes | null }
    server.away = true
    const before = open(browser)
    before.type(WHOLE, 'chờ')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(standing(before)).toBe('here')
    await before.leave()
    const after = open(browser)
    expect(after.read().notes[WHOLE]?.text).toBe('chờ')
    server.away = false
    after.resume()
    await vi.advanceTimersByTimeAsync(1_000)
    expect([texts(), browser.kept]).toEqual([['chờ'], null])
  })

  it('that another window of the same browser keeps are not thrown away by this one', async () => {
    const { server, open } = room()
    const browser = { kept: null as HeldNotes | null }
    const projector = open(browser)
    const clerk = open(browser)
    server.away = true
    clerk.type(WHOLE, 'chờ')
    await projector.hear({
      ...server.meeting,
      version: 2,
      notes: [{ indicator: 'online', unit: null, text: 'a', at: 5 }],
    })
    expect(browser.kept?.[WHOLE]?.text).toBe('chờ')
  })

  it('with a telephone number are not sent, and the others are', async () => {
    const { open, texts } = room()
    const clerk = open()
    clerk.type(WHOLE, 'gọi 0905 123 456')
    clerk.type('online@', 'giao Công an huyện')
    await vi.advanceTimersByTimeAsync(1_000)
    expect([texts(), standing(clerk)]).toEqual([['giao Công an huyện'], 'personal'])
  })

  it('that the server refuses say so and are not sent again until they are changed', async () => {
    const { server, open, texts } = room()
    const clerk = open()
    server.refuses = true
    clerk.type(WHOLE, 'một')
    await vi.advanceTimersByTimeAsync(1_000)
    server.refuses = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect([standing(clerk), texts()]).toEqual(['refused', []])
    clerk.type(WHOLE, 'hai')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(texts()).toEqual(['hai'])
  })

  it('are saved with the end of the meeting, though another wrote meanwhile', async () => {
    const { server, open, texts } = room()
    const [one, other] = [open(), open()]
    one.type('online@', 'một')
    await vi.advanceTimersByTimeAsync(1_000)
    other.type(WHOLE, 'kết luận')
    expect(await other.end()).toBe(true)
    expect([server.meeting.endedAt, texts()]).toEqual([3_000, ['một', 'kết luận']])
    expect(other.read().endedAt).toBe(3_000)
  })

  it('that come after the meeting was closed stay in the browser and are not sent again and again', async () => {
    const { server, open, texts } = room()
    const browser: { kept: HeldNotes | null } = { kept: null }
    const [clerk, other] = [open(), open(browser)]
    other.type('online@', 'muộn')
    expect(await clerk.end()).toBe(true)
    const { saved } = server
    await vi.advanceTimersByTimeAsync(60_000)
    expect([standing(other, 'online@'), texts(), server.saved - saved]).toEqual(['late', [], 0])
    expect(browser.kept?.['online@']?.text).toBe('muộn')
    other.type('online@', '')
    expect([standing(other, 'online@'), browser.kept]).toEqual(['nothing', null])
  })

  it('are ended where the answer was lost, or somebody else was first', async () => {
    const { open } = room()
    const [one, other] = [open(), open()]
    expect(await one.end()).toBe(true)
    expect([await other.end(), other.read().endedAt]).toEqual([true, 3_000])
  })

  it('stay where they are when the meeting cannot be ended', async () => {
    const { server, open } = room()
    const clerk = open()
    server.away = true
    clerk.type(WHOLE, 'chờ')
    expect(await clerk.end()).toBe(false)
    expect(clerk.read()).toMatchObject({ endedAt: null, notes: { [WHOLE]: { text: 'chờ' } } })
  })
})
