import { describe, expect, it } from 'vitest'
import { at } from '../testing/factories.ts'
import type { Taken } from './connector.ts'
import { codesIn, mergeDossiers } from './merge-dossiers.ts'

const taken = (records: readonly object[]): Taken => ({
  rows: records.map((record, index) => ({ row: index + 1, record })),
  errors: [],
  notReceived: 0,
  dropped: new Map(),
})
const MANY = Array.from({ length: 300_000 }, (_, n) => ({ code: `H47-${n}`, step: 'signed', signed: null }))

describe('dossiers over what stands', () => {
  it('keep of a whole one what the national format cannot say', async () => {
    const standing = new Map([['H47-1', { step: 'approved', appraised: at('2026-11-17 09:00') }]])
    const whole = taken([
      { code: 'H47-1', step: 'received', unit: 'A' },
      { code: 'H47-2', step: 'received' },
    ])
    const { rows } = await mergeDossiers(whole, 'DongBoHoSoMC', standing)
    expect(rows.map(({ record }) => record)).toEqual([
      { code: 'H47-1', step: 'approved', unit: 'A', appraised: '2026-11-17T02:00:00.000+00:00', approved: undefined },
      { code: 'H47-2', step: 'received' },
    ])
  })

  it('become one of several steps, and progress of one that nobody sent is refused', async () => {
    const steps = taken([
      { code: 'H47-1', step: 'signed', signed: '2026-11-18T09:00:00+07:00' },
      { code: 'H47-9', step: 'approved' },
      { code: 'H47-1', step: 'approved', approved: '2026-11-17T09:00:00+07:00' },
    ])
    const standing = new Map([['H47-1', { step: 'received', unit: 'A' }]])
    const merged = await mergeDossiers(steps, 'CapNhatTienDoHoSoMC', standing)
    expect(merged.rows).toEqual([
      {
        row: 3,
        record: {
          code: 'H47-1',
          step: 'signed',
          unit: 'A',
          signed: '2026-11-18T09:00:00+07:00',
          approved: '2026-11-17T09:00:00+07:00',
        },
      },
    ])
    expect(merged.errors.map(({ row, code }) => [row, code])).toEqual([[2, 'unknown-record']])
  })

  it.each(['DongBoHoSoMC', 'CapNhatTienDoHoSoMC'])('let others run before all are merged, by %s', async (service) => {
    const many = taken(MANY)
    const standing = new Map(codesIn(many).map((code) => [code, { step: 'received' }]))
    const order: string[] = []
    setImmediate(() => order.push('other'))
    const { rows } = await mergeDossiers(many, service, standing)
    order.push('merged')
    expect([order, rows.length]).toEqual([['other', 'merged'], MANY.length])
  })
})
