import { Route, Routes } from 'react-router'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { HttpFailure } from '../../data/http.ts'
import type { Source } from '../../data/queries.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { NOW } from '../../testing/played.ts'
import { closePages, type Opening, openPage } from '../../testing/page-stage.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { answerTo, type PlayedServer, REMARK } from '../indicator/played-indicator.ts'
import { Page } from './page.tsx'

afterEach(closePages)

interface Scene extends PlayedServer, Opening {
  readonly late?: unknown
  readonly away?: boolean
  /** What is asked with this in it is never answered. */
  readonly mute?: string
}

async function open(address: string, { lang = 'vi', theme = 'dark', late, away, mute, ...server }: Scene = {}) {
  const asked: string[] = []
  const getJson = (async (path: string) => {
    asked.push(path)
    if (mute !== undefined && path.includes(mute)) return new Promise(() => undefined)
    if (away === true) throw new HttpFailure(path, null)
    return { body: path.endsWith('/late') && late !== undefined ? late : answerTo(path, server), date: null }
  }) as Source['getJson']
  const page = (source: Source) => (
    <Routes>
      <Route path="/units/:unit" element={<Page source={source} catalogue={SMALL_DISTRICT} />} />
      <Route path="*" element={null} />
    </Routes>
  )
  return { asked, ...(await openPage(getJson, page, { address, lang, theme })) }
}

const FAIR = { active: { '20599': 0.97, '20617': 0.88, '20620': 0.97, '20638': 0.96 } }

describe('the page of a unit', () => {
  it('has a card for every component, and what it is weak in against units like it', async () => {
    const { screen } = await open('/units/20617', { now: FAIR })
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Duy Trinh' })).toBeVisible()
    await expect.poll(() => screen.container.querySelectorAll('[data-component]')).toHaveLength(2)
    const peers = screen.getByRole('region', { name: 'So với đơn vị cùng cấp' })
    await expect.element(peers.getByText('trung vị của 3 đơn vị khác')).toBeVisible()
    await expect.element(peers.getByText(/trung vị 97,0% · kém 9 điểm/)).toBeVisible()
  })

  it('holds it against its own past, as long ago as the address says', async () => {
    const { screen, asked, where } = await open('/units/20617', { now: FAIR })
    await userEvent.selectOptions(screen.getByLabelText('So với lúc nào'), '30')
    await expect.poll(where).toBe('/units/20617?past=30')
    const then = Date.parse('2026-10-24T23:59:59.999+07:00')
    await expect.poll(() => asked).toContain(`/api/v1/snapshot?scope=20617&asOf=${then}`)
  })

  it('is stepped through by the arrow keys, round in a ring, and the focus stays where it was', async () => {
    const { screen, where } = await open('/units/20599', { now: FAIR })
    const next = () => screen.getByRole('navigation', { name: 'Đơn vị bên cạnh' }).getByRole('link').last()
    next().element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(where).toBe('/units/20638')
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(where).toBe('/units/20620')
    await expect.element(next()).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}')
    await expect.poll(where).toBe('/units/508')
  })

  it('shows the next unit at once from what is here already, while its own numbers are on their way', async () => {
    const { screen } = await open('/units/20599', { now: FAIR, mute: 'scope=20638' })
    await expect.element(screen.getByText('trung vị của 3 đơn vị khác')).toBeVisible()
    await expect.poll(() => screen.container.querySelectorAll('[data-standing]')).toHaveLength(4)
    await userEvent.click(screen.getByRole('link', { name: 'Duy Hải' }))
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Duy Hải' })).toBeVisible()
    expect(screen.container.querySelector('[data-component="security"]')?.textContent).toContain('96,0%')
  })

  it('names what it owes, since when, and leads to its form', async () => {
    const part = { measure: 'received', state: 'missing', since: NOW - 5 * 86_400_000, missed: 3 }
    const late = { asOf: NOW, registers: [], units: [{ unit: '20620', parts: [part] }] }
    const { screen } = await open('/units/20620', { now: FAIR, late, annotations: [REMARK] })
    const owed = screen.getByRole('region', { name: 'Báo cáo còn nợ' })
    await expect.element(owed.getByText('chưa báo cáo từ 18/11, lỡ 3 kỳ')).toBeVisible()
    await expect.element(screen.getByText('Mạng hỏng hai ngày')).toBeVisible()
    await expect
      .element(screen.getByRole('link', { name: 'Nhập số liệu cho đơn vị này' }))
      .toHaveAttribute('href', '/forms/20620')
  })

  it('says of what never came from when it is owed, and that no more than forty are counted', async () => {
    const owes = (measure: string, since: number | null) => ({ measure, state: 'unknown', since, missed: 40 })
    const parts = [owes('received', NOW - 5 * 86_400_000), owes('active', null)]
    const { screen } = await open('/units/20620', {
      now: FAIR,
      late: { asOf: NOW, registers: [], units: [{ unit: '20620', parts }] },
    })
    const owed = screen.getByRole('region', { name: 'Báo cáo còn nợ' })
    await expect.element(owed.getByText('chưa từng báo cáo, nợ từ 18/11, lỡ 40 kỳ trở lên')).toBeVisible()
    await expect.element(owed.getByText('chưa từng báo cáo', { exact: true })).toBeVisible()
  })

  it('says of the whole which of its units owe reports', async () => {
    const part = { measure: 'received', state: 'late', since: NOW, missed: 1 }
    const late = { asOf: NOW, registers: [], units: [{ unit: '20620', parts: [part, { ...part, measure: 'active' }] }] }
    const { screen } = await open('/units/508', { now: FAIR, late })
    await expect.element(screen.getByRole('link', { name: 'Duy Sơn: 2 số liệu' })).toBeVisible()
    await expect.element(screen.getByText('Không có đơn vị nào cùng cấp để so.')).toBeVisible()
  })

  it('says clearly that there is no such unit, and that the numbers cannot be fetched', async () => {
    const one = await open('/units/99')
    await expect.element(one.screen.getByText('Hôm nay không có đơn vị nào mang mã 99.')).toBeVisible()
    await one.screen.unmount()
    const { screen } = await open('/units/20620', { away: true })
    await vi.waitFor(() => expect(screen.container.textContent).toContain('Chưa tải được số liệu'), 30_000)
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('is free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await open('/units/20617', { lang, theme, now: FAIR, annotations: [REMARK] })
    await expect.poll(() => screen.container.querySelectorAll('[data-standing]')).toHaveLength(4)
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
