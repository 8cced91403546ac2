import { endOfDay, formatDay, parseDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { askedOf, changed } from './asked.ts'

const NOW = Date.parse('2026-11-24T10:00:00+07:00')
const ask = (text = '') => askedOf(new URLSearchParams(text), NOW, 420)
const day = (text: string) => parseDay(text) ?? Number.NaN

describe('what an address asks of an indicator', () => {
  it('is a year by weeks up to today, of now, where it says nothing', () => {
    const { from, to, grain, asOf, knownAt, year, unit } = ask()
    expect([formatDay(from), formatDay(to)]).toEqual(['2025-11-25', '2026-11-24'])
    expect({ grain, asOf, knownAt, year, unit }).toEqual({
      grain: 'week',
      asOf: null,
      knownAt: null,
      year: false,
      unit: null,
    })
  })

  it('reads a day as its end in the zone of the pack, and milliseconds as they are', () => {
    expect(ask('asOf=2026-10-31').asOf).toBe(endOfDay(day('2026-10-31'), 420))
    expect(ask('asOf=1764000000000').asOf).toBe(1_764_000_000_000)
  })

  it('takes what is still to come, or is no time, for now', () => {
    expect(ask('asOf=2027-01-01').asOf).toBeNull()
    expect(ask('asOf=yesterday').asOf).toBeNull()
    expect(ask('asOf=2026-11-24').asOf).toBeNull()
  })

  it('asks what was known at a time of that time, unless it names another', () => {
    const known = ask('knownAt=2026-10-31')
    expect(known.asOf).toBe(known.knownAt)
    expect(ask('asOf=2026-09-30&knownAt=2026-10-31').asOf).toBe(endOfDay(day('2026-09-30'), 420))
  })

  it('never shows days after the time it is of', () => {
    expect(ask('asOf=2026-10-31&to=2026-11-20').to).toBe(day('2026-10-31'))
    expect(ask('to=2030-01-01').to).toBe(day('2026-11-24'))
  })

  it('keeps what it does not understand from doing harm', () => {
    expect(ask('grain=century&sort=luck&from=31/10/2026')).toEqual(ask())
  })
})

describe('a change of the address', () => {
  it('leaves everything else in place, and takes out what is null', () => {
    const before = new URLSearchParams('unit=20599&grain=day&proof=a@b')
    expect(changed(before, { grain: 'month', unit: null }).toString()).toBe('grain=month&proof=a%40b')
    expect(before.get('unit')).toBe('20599')
  })
})
