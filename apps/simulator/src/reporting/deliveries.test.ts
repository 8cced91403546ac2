import { fromWire } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { inferShapes } from '../model/infer-shapes.ts'
import { createModel } from '../model/model.ts'
import { silentFrom } from '../odd-units.ts'
import type { PretendSource } from '../sources.ts'
import { SMALL_CATALOGUE } from '../testing/small-catalogue.ts'
import { createDeliveries } from './deliveries.ts'
import { listReporters } from './reporter.ts'

const catalogue = fromWire(SMALL_CATALOGUE)
const source = (over: Partial<PretendSource>): PretendSource => ({
  id: 'all',
  name: 'all',
  kind: 'api',
  sample: true,
  measures: ['*'],
  ...over,
})
const SOURCES = [
  source({}),
  source({ id: 'typed', kind: 'hand', measures: ['information.*', 'security.*'], units: ['20632'] }),
]
const deliveries = createDeliveries(catalogue, createModel({ catalogue, shapes: inferShapes(catalogue, {}), seed: 1 }))
const reporters = listReporters(catalogue, SOURCES)
const at = (text: string) => Date.parse(`${text}:00+07:00`)
const NOW = at('2026-11-23T10:42')

function sentBy(unit: string, measure: string, from: string, to: string) {
  const reporter = reporters.find((one) => one.unit.code === unit && one.measure.id === measure)
  if (reporter === undefined) throw new Error(`nobody reports ${measure} of ${unit}`)
  return deliveries(reporter, at(from), at(to), silentFrom(NOW, catalogue))
}

describe('what a unit sends by itself', () => {
  it('is a day once it is over, a day off too', () => {
    const sent = sentBy('20599', 'procedures.received', '2026-11-20T12:00', '2026-11-23T12:00')
    expect(sent.map(({ row }) => row.period)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22'])
    for (const { sentAt, row } of sent) expect(sentAt).toBeGreaterThan(at(`${row.period}T23:59`))
  })

  it('is a week, a month and a reporting month shortly before each is due', () => {
    const week = sentBy('20599', 'information.bulletins', '2026-11-16T00:00', '2026-11-23T00:00')
    expect(week.map(({ row }) => row.period)).toEqual(['2026-W47'])
    expect(week[0]?.sentAt).toBeLessThan(at('2026-11-20T17:00'))
    const months = sentBy('20599', 'procedures.days', '2026-10-01T00:00', '2026-12-01T00:00')
    expect(months.map(({ row }) => row.period)).toEqual(['2026-09', '2026-10'])
    const reporting = sentBy('508-TC', 'feedback.items', '2026-11-10T00:00', '2026-11-23T00:00')
    expect(reporting.map(({ row }) => row.period)).toEqual(['2026-R11'])
  })

  it('is a stock at the moment it speaks of, on working days', () => {
    const sent = sentBy('20599', 'security.accounts', '2026-11-20T00:00', '2026-11-23T23:59')
    expect(sent.map(({ row }) => row.at?.slice(0, 10))).toEqual(['2026-11-20', '2026-11-23'])
    for (const { sentAt, row } of sent) expect(Math.abs(Date.parse(row.at ?? '') - sentAt)).toBeLessThan(1_000)
  })

  it('falls into stretches without a gap or a repeat', () => {
    const whole = sentBy('20617', 'procedures.received', '2026-08-20T00:00', '2026-10-20T00:00')
    const parts = ['2026-08-20', '2026-09-03', '2026-09-17', '2026-10-01', '2026-10-15', '2026-10-20']
    const joined = parts
      .slice(1)
      .flatMap((to, nth) => sentBy('20617', 'procedures.received', `${parts[nth]}T00:00`, `${to}T00:00`))
    expect(joined).toEqual(whole)
    expect(new Set(whole.map(({ row }) => row.period)).size).toBe(whole.length)
  })

  it('comes on the next working day afternoon from the late unit', () => {
    const sent = sentBy('20617', 'information.bulletins', '2026-11-20T00:00', '2026-11-24T00:00')
    expect(sent.map(({ row }) => row.period)).toEqual(['2026-W47'])
    for (const { sentAt } of sent) expect(sentAt).toBe(at('2026-11-23T14:20'))
  })

  it('comes once, before it is due, from the person typing', () => {
    const sent = sentBy('20632', 'security.accounts', '2026-11-23T00:00', '2026-11-24T00:00')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.sentAt).toBeLessThan(at('2026-11-23T17:00'))
    expect(sent[0]?.row.note).toMatch(/^Nhập/)
    expect(
      reporters.find(({ unit, measure }) => unit.code === '20632' && measure.id === 'security.accounts'),
    ).toMatchObject({
      source: 'typed',
      manner: 'typed',
    })
  })

  it('ends with Thursday for the silent unit', () => {
    const sent = sentBy('20638', 'procedures.received', '2026-11-18T12:00', '2026-11-24T00:00')
    expect(sent.map(({ row }) => row.period)).toEqual(['2026-11-18', '2026-11-19'])
    expect(sentBy('20638', 'security.accounts', '2026-11-20T00:00', '2026-11-24T00:00')).toEqual([])
  })
})
