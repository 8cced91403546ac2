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

  it('never keeps a note with somebody’s number in it', async () => {
    const { server, browser, open } = desk()
    open().type(KEY, { ...typed('1'), note: 'gọi 0905 123 456' })
    await vi.advanceTimersByTimeAsync(900)
    expect(JSON.stringify([browser.kept, server.stored])).not.toContain('0905')
  })
})
