import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOffset, lacksZone, parseInstant } from './parse-instant.ts'

const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
const offset = fc.integer({ min: -14 * 60, max: 14 * 60 })

/** An instant as clocks `minutes` east of UTC show it, without its zone. */
const local = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1)

describe('parseInstant', () => {
  it('reads every instant in every zone', () => {
    fc.assert(
      fc.property(instant, offset, (at, minutes) => {
        fc.pre(/^\d/.test(local(at, minutes)))
        expect(parseInstant(`${local(at, minutes)}${formatOffset(minutes)}`)).toBe(at.getTime())
        expect(parseInstant(local(at, minutes), minutes)).toBe(at.getTime())
        expect(lacksZone(local(at, minutes))).toBe(true)
      }),
    )
  })

  it.each([
    ['2026-11-23T08:00Z', '2026-11-23T08:00:00Z'],
    ['2026-11-23T08:00:05Z', '2026-11-23T08:00:05Z'],
    ['2026-11-23T08:00:05.1Z', '2026-11-23T08:00:05.100Z'],
    ['2026-11-23T08:00:05.123456789Z', '2026-11-23T08:00:05.123Z'],
    ['2024-02-29T00:00:00+07:00', '2024-02-28T17:00:00Z'],
  ])('reads %s', (text, same) => {
    expect(parseInstant(text)).toBe(Date.parse(same))
  })

  it.each([
    '',
    '2026',
    '2026-11-23',
    '2026-11-23T',
    '2026-11-23 08:00:00Z',
    '2026-11-23t08:00:00z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T23:60:00Z',
    '2026-11-23T23:59:60Z',
    '2026-11-23T08:00:0Z',
    '2026-11-23T08:00:00.Z',
    '2026-11-23T08:00:00.1234567890Z',
    '2026-11-23T08:00:00,5Z',
    '2026-11-23T08:00:00ZZ',
    '2026-11-23T08:00:00+07',
    '2026-11-23T08:00:00+0700',
    '2026-11-23T08:00:00+14:01',
    '2026-11-23T08:00:00+07:60',
    '2026-11-23T08:00:00*07:00',
    '2026-11-23T08:00:00+07:00 ',
    ' 2026-11-23T08:00:00Z',
    '-026-11-23T08:00:00Z',
    '+002026-11-23T08:00:00Z',
    '２０２６-11-23T08:00:00Z',
    '1e03-11-23T08:00:00Z',
  ])('takes %j for no time', (text) => {
    expect(parseInstant(text)).toBe('bad-time')
    expect(parseInstant(text, 420)).toBe('bad-time')
  })

  it('takes nothing for a time that its own way of writing does not give back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9TZ:+.-]{16,30}$/), (text) => {
        const read = parseInstant(text)
        if (typeof read === 'number') expect(Date.parse(text)).toBe(read)
      }),
    )
  })
})
