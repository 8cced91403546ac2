import type { RecordHistory, RegisterEdit, WireRecord, WireRegister } from '@ioc/contract'
import type { Field } from '@ioc/metrics'
import { Route, Routes } from 'react-router'
import { afterEach, describe, expect, it } from 'vitest'
import { faultsOf } from '../../testing/faults-of.ts'
import { closeDesks, openDesk, type PlayedDesk } from '../../testing/played-desk.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Page as ListPage } from './list-page.tsx'
import { Page } from './page.tsx'

afterEach(closeDesks)

const said = (vi: string) => ({ vi, en: `${vi} (en)`, bn: `${vi} (bn)` })
const field = (id: string, name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  name: said(name),
  type,
  required: false,
  decimals: 0,
  options: [],
  register: null,
  ...more,
})
const INVESTMENTS: WireRegister = {
  id: 'investments',
  name: said('Sổ đầu tư'),
  key: 'code',
  unit: null,
  dropped: [],
  steps: null,
  fields: [
    field('code', 'Mã', 'code', { required: true }),
    field('name', 'Khoản đầu tư', 'text', { required: true }),
    field('decided', 'Ngày quyết định', 'date', { required: true }),
    field('kind', 'Loại', 'one-of', { options: [{ id: 'software', name: said('Phần mềm') }] }),
    field('amount', 'Số tiền', 'money', { required: true, min: 0 }),
  ],
}
const ITEM: WireRecord = {
  key: 'DT-1',
  unit: '508',
  revision: 2,
  at: '2026-11-20T01:00:00.000Z',
  byHand: true,
  fields: { code: 'DT-1', name: 'Máy chủ', decided: '2023-05-12', kind: 'software', amount: 2_350_000_000 },
}
const HISTORY: RecordHistory = [
  {
    revision: 1,
    at: ITEM.at,
    receivedAt: ITEM.at,
    source: 'culture',
    sample: true,
    unit: '508',
    reason: null,
    fields: { ...ITEM.fields, amount: 2_000_000_000 },
  },
  {
    revision: 2,
    at: ITEM.at,
    receivedAt: ITEM.at,
    source: 'form',
    sample: true,
    unit: '508',
    fields: ITEM.fields,
    reason: 'nhập nhầm số tiền',
  },
]
const TOTALS = {
  records: 1,
  sums: [{ field: 'amount', sum: 2_350_000_000 }],
  dated: {
    field: 'decided',
    months: [{ month: '2023-05', records: 1, sums: [{ field: 'amount', sum: 2_350_000_000 }] }],
  },
}
const CATALOGUE = { ...SMALL_DISTRICT, registers: [INVESTMENTS] }

function answer(path: string): unknown {
  if (path === '/api/v1/registers') return [{ id: 'investments', records: 1, keepers: [] }]
  if (path === '/api/v1/sources/health') return { sources: [] }
  if (path.endsWith('/history')) return HISTORY
  if (path.includes('/totals')) return TOTALS
  if (path.includes('/records/')) return ITEM
  return path.includes('find=zzz') ? { total: 0, records: [] } : { total: 1, records: [ITEM] }
}

const open = (address: string, desk: PlayedDesk = {}) =>
  openDesk(
    (source) => (
      <Routes>
        <Route path="/registers" element={<ListPage source={source} catalogue={CATALOGUE} />} />
        <Route path="/registers/:register" element={<Page source={source} catalogue={CATALOGUE} />} />
      </Routes>
    ),
    { address, get: answer, take: () => ({ unchanged: false, record: ITEM }), ...desk },
  )
const HERE = '/registers/investments'

describe('the registers', () => {
  it('are listed with their records, and lead to each', async () => {
    const { screen, at } = await open('/registers')
    await expect.element(screen.getByText('1 bản ghi')).toBeVisible()
    await expect.element(screen.getByText('chỉ ghi tay')).toBeVisible()
    await screen.getByRole('link', { name: 'Sổ đầu tư' }).click()
    await expect.poll(at).toBe(HERE)
  })

  it('show their fields as columns, the sum since the beginning, and what was typed by hand', async () => {
    const { screen } = await open(HERE)
    const row = () => screen.container.querySelector('[data-record="DT-1"]')
    await expect.poll(() => row()?.textContent).toContain('2.350.000.000')
    for (const words of ['Máy chủ', '12/05/2023', 'Phần mềm']) expect(row()?.textContent).toContain(words)
    expect(row()?.querySelector('[aria-label="ghi tay"]')).not.toBeNull()
    await expect.element(screen.getByText('Tổng Số tiền')).toBeVisible()
  })

  it('are searched by words kept in the address, and say when nothing matches', async () => {
    const { screen, at } = await open(HERE)
    await screen.getByRole('searchbox').fill('zzz')
    await expect.poll(at).toBe(`${HERE}?find=zzz`)
    await expect.element(screen.getByText(/^Không có bản ghi nào khớp/)).toBeVisible()
  })

  it('ask by their own fields only: the language in the address is no filter, and stays when filters go', async () => {
    const asked: string[] = []
    const get = (path: string) => {
      asked.push(path)
      return answer(path)
    }
    const { screen, at } = await open(`${HERE}?lang=en&theme=light&kind=software`, { get })
    await expect.poll(() => screen.container.querySelector('[data-record]')).not.toBeNull()
    expect(asked.filter((path) => path.includes('/totals'))).toEqual([
      '/api/v1/registers/investments/totals?kind=software',
    ])
    await screen.getByRole('button', { name: 'Bỏ lọc' }).click()
    await expect.poll(at).toBe(`${HERE}?lang=en&theme=light`)
  })

  it('tell of a record who wrote what, when and why', async () => {
    const { screen } = await open(HERE)
    await screen.getByRole('button', { name: 'Xem bản ghi DT-1' }).click()
    const change = () => screen.container.querySelector('[data-revision="2"]')?.textContent
    await expect.poll(change).toContain('Số tiền: 2.000.000.000 → 2.350.000.000')
    expect(change()).toContain('nhập nhầm số tiền')
  })

  it('take a correction with its reason, against the revision that was seen', async () => {
    const { screen, server } = await open(`${HERE}?record=DT-1`)
    await screen.getByRole('button', { name: 'Sửa', exact: true }).click()
    const amount = screen.getByRole('textbox', { name: 'Số tiền *' })
    await amount.fill('1,5')
    await screen.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await expect.element(screen.getByText(/^Cần số nguyên/)).toBeVisible()
    await expect.element(screen.getByText(/^Cần nêu lý do/)).toBeVisible()
    expect(server.sent).toEqual([])
    await amount.fill('2.400.000.000')
    await screen.getByRole('textbox', { name: 'Lý do (được lưu lại)' }).fill('điều chỉnh quyết định')
    await screen.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await expect.element(screen.getByText('Đã ghi bản ghi DT-1.')).toBeVisible()
    const body: RegisterEdit = {
      key: 'DT-1',
      seen: 2,
      reason: 'điều chỉnh quyết định',
      complete: false,
      fields: { ...ITEM.fields, amount: 2_400_000_000 },
    }
    expect(server.sent).toEqual([{ method: 'POST', path: '/api/v1/registers/investments/edits', body }])
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('are free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await open(HERE, { lang, theme })
    await expect.poll(() => screen.container.querySelector('[data-record]')).not.toBeNull()
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
