import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { faultsOf } from '../../testing/faults-of.ts'
import { closeDesks, openDesk, type PlayedDesk } from '../../testing/played-desk.tsx'
import { playedTable } from '../../testing/played-table.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Page } from './page.tsx'

afterEach(async () => {
  closeDesks()
  await page.viewport(1920, 1080)
})

/** A server that has a value for everything: the place of the period in the table. */
function played(path: string): unknown {
  const url = new URL(path, 'http://desk')
  if (url.pathname !== '/api/v1/table') return { annotations: [] }
  const list = (name: string) => (url.searchParams.get(name) ?? '').split(',')
  const years = url.searchParams.get('from') === '2025-01-01' ? ['2025', '2026'] : ['2026']
  const periods = years.flatMap((year) =>
    Array.from({ length: 11 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
  )
  const series = list('indicators').flatMap((indicator) =>
    list('units').map((unit) => ({
      indicator,
      unit,
      values: periods.map((_, at) => 90 + at / 8),
      numerators: periods.map((_, at) => at),
      denominators: periods.map(() => 100),
    })),
  )
  const over = url.searchParams.get('over') === 'window' ? 'window' : 'period'
  return playedTable({ grain: 'month', periods, series }, { over })
}

const explore = (desk: PlayedDesk = {}) =>
  openDesk((source) => <Page source={source} catalogue={SMALL_DISTRICT} />, {
    address: '/explore',
    get: played,
    ...desk,
  })
const texts = (root: Element, selector: string) => [...root.querySelectorAll(selector)].map((one) => one.textContent)

describe('the explorer', () => {
  it('shows the first main indicator of the district as a line, in a sentence and as a table', async () => {
    const { screen } = await explore()
    await expect.element(screen.getByRole('columnheader', { name: 'tháng 1/2026' })).toBeInTheDocument()
    expect(texts(screen.container, 'tbody th')).toEqual(['Hồ sơ đúng hạn'])
    expect(screen.container.querySelector('figcaption')?.textContent).toContain('Duy Xuyên từ 90,0% đến 91,3%')
    await expect.poll(() => screen.container.querySelector('figure svg')).not.toBeNull()
  })

  it('compares two years by one press: columns are years, with their difference, and the address says so', async () => {
    const { screen, at } = await explore()
    await screen.getByRole('button', { name: 'So sánh hai năm' }).click()
    await expect
      .poll(() => texts(screen.container, 'thead th'))
      .toEqual(['Chỉ số', 'Đơn vị', 'Kỳ trong năm', '2025', '2026', 'Chênh lệch'])
    await expect.poll(at).toBe('/explore?from=2025-01-01&across=year')
    const first = screen.container.querySelector('tbody tr[aria-rowindex="2"]')
    expect(first?.textContent).toBe('Hồ sơ đúng hạnDuy Xuyêntháng 190,091,4+1,4')
  })

  it('lets nobody take along the table of earlier choices while that of these is fetched', async () => {
    let isSlow = true
    const { screen } = await explore({
      get: (path) => {
        if (isSlow && path.includes('from=2025-01-01')) throw new Error('not yet')
        return played(path)
      },
    })
    const download = screen.getByRole('button', { name: 'Tải CSV' })
    const copy = screen.getByRole('button', { name: 'Chép bảng' })
    await expect.element(download).toBeEnabled()
    await screen.getByRole('button', { name: 'So sánh hai năm' }).click()
    for (const button of [download, copy]) await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    isSlow = false
    for (const button of [download, copy]) await expect.element(button).not.toHaveAttribute('aria-disabled')
    await expect.element(screen.getByRole('columnheader', { name: '2025' })).toBeInTheDocument()
  })

  it('opens the proof of what is of now, and of nothing else', async () => {
    const { screen, at } = await explore({ address: '/explore?across=unit&over=window' })
    const proofs = screen.getByRole('button', { name: /^Xem bằng chứng/ })
    await expect.poll(() => proofs.elements()).toHaveLength(1)
    expect(proofs.element().textContent).toBe('91,3')
    await proofs.click()
    await expect.poll(at).toContain('proof=on-time%40508')
  })

  it('finds what to choose without marks, and keeps the choice in the address', async () => {
    const { screen, at } = await explore()
    await screen.getByText('Chỉ số · 1 đã chọn').click()
    await screen.getByRole('group', { name: 'Chỉ số' }).getByRole('searchbox').fill('dinh danh')
    await screen.getByRole('checkbox', { name: 'Kích hoạt định danh' }).click()
    await expect.poll(at).toBe('/explore?indicators=activated%2Con-time')
    await expect.poll(() => texts(screen.container, 'tbody th')).toEqual(['Kích hoạt định danh', 'Hồ sơ đúng hạn'])
  })

  it('loses none of several choices made at once', async () => {
    const { screen, at } = await explore()
    await screen.getByText('Đơn vị · 1 đã chọn').click()
    const boxes = screen.getByRole('group', { name: 'Đơn vị' }).getByRole('checkbox').elements()
    expect(boxes).toHaveLength(6)
    for (const box of boxes.slice(1, 4)) {
      if (box instanceof HTMLElement) box.click()
    }
    await expect.poll(at).toBe('/explore?units=508%2C20599%2C20617%2C20620')
    await expect.element(screen.getByText('Đơn vị · 4 đã chọn')).toBeVisible()
  })

  it('sorts by a column, the other way, and not at all, by the keyboard', async () => {
    const { screen } = await explore({ address: '/explore?across=unit&units=508,20599' })
    const head = screen.getByRole('button', { name: 'Nam Phước' })
    await expect.element(head).toBeVisible()
    const state = () => screen.container.querySelectorAll('thead th')[3]?.getAttribute('aria-sort')
    head.element().focus()
    const seen: unknown[] = []
    for (const wanted of ['ascending', 'descending', 'none']) {
      await userEvent.keyboard('{Enter}')
      await expect.poll(state).toBe(wanted)
      seen.push(screen.container.querySelector('tbody tr[aria-rowindex="2"] td')?.textContent)
    }
    expect(seen).toEqual(['tháng 1/2026', 'tháng 11/2026', 'tháng 1/2026'])
  })

  it('copies the table as it stands, unrounded, with the decimal sign that was chosen', async () => {
    const { screen } = await explore({ address: '/explore?across=unit&sort=-%3D508' })
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await screen.getByRole('button', { name: 'Chép bảng' }).click()
    const lines = () => write.mock.calls.at(-1)?.[0]?.split('\n') ?? []
    await expect.poll(() => lines()[1]).toMatch(/^Hồ sơ đúng hạn\t2026-11\t91,25\t/)
    await screen.getByRole('combobox', { name: /Dấu thập phân/ }).selectOptions('.')
    await screen.getByRole('button', { name: 'Chép bảng' }).click()
    await expect.poll(() => lines()[1]).toMatch(/^Hồ sơ đúng hạn\t2026-11\t91\.25\t/)
    expect(lines()).toHaveLength(12)
    write.mockRestore()
  })

  it('asks nobody for what is nothing or too much, and says what to do', async () => {
    const { screen } = await explore({ address: '/explore?units=' })
    await expect.element(screen.getByText('Chọn ít nhất một chỉ số và một đơn vị.')).toBeVisible()
    const long = await explore({ address: '/explore?grain=day&from=2020-01-01' })
    await expect.element(long.screen.getByText(/^Nhiều hơn 600 kỳ/)).toBeVisible()
  })

  it('says that the table could not be fetched, and offers to try again', async () => {
    const { screen } = await explore({
      get: () => {
        throw new Error('away')
      },
    })
    await expect.element(screen.getByText(/^Không lấy được bảng/)).toBeVisible()
  })

  it('names a running year by its last day and a window by its length, and offers both', async () => {
    const asked: string[] = []
    const get = (path: string) => {
      if (!path.startsWith('/api/v1/table')) return { annotations: [] }
      const over = new URL(path, 'http://played').searchParams.get('over') === 'window' ? 'window' : 'period'
      asked.push(over)
      const told = { indicator: 'received', unit: '508', values: over === 'period' ? [64] : [10] }
      const table = playedTable({
        grain: 'year',
        periods: ['2026'],
        series: [{ ...told, reported: [over === 'period' ? 46 : 48], due: [48] }],
      })
      const window = over === 'window' ? ({ grain: 'week', count: 4, upTo: 'due' } as const) : null
      return { ...table, over, indicators: table.indicators.map((one) => ({ ...one, window, to: ['2026-11-22'] })) }
    }
    const { screen } = await explore({ address: '/explore?indicators=received&grain=year&from=2026-01-01', get })
    await expect.element(screen.getByRole('columnheader', { name: 'năm 2026, đến 22/11' })).toBeVisible()
    await expect.element(screen.getByRole('cell', { name: '64 (46/48 báo cáo)' })).toBeVisible()
    await screen.getByLabelText('Số của kỳ').selectOptions('window')
    await expect.element(screen.getByRole('columnheader', { name: '4 tuần đến 22/11/2026' })).toBeVisible()
    await expect.poll(() => texts(screen.container, 'tbody td')).toContain('10')
    expect([...new Set(asked)]).toEqual(['period', 'window'])
  })

  it('draws of ten thousand rows those in sight alone, and scrolls to the last', async () => {
    const periods = Array.from({ length: 5_000 }, (_, at) => String(1000 + at))
    const get = (path: string) => {
      if (!path.startsWith('/api/v1/table')) return { annotations: [] }
      const values = periods.map((_, at) => at)
      const of = (unit: string) => ({ indicator: 'received', unit, values, numerators: values, denominators: values })
      return playedTable({ grain: 'year', periods, series: [of('508'), of('20599')] })
    }
    const { screen } = await explore({ address: '/explore?across=list&indicators=received&units=508,20599', get })
    const table = screen.getByRole('table')
    await expect.element(table).toHaveAttribute('aria-rowcount', '10001')
    const drawn = () => screen.container.querySelectorAll('tbody tr[aria-rowindex]')
    expect(drawn().length).toBeLessThan(60)
    const scroller = screen.getByRole('group', { name: 'Bảng' }).element()
    scroller.scrollTop = scroller.scrollHeight
    await expect.poll(() => [...drawn()].at(-1)?.getAttribute('aria-rowindex')).toBe('10001')
    expect(drawn().length).toBeLessThan(60)
    expect([...drawn()].at(-1)?.textContent).toContain('4.999')
  })

  it.each([
    ['vi', 'dark', 1920],
    ['en', 'light', 390],
    ['bn', 'dark', 390],
  ] as const)('is free of faults in %s on %s at %i, and nothing scrolls sideways', async (lang, theme, width) => {
    await page.viewport(width, 900)
    const { screen } = await explore({ lang, theme, address: '/explore?from=2025-01-01&across=year&units=508,20599' })
    await expect.poll(() => screen.container.querySelectorAll('figure svg')).toHaveLength(2)
    for (const picker of screen.container.querySelectorAll('details')) picker.open = true
    expect(await faultsOf(screen.container)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
