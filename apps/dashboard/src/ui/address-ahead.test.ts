import { describe, expect, it } from 'vitest'
import { type Ahead, arrived, wanting } from './address-ahead.ts'

const address = (text: string) => new URLSearchParams(text)
const start: Ahead = { wanted: address('unit=1'), seen: address('unit=1'), sent: [] }
/** A choice builds on what is wanted, as a page does it. */
const choose = (ahead: Ahead, name: string, value: string) => {
  const next = new URLSearchParams(ahead.wanted)
  next.set(name, value)
  return wanting(ahead, next)
}

describe('what is chosen ahead of the address', () => {
  it('keeps the second choice when the first has arrived and a third is made', () => {
    const two = choose(choose(start, 'grain', 'day'), 'from', '2026-01-01')
    const three = choose(arrived(two, address('unit=1&grain=day')), 'year', '1')
    expect(three.wanted.toString()).toBe('unit=1&grain=day&from=2026-01-01&year=1')
    expect(arrived(three, address('unit=1&grain=day&from=2026-01-01')).wanted).toBe(three.wanted)
  })

  it('has nothing under way once the last has arrived, though others between never did', () => {
    const two = choose(choose(start, 'grain', 'day'), 'from', '2026-01-01')
    expect(arrived(two, two.wanted)).toEqual({ wanted: two.wanted, seen: two.wanted, sent: [] })
  })

  it('gives way to an address from elsewhere', () => {
    const elsewhere = address('unit=2')
    expect(arrived(choose(start, 'grain', 'day'), elsewhere)).toEqual({ wanted: elsewhere, seen: elsewhere, sent: [] })
  })
})
