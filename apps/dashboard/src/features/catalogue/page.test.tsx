import { afterEach, describe, expect, it } from 'vitest'
import { faultsOf } from '../../testing/faults-of.ts'
import { closeDesks, openDesk, type PlayedDesk } from '../../testing/played-desk.tsx'
import { OVER_95 } from '../../testing/played-figures.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Page } from './page.tsx'

afterEach(closeDesks)

const browse = (desk: PlayedDesk = {}) =>
  openDesk((source) => <Page source={source} catalogue={{ ...SMALL_DISTRICT, published: [OVER_95] }} />, {
    address: '/indicators',
    ...desk,
  })

describe('the catalogue of indicators', () => {
  it('says of each how it stands now, how often it is told, whose it is, on what it rests and how surely', async () => {
    const { screen, at } = await browse()
    const entry = () => screen.container.querySelector('[data-indicator="activated"]')
    await expect.poll(() => entry()?.textContent).toContain('97%')
    for (const words of ['đạt', 'hằng ngày', 'Công an huyện', 'thử', 'lựa chọn của địa phương']) {
      expect(entry()?.textContent).toContain(words)
    }
    await screen.getByRole('button', { name: 'Xem bằng chứng của Kích hoạt định danh: 97%' }).click()
    await expect.poll(at).toContain('proof=activated%40508')
    await screen.getByRole('link', { name: 'Kích hoạt định danh' }).click()
    await expect.poll(at).toBe('/indicators/activated')
  })

  it('narrows to what is looked for, without marks, and keeps it in the address', async () => {
    const { screen, at } = await browse()
    const field = screen.getByRole('searchbox')
    await field.fill('dinh danh')
    const ids = () =>
      [...screen.container.querySelectorAll('[data-indicator]')].map((one) => one.getAttribute('data-indicator'))
    await expect.poll(ids).toEqual(['activated'])
    await expect.element(screen.getByText('1 mục khớp')).toBeVisible()
    await expect.poll(at).toBe('/indicators?find=dinh+danh')
    await field.fill('xyz')
    await expect.element(screen.getByText(/^Không có mục nào khớp/)).toBeVisible()
  })

  it('lists what was published of the district, and finds it by who published it', async () => {
    const { screen } = await browse({ address: '/indicators?show=published' })
    await expect.element(screen.getByText('trên 95 %')).toBeVisible()
    await expect.element(screen.getByText('chỉ nêu mức thấp nhất; không nêu mẫu số')).toBeVisible()
    await screen.getByRole('searchbox').fill('bao quang nam')
    await expect.element(screen.getByText('1 mục khớp')).toBeVisible()
    await screen.getByRole('searchbox').fill('ocop')
    await expect.element(screen.getByText('trên 95 %')).not.toBeInTheDocument()
  })

  it('shows measures with what is made of them, and keeps what is looked for from one kind to the next', async () => {
    const { screen, at } = await browse({ address: '/indicators?find=active' })
    await screen.getByRole('link', { name: 'Số liệu gốc' }).click()
    await expect.poll(at).toBe('/indicators?show=measures&find=active')
    const cards = () => screen.container.querySelectorAll('[data-measure]')
    await expect.poll(() => cards()).toHaveLength(1)
    for (const words of ['hiện trạng tại thời điểm', 'hằng ngày', 'xã, thị trấn']) {
      expect(cards()[0]?.textContent).toContain(words)
    }
    const made = screen.getByRole('link', { name: 'Kích hoạt định danh' })
    await expect.element(made).toHaveAttribute('href', '/indicators/activated')
    expect(await faultsOf(screen.container)).toEqual([])
    await screen.getByRole('link', { name: 'Sổ', exact: true }).click()
    await expect.element(screen.getByText(/^Không có mục nào khớp/)).toBeVisible()
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('is free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await browse({ lang, theme })
    await expect.poll(() => screen.container.querySelectorAll('[data-mark]').length).toBe(4)
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
