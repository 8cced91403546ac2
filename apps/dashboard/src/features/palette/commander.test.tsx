import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { faultsOf } from '../../testing/faults-of.ts'
import { closeDesks, openDesk, type PlayedDesk } from '../../testing/played-desk.tsx'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { Commander } from './commander.tsx'

afterEach(closeDesks)

const PAGES = [
  { id: 'explore', path: '/explore', title: { vi: 'Khai thác số liệu', en: 'Explore', bn: 'অনুসন্ধান' } },
  { id: 'leader', path: '/', title: { vi: 'Hôm nay', en: 'Today', bn: 'আজ' } },
]
const VIEWS = { views: [{ id: 'v', name: 'Hai năm', address: '/explore?across=year', savedAt: 0 }] }

async function desk(played: PlayedDesk = {}) {
  const choose = { chooseLang: vi.fn(), chooseTheme: vi.fn() }
  const opened = await openDesk(
    (source) => (
      <>
        <Commander source={source} catalogue={SMALL_DISTRICT} pages={PAGES} choose={choose} />
        <input aria-label="a field" />
      </>
    ),
    { address: '/sources?x=1&lang=vi', get: () => VIEWS, ...played },
  )
  await expect.element(opened.screen.getByRole('button')).toBeVisible()
  const dialogs = () => document.querySelectorAll('dialog[open]').length
  return { ...opened, choose, dialogs }
}
const chosen = () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent

describe('the command palette', () => {
  it('goes to an indicator by Ctrl K, a few letters without marks, and Enter', async () => {
    const { at, dialogs } = await desk()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.poll(dialogs).toBe(1)
    await userEvent.keyboard('dinh danh')
    await expect.poll(chosen).toBe('Kích hoạt định danhchỉ số')
    await userEvent.keyboard('{Enter}')
    await expect.poll(at).toBe('/indicators/activated')
    expect(dialogs()).toBe(0)
  })

  it('is a combobox: arrows move what is chosen, round the ends, and the field says which', async () => {
    const { screen } = await desk()
    await userEvent.keyboard('/')
    await expect.poll(chosen).toBe('Khai thác số liệutrang')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.poll(chosen).toBe('Hai nămcách xem')
    const field = screen.getByRole('combobox').element()
    const active = document.querySelector('[aria-selected="true"]')?.id
    expect(field.getAttribute('aria-activedescendant')).toBe(active)
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
    await expect.poll(chosen).toContain('đơn vị')
  })

  it('opens a saved view, and a press does what Enter does', async () => {
    const { screen, at } = await desk()
    await screen.getByRole('button').click()
    await screen.getByRole('option', { name: /Hai năm/ }).click()
    await expect.poll(at).toBe('/explore?across=year')
  })

  it('changes language and theme, and saves the address without either', async () => {
    const { choose, at, dialogs } = await desk()
    const say = async (words: string) => {
      await userEvent.keyboard('/')
      await expect.poll(dialogs).toBe(1)
      await userEvent.keyboard(`${words}{Enter}`)
      await expect.poll(dialogs).toBe(0)
    }
    await say('english')
    await say('light')
    expect([choose.chooseLang.mock.calls, choose.chooseTheme.mock.calls]).toEqual([[['en']], [['light']]])
    await say('luu cach')
    await expect.poll(at).toBe('/views?address=%2Fsources%3Fx%3D1')
  })

  it('takes no key from somebody who writes, and gives the focus back', async () => {
    const { screen, dialogs } = await desk()
    const field = screen.getByRole('textbox', { name: 'a field' })
    await field.click()
    await userEvent.keyboard('a/b?{Control>}k{/Control}')
    await expect.element(field).toHaveValue('a/b?')
    expect(dialogs()).toBe(0)
    const button = screen.getByRole('button').element()
    button.focus()
    await userEvent.keyboard('/')
    await expect.poll(dialogs).toBe(1)
    await userEvent.keyboard('{Escape}')
    await expect.poll(dialogs).toBe(0)
    expect(document.activeElement).toBe(button)
  })

  it('lists its keys under ?', async () => {
    const { screen } = await desk()
    await userEvent.keyboard('?')
    await expect.element(screen.getByRole('heading', { name: 'Phím tắt' })).toBeVisible()
    expect(await faultsOf(document.body)).toEqual([])
  })

  it('says that nothing matches, and works without the saved views', async () => {
    const { screen, dialogs } = await desk({
      get: () => {
        throw new Error('away')
      },
    })
    await userEvent.keyboard('/')
    await expect.poll(dialogs).toBe(1)
    await userEvent.keyboard('zzzz')
    await expect.element(screen.getByText('Không có gì khớp.')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(dialogs()).toBe(1)
  })

  it.each([
    ['vi', 'dark'],
    ['en', 'light'],
    ['bn', 'dark'],
  ] as const)('is free of faults in %s on %s', async (lang, theme) => {
    const { dialogs } = await desk({ lang, theme })
    await userEvent.keyboard('/')
    await expect.poll(dialogs).toBe(1)
    await expect.poll(chosen).toBeTruthy()
    expect(await faultsOf(document.body)).toEqual([])
  })
})
