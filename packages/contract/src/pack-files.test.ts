import { describe, expect, it } from 'vitest'
import { CadenceEntry, CalendarFile, IndicatorEntry, MeasureEntry, PackFile } from './pack-files.ts'
import { PackDay, PackInstant, PackLocalised, PackPath, UnitCode } from './pack-files-common.ts'

const words = { vi: 'Tên', en: 'Name', bn: 'নাম' }
const indicator = {
  id: 'a.b',
  name: words,
  short: words,
  definition: words,
  unit: '%',
  direction: 'up',
  basis: words,
  confidence: 'L',
  owner: '508.VP',
}

describe('texts of a pack', () => {
  it('must exist in all three languages, and in no other', () => {
    expect(PackLocalised.safeParse(words).success).toBe(true)
    expect(PackLocalised.safeParse({ vi: 'Tên', en: 'Name' }).success).toBe(false)
    expect(PackLocalised.safeParse({ ...words, fr: 'Nom' }).success).toBe(false)
    expect(PackLocalised.safeParse({ ...words, en: ' ' }).success).toBe(false)
  })

  it('may hold the joiner that Bengali needs, but no other hidden mark', () => {
    expect(PackLocalised.safeParse({ ...words, bn: 'র‍্যাব' }).success).toBe(true)
    expect(PackLocalised.safeParse({ ...words, bn: 'নাম\u200b' }).success).toBe(false)
  })
})

describe('days, times, codes and paths of a pack', () => {
  it('takes days that exist', () => {
    expect(PackDay.parse('1970-01-02')).toBe(1)
    expect(PackDay.safeParse('2026-02-29').success).toBe(false)
    expect(PackDay.safeParse('29/02/2024').success).toBe(false)
  })

  it('takes times with a zone', () => {
    expect(PackInstant.safeParse('2026-11-23T17:00:00+07:00').success).toBe(true)
    expect(PackInstant.safeParse('2026-11-23T17:00:00').success).toBe(false)
  })

  it('takes codes as text, so that no leading zero is lost', () => {
    expect(UnitCode.safeParse('00123').success).toBe(true)
    expect(UnitCode.safeParse(123).success).toBe(false)
  })

  it.each(['../secret.yaml', '/etc/passwd.yaml', 'a/../b.yaml', 'a.json', 'a\\b.yaml'])(
    'refuses the file %s',
    (path) => {
      expect(PackPath.safeParse(path).success).toBe(false)
    },
  )
})

describe('a cadence', () => {
  it('by week has a weekday, and by month a working day', () => {
    expect(CadenceEntry.parse({ every: 'week', weekday: 5, by: '17:00' }).missingAfter).toBe(2)
    expect(CadenceEntry.safeParse({ every: 'week', by: '17:00' }).success).toBe(false)
    expect(CadenceEntry.safeParse({ every: 'month', weekday: 5, by: '17:00' }).success).toBe(false)
    expect(CadenceEntry.safeParse({ every: 'day', workingDay: 1, by: '17:00' }).success).toBe(false)
  })
})

describe('a measure as written', () => {
  it('is a plain count unless it says otherwise', () => {
    const entry = { id: 'a.b', name: words, kind: 'stock', levels: ['commune'], countable: 'people', cadence: 'daily' }
    expect(MeasureEntry.parse(entry)).toMatchObject({ decimals: 0, min: 0, max: 1_000_000 })
  })
})

describe('an indicator as written', () => {
  it('takes a target as a number, as last year, or as a list', () => {
    const targetOf = (target: unknown) => IndicatorEntry.parse({ ...indicator, numerator: ['a'], target }).target
    const general = { from: null, due: null, unit: null }
    expect(targetOf(95)).toEqual([{ value: 95, ...general }])
    expect(targetOf('same-period-last-year')).toEqual([{ value: 'same-period-last-year', ...general }])
    expect(targetOf([{ value: 95 }, { value: 97, units: ['508'], due: '2026-12-31' }])).toEqual([
      { value: 95, ...general },
      { value: 97, from: null, due: 20_818, unit: '508' },
    ])
    expect(IndicatorEntry.parse({ ...indicator, numerator: ['a'] }).target).toEqual([])
  })

  it('is a formula or an index, never both and never neither', () => {
    const groups = [{ id: 'g', name: words, max: 1, items: [{ name: words }] }]
    expect(IndicatorEntry.safeParse({ ...indicator, groups }).success).toBe(true)
    expect(IndicatorEntry.safeParse({ ...indicator, groups, numerator: ['a'] }).success).toBe(false)
    expect(IndicatorEntry.safeParse(indicator).success).toBe(false)
  })
})

describe('the calendar as written', () => {
  const holiday = { name: 'tet', confidence: 'P', source: 'news' }
  const takes = (days: object) =>
    CalendarFile.safeParse({ weekend: [6, 7], names: { tet: words }, holidays: [{ ...holiday, ...days }] }).success

  it('takes a day, or a first and a last', () => {
    expect(takes({ date: '2026-01-01' })).toBe(true)
    expect(takes({ from: '2026-02-14', to: '2026-02-22' })).toBe(true)
    expect(takes({})).toBe(false)
    expect(takes({ from: '2026-02-14' })).toBe(false)
    expect(takes({ date: '2026-01-01', from: '2026-02-14', to: '2026-02-22' })).toBe(false)
    expect(takes({ from: '2026-02-22', to: '2026-02-14' })).toBe(false)
  })
})

describe('pack.yaml', () => {
  it('gives the offset in minutes, east or west', () => {
    const { utcOffset } = PackFile.shape
    expect(utcOffset.parse('+07:00')).toBe(420)
    expect(utcOffset.parse('-03:30')).toBe(-210)
    expect(utcOffset.safeParse('+15:00').success).toBe(false)
  })
})
