import type { Annotation, AnnotationInput } from '@ioc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import { faultsOf } from '../../testing/faults-of.ts'
import { closeDesks, openDesk, type PlayedDesk } from '../../testing/played-desk.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Annotate } from './annotate.tsx'

afterEach(closeDesks)

const kept = (input: AnnotationInput, id: string): Annotation => ({
  ...input,
  id,
  version: 1,
  madeAt: 0,
  removedAt: null,
})
const DOWN = { indicator: 'on-time', unit: null, from: '2026-11-03', to: '2026-11-04', text: 'mạng hỏng 2 ngày' }

/** A server that keeps remarks. */
function remarks(desk: PlayedDesk = {}) {
  let all = [kept(DOWN, '7')]
  return openDesk(
    (source) => <Annotate source={source} catalogue={SMALL_DISTRICT} indicator="on-time" unit="20599" />,
    {
      get: () => ({ annotations: all }),
      take: (method, path, body) => {
        if (method === 'DELETE') all = all.filter(({ id }) => !path.endsWith(`/${id}`))
        else all = [...all, kept(body as AnnotationInput, '8')]
        return {}
      },
      ...desk,
    },
  )
}

describe('remarks', () => {
  it('say what, when and of which', async () => {
    const { screen } = await remarks()
    await expect.element(screen.getByText('03/11/2026 – 04/11/2026 · Hồ sơ đúng hạn · mọi đơn vị')).toBeVisible()
  })

  it('are made of the days given, and begin as one on today', async () => {
    const { screen, server } = await remarks()
    const text = screen.getByRole('textbox', { name: 'Nội dung' })
    await text.fill('  đợt cao điểm  ')
    await screen.getByRole('button', { name: 'Thêm ghi chú' }).click()
    await expect.element(screen.getByText('đợt cao điểm', { exact: true })).toBeVisible()
    await expect.element(text).toHaveValue('')
    const day = '2026-11-23'
    expect(server.sent[0]?.body).toEqual({
      indicator: 'on-time',
      unit: '20599',
      from: day,
      to: day,
      text: 'đợt cao điểm',
    })
  })

  it('are removed, and had back with all they were', async () => {
    const { screen, server } = await remarks()
    await screen.getByRole('button', { name: /^Bỏ ghi chú/ }).click()
    await expect.element(screen.getByText('Chưa có ghi chú nào.')).toBeVisible()
    await screen.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.element(screen.getByText('mạng hỏng 2 ngày', { exact: true })).toBeVisible()
    expect(server.sent[1]?.body).toEqual(DOWN)
  })

  it('keep what was typed while the server is away, and are refused where they end before they begin', async () => {
    const { screen, server } = await remarks()
    const text = screen.getByRole('textbox', { name: 'Nội dung' })
    await text.fill('mất điện')
    await screen.getByLabelText('Từ ngày').fill('2026-11-24')
    await expect.element(screen.getByText('Ngày cuối phải từ ngày đầu trở đi.')).toBeVisible()
    await screen.getByLabelText('Từ ngày').fill('2026-11-20')
    server.away = true
    await screen.getByRole('button', { name: 'Thêm ghi chú' }).click()
    await expect.element(screen.getByText(/^Không làm được/)).toBeVisible()
    await expect.element(text).toHaveValue('mất điện')
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('are free of faults in %s on %s', async (lang, theme) => {
    const { screen } = await remarks({ lang, theme })
    await expect.element(screen.getByText('mạng hỏng 2 ngày', { exact: true })).toBeVisible()
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
