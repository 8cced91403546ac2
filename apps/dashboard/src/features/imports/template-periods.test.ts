import { parseDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { templatePeriods } from './template-periods.ts'

const TODAY = parseDay('2026-01-07') ?? 0

describe('the periods of a template', () => {
  it('are those of its table’s length, this one first, over the turn of a year', () => {
    expect(templatePeriods('week', TODAY).slice(0, 3)).toEqual(['2026-W02', '2026-W01', '2025-W52'])
    expect(templatePeriods('month', TODAY)).toEqual(['2026-01', '2025-12', '2025-11', '2025-10'])
  })

  it('are of every length where the table is of none, weeks first', () => {
    const periods = templatePeriods(null, TODAY)
    expect(periods[0]).toBe('2026-W02')
    expect(periods).toEqual(expect.arrayContaining(['2026-01-07', '2026-01', '2026-Q1', '2026', '2025']))
  })
})
