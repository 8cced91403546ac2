import { MemoryRouter, useSearchParams } from 'react-router'
import { afterEach, beforeEach, expect, describe, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { useHome } from './use-home.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

function Wall() {
  const [address, setAddress] = useSearchParams()
  useHome()
  const choose = () => setAddress((before) => new URLSearchParams([...before, ['lang', 'en']]))
  return (
    <button type="button" onClick={choose}>
      {address.toString() || 'its record'}
    </button>
  )
}

async function open(address: string) {
  const { container } = await render(
    <MemoryRouter initialEntries={[address]}>
      <Wall />
    </MemoryRouter>,
  )
  const button = container.querySelector('button')!
  return { button, shows: () => button.textContent }
}

describe('a wall that was touched', () => {
  it('goes home two minutes after the last touch', async () => {
    const { button, shows } = await open('/wall/hall')
    expect(shows()).toBe('its record')
    button.click()
    await vi.waitFor(() => expect(shows()).toBe('lang=en'), 30_000)
    await vi.advanceTimersByTimeAsync(110_000)
    dispatchEvent(new Event('pointerdown'))
    await vi.advanceTimersByTimeAsync(110_000)
    expect(shows()).toBe('lang=en')
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(() => expect(shows()).toBe('its record'), 30_000)
  })

  it('keeps what its address said when it was opened', async () => {
    const { button, shows } = await open('/wall/hall?theme=light')
    button.click()
    await vi.waitFor(() => expect(shows()).toBe('theme=light&lang=en'), 30_000)
    await vi.advanceTimersByTimeAsync(120_000)
    await vi.waitFor(() => expect(shows()).toBe('theme=light'), 30_000)
  })
})
