import { Route, Routes } from 'react-router'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Source } from '../../data/queries.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { closePages, type Opening, openPage } from '../../testing/page-stage.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Page } from './page.tsx'
import { answerTo, CORRECTION, type PlayedServer, REMARK } from './played-indicator.ts'

afterEach(closePages)

type Scene = PlayedServer & Opening

async function open(address: string, { lang = 'vi', theme = 'dark', ...server }: Scene = {}) {
  const asked: string[] = []
  const getJson = (async (path: string) => {
    asked.push(path)
    return { body: answerTo(path, server), date: null }
  }) as Source['getJson']
  const page = (source: Source) => (
    <Routes>
      <Route path="/indicators/:id" element={<Page source={source} catalogue={SMALL_DISTRICT} />} />
    </Routes>
  )
  return { asked, ...(await openPage(getJson, page, { address, lang, theme })) }
}

const FAIR = { active: { '20599': 0.97, '20617': 0.9, '20620': 0.97, '20638': 0.96 } }

describe('the page of an indicator', () => {
  it('says what it is, how it stands and how it went, and ranks who is level alike', async () => {
    const { screen } = await open('/indicators/activated', { now: FAIR })
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Kích hoạt định danh' })).toBeVisible()
    await expect.element(screen.getByText(/từ 80,0% \(tuần 48\/2025\) đến 132,0% \(tuần 48\/2026\)/)).toBeVisible()
    const ranks = [...screen.container.querySelectorAll<HTMLElement>('[data-rank]')]
    expect(ranks.map((row) => [row.dataset.unit, row.dataset.rank])).toEqual([
      ['20599', '1'],
      ['20620', '1'],
      ['20638', '3'],
      ['20617', '4'],
    ])
    await expect
      .element(screen.getByText(/Đứng đầu Nam Phước và 1 đơn vị cùng hạng, đứng cuối Duy Trinh/))
      .toBeVisible()
    await expect.element(screen.getByText('lựa chọn của địa phương')).toBeVisible()
    await expect.element(screen.getByText('mọi đơn vị: 95%')).toBeVisible()
  })

  it('keeps every choice in its address, and asks for exactly that', async () => {
    const { screen, asked, where } = await open('/indicators/activated', { now: FAIR })
    await userEvent.selectOptions(screen.getByLabelText('Theo', { exact: true }), 'month')
    await userEvent.selectOptions(screen.getByLabelText('Đơn vị', { exact: true }), '20617')
    await userEvent.click(screen.getByLabelText('So với năm trước'))
    await userEvent.fill(screen.getByLabelText('Từ ngày').first(), '2026-01-01')
    await expect.poll(where).toBe('/indicators/activated?grain=month&unit=20617&year=1&from=2026-01-01')
    const path = '/api/v1/indicators/activated/series?unit=20617&grain=month&over=period'
    await expect.poll(() => asked).toContain(`${path}&from=2026-01-01&to=2026-11-23`)
    expect(asked).toContain(`${path}&from=2025-01-01&to=2025-11-23`)
    await expect.element(screen.getByText(/Cùng kỳ năm trước 90,0%/)).toBeVisible()
  })

  it('has the numbers of the chart as a table, with last year beside them', async () => {
    const { screen } = await open('/indicators/activated?grain=month&from=2026-09-01&year=1', { now: FAIR })
    await userEvent.click(screen.getByText('Xem bảng số (3 kỳ)'))
    const rows = screen.getByRole('group', { name: 'Diễn biến' }).getByRole('row')
    await expect
      .poll(() => rows.all().map((row) => row.element().textContent))
      .toEqual([
        'KỳGiá trịTử sốMẫu sốĐã cóMục tiêuNăm trước',
        'tháng 11/202682,0821001/1 đơn vị95,082,0',
        'tháng 10/202681,0811001/1 đơn vị95,081,0',
        'tháng 9/202680,0801001/1 đơn vị95,080,0',
      ])
  })

  it('says in that table what an index can be of which only a part is known', async () => {
    const points = { value: null, numerator: null, denominator: null, range: { low: 14, high: 100 } }
    const { screen } = await open('/indicators/activated?grain=month&from=2026-10-01&year=1', { now: FAIR, points })
    await userEvent.click(screen.getByText('Xem bảng số (2 kỳ)'))
    const rows = screen.getByRole('group', { name: 'Diễn biến' }).getByRole('row')
    await expect
      .poll(() => rows.all().map((row) => row.element().textContent))
      .toEqual([
        'KỳGiá trịTử sốMẫu sốĐã cóMục tiêuNăm trước',
        'tháng 11/202614,0–100,0––1/1 đơn vị95,014,0–100,0',
        'tháng 10/202614,0–100,0––1/1 đơn vị95,014,0–100,0',
      ])
  })

  it('sorts the table of units either way by a press, and says which way to those who hear it', async () => {
    const { screen, where } = await open('/indicators/activated', { now: FAIR })
    const head = () => screen.getByRole('columnheader', { name: 'Giá trị' }).last()
    await userEvent.click(screen.getByRole('button', { name: 'Giá trị' }))
    await expect.poll(where).toContain('sort=value&desc=1')
    await expect.element(head()).toHaveAttribute('aria-sort', 'descending')
    await userEvent.click(screen.getByRole('button', { name: 'Giá trị' }))
    await expect.element(head()).toHaveAttribute('aria-sort', 'ascending')
  })

  it('shows the past as it was published or is known now, says how they differ, and leads back', async () => {
    const published = { active: { ...FAIR.active, '20617': 0.8 } }
    const { screen, where } = await open('/indicators/activated?asOf=2026-10-31', { now: FAIR, published })
    await expect.element(screen.getByText(/Đang xem quá khứ: tính đến 23:59 31\/10\/2026.*biết hôm nay/)).toBeVisible()
    await expect
      .element(screen.getByText(/Khi đó công bố 92,5%.*là 95,0% \(\+2,5 điểm\)\. 1 đơn vị đổi số/))
      .toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Như công bố khi đó' }))
    await expect.poll(where).toMatch(/knownAt=\d{13}/)
    await expect.element(screen.getByRole('button', { name: /92,5%/ }).first()).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Về hiện tại' }))
    await expect.poll(where).toBe('/indicators/activated')
    expect(screen.container.textContent).not.toContain('Đang xem quá khứ')
  })

  it('lists what was corrected and what people remarked in the days shown, and nothing else', async () => {
    const late = { ...REMARK, id: 'a2', from: '2024-01-01', to: '2024-01-02', text: 'Chuyện năm cũ' }
    const { screen } = await open('/indicators/activated', { revisions: [CORRECTION], annotations: [REMARK, late] })
    const text = 'Mạng hỏng hai ngày'
    await expect.element(screen.getByRole('region', { name: 'Ghi chú' }).getByText(text)).toBeVisible()
    await expect.element(screen.getByRole('figure').getByText(text)).toBeInTheDocument()
    await expect.element(screen.getByRole('figure').getByText('1 bản sửa')).toBeInTheDocument()
    await expect.element(screen.getByText('đếm lại')).toBeVisible()
    expect(screen.container.querySelector('s')?.textContent).toBe('88')
    expect(screen.container.textContent).not.toContain('Chuyện năm cũ')
  })

  it('marks corrections known at the time that is looked at, and no later ones', async () => {
    const { screen } = await open('/indicators/activated?knownAt=2026-11-21', { revisions: [CORRECTION] })
    await expect.element(screen.getByText('Không có số liệu nào bị sửa.')).toBeVisible()
  })

  it('says clearly that there is no such indicator, or no such unit, and where to go', async () => {
    const one = await open('/indicators/luck')
    await expect.element(one.screen.getByText('Danh mục không có chỉ số luck.')).toBeVisible()
    await one.screen.unmount()
    const { screen, where } = await open('/indicators/activated?unit=99')
    await expect.element(screen.getByText('Ngày 23/11/2026 không có đơn vị nào mang mã 99.')).toBeVisible()
    await userEvent.click(screen.getByRole('link', { name: 'Xem Duy Xuyên' }))
    await expect.poll(where).toBe('/indicators/activated')
  })

  it('does not ask for days that run backwards, and says so', async () => {
    const { screen, asked } = await open('/indicators/activated?from=2026-11-20&to=2026-11-10')
    await expect.element(screen.getByText(/Ngày đầu đang sau ngày cuối/)).toBeVisible()
    expect(asked.filter((path) => path.includes('/series'))).toEqual([])
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('is free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await open('/indicators/activated?asOf=2026-10-31&year=1', {
      lang,
      theme,
      now: FAIR,
      revisions: [CORRECTION],
      annotations: [REMARK],
    })
    await expect.poll(() => screen.container.querySelectorAll('[data-rank]').length).toBeGreaterThan(3)
    await expect.poll(() => screen.container.querySelectorAll('svg text').length).toBeGreaterThan(3)
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
