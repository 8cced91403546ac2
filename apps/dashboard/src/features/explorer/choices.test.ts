import { formatDay, type Grain, parseDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { changed, readChoices, sortAfter, twoYears } from './choices.ts'
import { sizeOf } from './size.ts'

const TODAY = parseDay('2026-11-24')!
const read = (address: string) => readChoices(new URLSearchParams(address), SMALL_DISTRICT, TODAY)

describe('the choices of an address', () => {
  it('begin with the first main indicator of the district over a year by month', () => {
    expect(read('')).toMatchObject({ indicators: ['on-time'], units: ['508'], grain: 'month', across: 'period' })
    expect([formatDay(read('').from), formatDay(read('').to)]).toEqual(['2025-11-25', '2026-11-24'])
  })

  it('begin with months, or the shortest time that the reports of what is chosen can tell of', () => {
    const grainOf = (grain: Grain, address = '') => {
      const measures = SMALL_DISTRICT.measures.map((measure) =>
        measure.id === 'finished-on-time' ? { ...measure, grain } : measure,
      )
      return readChoices(new URLSearchParams(address), { ...SMALL_DISTRICT, measures }, TODAY).grain
    }
    expect([grainOf('week'), grainOf('month'), grainOf('quarter'), grainOf('year')]).toEqual([
      'month',
      'month',
      'quarter',
      'year',
    ])
    expect(grainOf('reporting-month')).toBe('reporting-month')
    expect(grainOf('reporting-month', 'indicators=on-time,activated')).toBe('reporting-month')
    expect(grainOf('quarter', 'indicators=activated')).toBe('month')
    expect(grainOf('quarter', 'grain=week')).toBe('week')
  })

  it('leave out what does not exist, and keep an empty choice empty', () => {
    expect(read('indicators=on-time,nonsense&units=20599,20599,1')).toMatchObject({
      indicators: ['on-time'],
      units: ['20599'],
    })
    expect(read('indicators=&units=').indicators).toEqual([])
    expect(read('grain=hour&across=colour&decimal=x')).toMatchObject({ grain: 'month', across: 'period', decimal: ',' })
  })

  it('never reach past today, nor begin after they end', () => {
    const { from, to } = read('from=2027-05-01&to=2027-01-01')
    expect([formatDay(from), formatDay(to)]).toEqual(['2026-11-24', '2026-11-24'])
  })

  it('compare two years from the first of January before', () => {
    expect(twoYears(read(''))).toEqual({ from: '2025-01-01', across: 'year' })
  })

  it('drop the order of rows with the columns it was of, and leave what is not theirs', () => {
    const after = changed(new URLSearchParams('sort=-%3D2026&lang=en&units=508'), { across: 'unit', units: null })
    expect(after.toString()).toBe('lang=en&across=unit')
  })

  it('sort upwards, downwards, then not at all', () => {
    expect(sortAfter(null, 'unit')).toBe('unit')
    expect(sortAfter({ by: 'unit', down: false }, 'unit')).toBe('-unit')
    expect(sortAfter({ by: 'unit', down: true }, 'unit')).toBeNull()
    expect(read('sort=-%3D2026').sort).toEqual({ by: '=2026', down: true })
  })
})

describe('the size of a table', () => {
  it('is known before anybody is asked for it', () => {
    expect(sizeOf(read(''))).toBe('fits')
    expect(sizeOf(read('indicators='))).toBe('nothing')
    expect(sizeOf(read('grain=day&from=2024-01-01'))).toBe('too-many-periods')
    const many = { ...read('grain=day'), units: Array.from({ length: 200 }, (_, at) => String(at)) }
    expect(sizeOf(many)).toBe('too-many-values')
  })
})
