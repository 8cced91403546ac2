import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { HttpFailure } from '../../data/http.ts'
import { snapshotKey, type Source } from '../../data/queries.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { NOW, type Played, playedSnapshot } from '../../testing/played.ts'
import { closePages, type Opening, openPage } from '../../testing/page-stage.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Page } from './page.tsx'

const HOUR = 3_600_000
beforeEach(() => localStorage.clear())
afterEach(closePages)

interface Scene extends Opening {
  readonly now?: Played
  /** How the district fared at the last visit, a day ago; without it this is the first. */
  readonly before?: Played
  readonly away?: boolean
}

/** The page before a played server. */
async function leader({ now = {}, before, away = false, ...opening }: Scene = {}) {
  const asked: string[] = []
  const server = { away }
  const getJson = (async (path: string) => {
    asked.push(path)
    if (server.away) throw new HttpFailure(path, null)
    return { body: playedSnapshot(path.includes('knownSeq') ? { ...before, asOf: NOW - 24 * HOUR } : now), date: null }
  }) as Source['getJson']
  if (before !== undefined) {
    const last = { at: NOW - 24 * HOUR, knownSeq: 7 }
    localStorage.setItem('ioc.visits.508', JSON.stringify({ since: null, last, before: null }))
  }
  const opened = await openPage(getJson, (source) => <Page source={source} catalogue={SMALL_DISTRICT} />, opening)
  const { screen } = opened
  const part = (selector: string) => screen.container.querySelector(selector)
  return { ...opened, part, asked, server }
}

const BAD: Played = { active: { '20620': 0.5, '20617': 0.7 }, silent: ['20638'], overdue: 2 }

describe('the page of the leader', () => {
  it('says in a sentence how the district stands, and what is off target since when, whose and dragged by whom', async () => {
    const { screen, part } = await leader({ now: BAD })
    await expect.poll(() => screen.container.querySelector('h1')?.textContent).toContain('Kích hoạt định danh thiếu')
    const row = part('[data-issue="activated@"]')?.textContent
    for (const words of ['mục tiêu 95%', 'chưa đạt từ', 'Phụ trách: Công an huyện', 'Chủ yếu do:', 'Duy Sơn 50,0%']) {
      expect(row).toContain(words)
    }
    expect(part('[data-issue="activated@"] a')?.getAttribute('href')).toBe('/indicators/activated')
    expect([...screen.container.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toContain('/units/20638')
  })

  it('opens the proof of a number, of another day for a number of another day', async () => {
    const { part } = await leader({ now: BAD })
    await expect.poll(() => part('[data-issue="activated@"] button')).not.toBeNull()
    part('[data-issue="activated@"] button')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await expect.poll(() => part('[data-address]')?.textContent).toBe('/?proof=activated%40508')
    part('[data-week="activated"] button')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await expect.poll(() => part('[data-address]')?.textContent).toMatch(/^\/\?proof=activated%40508%40\d{13}$/)
  })

  it('asks nothing of the past on the first visit, and says that it is the first', async () => {
    const { screen, asked } = await leader()
    await expect.element(screen.getByText(/Đây là lần xem đầu tiên/)).toBeVisible()
    expect(asked.filter((path) => path.includes('knownSeq'))).toEqual([])
  })

  it('asks for the district as it was at the last visit, and tells what changed', async () => {
    const { part, asked } = await leader({ before: {}, now: BAD })
    await expect.poll(() => part('[data-change="activated"]')?.textContent).toMatch(/97,0 → .*%/)
    const at = NOW - 24 * HOUR
    expect(asked).toContain(`/api/v1/snapshot?scope=508&asOf=${at}&knownAt=${at}&knownSeq=7`)
    expect(part('[data-change="20638"]')?.textContent).toContain('Duy Hải')
  })

  it('takes what changed as seen, and gives it back', async () => {
    const { screen, part } = await leader({ before: {}, now: BAD })
    await expect.poll(() => part('[data-change="activated"]')).not.toBeNull()
    await screen.getByRole('button', { name: 'Đánh dấu đã xem' }).click()
    await expect.element(screen.getByText('Đã đánh dấu đã xem.')).toBeVisible()
    // Whoever works by the keyboard keeps their place.
    expect(document.activeElement?.textContent).toBe('Hoàn tác')
    await screen.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.poll(() => part('[data-change="activated"]')).not.toBeNull()
  })

  it('says how old its numbers are once the server is silent, and dims them', async () => {
    const { screen, part, time } = await leader()
    await expect.element(screen.getByText('Trực tiếp, 10:42')).toBeVisible()
    time.pass(3 * 60_000)
    await expect.element(screen.getByText(/Đang ngoại tuyến\. Số liệu dưới đây là của 3 phút trước/)).toBeVisible()
    expect(part('[data-link="stale"]')).not.toBeNull()
  })

  it('says what it waits for while there is no server, and that a unit does not exist', async () => {
    const { screen } = await leader({ away: true })
    await expect.element(screen.getByText(/Chưa tải được số liệu/)).toBeVisible()
    const { screen: other } = await leader({ address: '/?scope=99999' })
    await expect.element(other.getByText('Không có đơn vị nào mang mã 99999.')).toBeVisible()
  })

  it('does not call a district good of which nothing is known', async () => {
    const { screen, cache } = await leader({ now: { empty: true } })
    await expect.poll(() => cache.getQueryData(snapshotKey('508'))).toBeDefined()
    await expect.element(screen.getByText('Chưa có số liệu nào để so với mục tiêu.')).toBeVisible()
  })

  it.each([
    [390, 'vi', 'dark'],
    [390, 'bn', 'light'],
    [1920, 'en', 'light'],
    [1920, 'vi', 'dark'],
  ] as const)('is free of faults and of sideways scrolling at %i in %s on %s', async (width, lang, theme) => {
    await page.viewport(width, 900)
    const { part, screen } = await leader({ before: {}, now: BAD, lang, theme })
    await expect.poll(() => part('[data-change="activated"]')).not.toBeNull()
    expect(await faultsOf(screen.container)).toEqual([])
    expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth)
  })
})
