import { afterEach, describe, expect, it } from 'vitest'
import { faultsOf } from '../../testing/faults-of.ts'
import { closeDesks, openDesk, type PlayedDesk } from '../../testing/played-desk.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Page } from './page.tsx'
import { savePath } from './save-path.ts'

afterEach(closeDesks)

const ADDRESS = '/explore?across=year&units=508%2C20599'

/** A server that keeps views. */
function views(desk: PlayedDesk = {}) {
  let kept = [{ id: '7', name: 'Tuần này', address: '/explore?grain=week', savedAt: 0 }]
  return openDesk((source) => <Page source={source} catalogue={SMALL_DISTRICT} />, {
    get: () => ({ views: kept }),
    take: (method, path, body) => {
      if (method === 'DELETE') kept = kept.filter(({ id }) => !path.endsWith(`/${id}`))
      else kept = [...kept, { ...(body as (typeof kept)[number]), id: '8', savedAt: 0 }]
      return {}
    },
    ...desk,
  })
}

describe('saved views', () => {
  it('keep the address they are given under a name, without the language of whoever saved it', async () => {
    const address = savePath({ pathname: '/explore', search: '?across=year&units=508%2C20599&lang=en&theme=light' })
    const { screen, server, at } = await views({ address })
    await screen.getByRole('textbox', { name: 'Tên' }).fill('Hai năm')
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByRole('link', { name: /Hai năm/ })).toHaveAttribute('href', ADDRESS)
    expect(server.sent[0]?.body).toEqual({ name: 'Hai năm', address: ADDRESS })
    await expect.poll(at).toBe('/views')
  })

  it('are removed, and had back', async () => {
    const { screen } = await views({ address: '/views' })
    await screen.getByRole('button', { name: 'Bỏ Tuần này' }).click()
    await expect.element(screen.getByText(/^Chưa lưu cách xem nào/)).toBeVisible()
    await screen.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.element(screen.getByRole('link', { name: /Tuần này/ })).toBeVisible()
    expect(screen.getByText('Đã bỏ “Tuần này”.').elements()).toHaveLength(0)
  })

  it('are not saved of another site, and what failed keeps its name', async () => {
    const other = await views({ address: '/views?address=%2F%2Fevil.example' })
    await expect.element(other.screen.getByRole('link', { name: /Tuần này/ })).toBeVisible()
    expect(other.screen.getByRole('textbox').elements()).toHaveLength(0)
    const { screen, server } = await views({ address: savePath({ pathname: '/explore', search: '' }) })
    await screen.getByRole('textbox', { name: 'Tên' }).fill('Hai năm')
    server.away = true
    await screen.getByRole('button', { name: 'Lưu' }).click()
    await expect.element(screen.getByText(/^Không làm được/)).toBeVisible()
    await expect.element(screen.getByRole('textbox', { name: 'Tên' })).toHaveValue('Hai năm')
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('are free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await views({ lang, theme, address: '/views?address=%2Fexplore' })
    await expect.element(screen.getByRole('link', { name: /Tuần này/ })).toBeVisible()
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
