import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { faultsOf } from '../../testing/faults-of.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { createPlayedClock, Stage } from '../../testing/stage.tsx'
import { Changes } from './changes.tsx'
import { READY, STORED } from './played-imports.ts'
import { Receipt } from './receipt.tsx'

const names = namesOf(SMALL_DISTRICT, ({ vi }) => vi)

const shown = (children: ReactNode, lang: 'vi' | 'en' | 'bn' = 'vi') =>
  render(
    <Stage played={createPlayedClock()} lang={lang}>
      <MemoryRouter>{children}</MemoryRouter>
    </Stage>,
  )

describe('what a file changes', () => {
  it('is listed as what every value was and becomes, with how many more there are', async () => {
    const screen = await shown(<Changes changes={READY.changes} catalogue={SMALL_DISTRICT} names={names} />)
    await expect.element(screen.getByText('Số cũ → số mới (11)')).toBeVisible()
    await expect.element(screen.getByText(/Hiện 2 trong 11 số/)).toBeVisible()
    const rows = [...screen.container.querySelectorAll('tbody tr')]
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Duy Trinh.*tháng 10\/2026.*1\.000.*→ 1\.050.*\+50$/),
      expect.stringMatching(/^Duy Trinh.*tháng 10\/2026chưa có→ 7$/),
    ])
    expect(await faultsOf(screen.container)).toEqual([])
  })

  it('is told on the receipt with the numbers it counts in, each a link, and from when', async () => {
    const { receipt } = STORED
    if (!receipt) throw new Error('stored without a receipt')
    const counted = receipt.counted.map((one) => ({ ...one, indicator: 'on-time' }))
    const screen = await shown(<Receipt state={STORED} receipt={{ ...receipt, counted }} catalogue={SMALL_DISTRICT} />)
    await expect.element(screen.getByText('tính từ 17:00, Thứ Sáu, 04/12/2026')).toBeVisible()
    const links = [...screen.container.querySelectorAll('[data-counted] a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['/indicators/on-time', '/numbers/on-time/20617', '/numbers/on-time/20599'])
    expect(await faultsOf(screen.container)).toEqual([])
  })
})
