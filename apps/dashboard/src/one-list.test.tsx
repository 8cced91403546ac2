import { headline, issuesOf } from '@ioc/metrics'
import type { ReactNode } from 'react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import type { Source } from './data/queries.ts'
import { IssuesSection } from './features/leader/issues-section.tsx'
import { MEETING, playMeetings } from './features/meeting/played-meetings.ts'
import { Page as Meeting } from './features/meeting/page.tsx'
import { closePages, openPage } from './testing/page-stage.tsx'
import { NOW, type Played } from './testing/played.ts'
import { playedView } from './testing/played-view.ts'
import { SMALL_DISTRICT } from './testing/small-district.ts'
import { Stage } from './testing/stage.tsx'
import { exceptionsScene } from './wall/scenes/exceptions/scene.tsx'
import { attentionWidget } from './widgets/attention-list.tsx'

/** One unit off target while the whole is only to be watched, one silent, and a total that is over its limit. */
const PLAYED: Played = { active: { '20620': 0.86, '20617': 0.93 }, silent: ['20638'], overdue: 3 }
const view = playedView(PLAYED)
const issues = issuesOf(view.catalogue, view.snapshot)

const listed = (container: Element) =>
  [...container.querySelectorAll('[data-issue]')].map((entry) => entry.getAttribute('data-issue'))

afterEach(async () => {
  await cleanup()
  closePages()
  vi.unstubAllGlobals()
})

async function onWall(shown: ReactNode) {
  const { container } = await render(
    <Stage>
      <MemoryRouter>{shown}</MemoryRouter>
    </Stage>,
  )
  return listed(container)
}

async function atMeeting() {
  const { get, answer } = playMeetings({
    meetings: [MEETING],
    held: PLAYED,
    now: PLAYED,
    away: false,
    catalogue: SMALL_DISTRICT,
  })
  vi.stubGlobal('fetch', answer)
  const page = (source: Source) => (
    <Routes>
      <Route path="/meetings/:meeting" element={<Meeting source={source} catalogue={SMALL_DISTRICT} />} />
    </Routes>
  )
  const { screen } = await openPage(get as Source['getJson'], page, { address: `/meetings/${MEETING.id}` })
  await expect.poll(() => listed(screen.container).length, { timeout: 30_000 }).toBeGreaterThan(0)
  return listed(screen.container)
}

describe('what is wrong', () => {
  it('is the same things in the same order on the overview, the wall of exceptions, the leader page and the agenda', async () => {
    const keys = ['overdue@', 'activated@20620', '@20638', 'activated@']
    expect(issues.map(({ kind, place }) => [kind, place])).toEqual([
      ['off-target', 'scope'],
      ['off-target', 'unit'],
      ['not-reported', 'unit'],
      ['watch', 'scope'],
    ])
    const { View } = attentionWidget
    const { Body } = exceptionsScene
    expect(await onWall(<View view={view} />)).toEqual(keys)
    expect(await onWall(<Body view={view} of={null} />)).toEqual(keys)
    expect(await onWall(<IssuesSection view={view} now={NOW} />)).toEqual(keys)
    expect(await atMeeting()).toEqual(keys)
  })

  it('begins with what the headline says', () => {
    const part = headline(view.catalogue, view.snapshot, 'vi').find(({ indicator }) => indicator !== undefined)
    expect(part?.indicator).toBe(issues[0]?.cell?.indicator)
  })

  it('never stands under the title of another unit', async () => {
    const { container } = await render(
      <Stage>
        <exceptionsScene.Body view={view} of={null} />
      </Stage>,
    )
    const titles = [...container.querySelectorAll('h3')].map((title) => title.textContent)
    expect(titles).toEqual([
      'Duy Xuyên: Hồ sơ quá hạn',
      'Duy Sơn: Kích hoạt định danh',
      'Duy Hải: chưa báo cáo',
      'Duy Xuyên: Kích hoạt định danh',
    ])
  })
})
