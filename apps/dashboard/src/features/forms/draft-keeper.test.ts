import type { DraftInput, FormDraft } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HttpFailure } from '../../data/http.ts'
import { createDraftKeeper } from './draft-keeper.ts'

const typed = (text: string) => ({ text, lang: 'vi' as const, note: '' })
const row = (text: string) => ({ measure: 'received', period: '2026-W48', ...typed(text) })
const KEY = 'received 2026-W48'

/** A server that compares and sets, and a browser that keeps. */
function desk(stored: FormDraft | null = null, kept: DraftInput | null = null) {
  const server = { stored, away: false }
  const browser = { kept }
  const open = () =>
    createDraftKeeper({
      shelf: { read: () => browser.kept, put: (draft) => void (browser.kept = draft) },
      stored: server.stored,
      look: async () => server.stored,
      async save({ version, rows }) {
        if (server.away) throw new HttpFailure('/draft', null)
        if (version !== (server.stored?.version ?? 0)) throw new HttpFailure('/draft', 409)
        server.stored = { version: version + 1, savedAt: 1_000, rows }
        return server.stored
      },
    })
  return { server, browser, open }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the draft', () => {
  it('is kept by the browser at once and by the server when typing rests', async () => {
    const { server, browser, open } = desk()
    const keeper = open()
    keeper.type(KEY, typed('1'))
    expect(browser.kept?.rows).toEqual([row('1')])
    await vi.advanceTimersByTimeAsync(700)
    keeper.type(KEY, typed('12'))
    await vi.advanceTimersByTimeAsync(700)
    expect(server.stored).toBeNull()
    await vi.advanceTimersByTimeAsync(200)
    expect(server.stored?.rows).toEqual([row('12')])
    expect(keeper.read()).toMatchObject({ saved: 'saved', savedAt: 1_000 })
  })

  it('says that only this browser has it while the server is away, and saves it when it answers', async () => {
    const { server, open } = desk()
    server.away = true
    const keeper = open()
    keeper.type(KEY, typed('12'))
    await vi.advanceTimersByTimeAsync(900)
    expect(keeper.read().saved).toBe('here')
    server.away = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.stored?.rows).toEqual([row('12')])
  })

  it('stands after a reload that came before it was saved', () => {
    const { open } = desk(null, { version: 0, rows: [row('7')] })
    expect(open().read().entries[KEY]).toEqual(typed('7'))
  })

  it.each(['mine', 'theirs'] as const)('lets the clerk choose between two versions: %s', async (whose) => {
    const { server, open } = desk()
    const keeper = open()
    server.stored = { version: 1, savedAt: 5, rows: [row('99')] }
    keeper.type(KEY, typed('12'))
    await vi.advanceTimersByTimeAsync(900)
    expect(keeper.read().theirs?.rows).toEqual([row('99')])
    expect(server.stored.rows).toEqual([row('99')])
    keeper.choose(whose)
    await vi.advanceTimersByTimeAsync(900)
    const text = whose === 'mine' ? '12' : '99'
    expect(keeper.read()).toMatchObject({ theirs: null, saved: 'saved', entries: { [KEY]: typed(text) } })
    expect(server.stored?.rows).toEqual([row(text)])
  })

  it('shows both versions when another typed while this browser was closed', () => {
    const theirs = { version: 2, savedAt: 5, rows: [row('99')] }
    const { open } = desk(theirs, { version: 1, rows: [row('7')] })
    expect(open().read()).toMatchObject({ entries: { [KEY]: typed('7') }, theirs })
  })

  it('shows that another’s is newer as soon as it is heard, and keeps what was typed', async () => {
    const { server, browser, open } = desk()
    const keeper = open()
    keeper.type(KEY, typed('12'))
    await vi.advanceTimersByTimeAsync(900)
    server.stored = { version: 2, savedAt: 5, rows: [row('99')] }
    keeper.hear(server.stored)
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.read()).toMatchObject({ saved: 'apart', entries: { [KEY]: typed('12') }, theirs: { version: 2 } })
    expect(browser.kept).toEqual({ version: 1, rows: [row('12')] })
    server.stored = { version: 3, savedAt: 6, rows: [row('100')] }
    keeper.hear(server.stored)
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.read().theirs?.rows).toEqual([row('100')])
    keeper.choose('mine')
    await vi.advanceTimersByTimeAsync(900)
    expect(server.stored).toMatchObject({ version: 4, rows: [row('12')] })
  })

  it('takes over what another typed where nothing was typed here', async () => {
    const keeper = desk().open()
    keeper.hear({ version: 1, savedAt: 5, rows: [row('99')] })
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.read()).toMatchObject({ saved: 'saved', entries: { [KEY]: typed('99') }, theirs: null })
    keeper.type(KEY, typed('990'))
    expect(keeper.read().version).toBe(1)
  })

  it('hears its own saving without a word, also before the answer to it', async () => {
    const { server, open } = desk()
    const keeper = open()
    keeper.type(KEY, typed('12'))
    await vi.advanceTimersByTimeAsync(800)
    keeper.hear(server.stored)
    keeper.type(KEY, typed('123'))
    await vi.advanceTimersByTimeAsync(900)
    keeper.hear(server.stored)
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.read()).toMatchObject({ saved: 'saved', theirs: null, entries: { [KEY]: typed('123') } })
  })

  it('says nothing of what another typed while it is being sent, and does so when it was refused', async () => {
    const { server, open } = desk()
    const keeper = open()
    keeper.type(KEY, typed('12'))
    await vi.advanceTimersByTimeAsync(800)
    await keeper.rest()
    server.stored = { version: 2, savedAt: 5, rows: [row('99')] }
    keeper.hear(server.stored)
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.read().theirs).toBeNull()
    keeper.resume()
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.read().theirs).toEqual(server.stored)
  })

  it('never keeps a note with somebody’s number in it', async () => {
    const { server, browser, open } = desk()
    open().type(KEY, { ...typed('1'), note: 'gọi 0905 123 456' })
    await vi.advanceTimersByTimeAsync(900)
    expect(JSON.stringify([browser.kept, server.stored])).not.toContain('0905')
  })
})
