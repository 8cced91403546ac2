import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPack } from './pack/read-pack.ts'
import { createRecordUser, type RecordUser } from './registers/testing/record-user.ts'
import { TEST_NOW } from './testing/factories.ts'

const DIR = join(import.meta.dirname, '../../../seed/duy-xuyen')
const pack = readPack(DIR)
const FILES = readdirSync(join(DIR, 'records')).map((name) => name.replace(/\.ndjson$/, ''))
const LONG_AGO = `?at=${encodeURIComponent(new Date(TEST_NOW - 60 * 86_400_000).toISOString())}`

type Record = { readonly [field: string]: string | number | boolean }
const recordsOf = (register: string): Record[] =>
  readFileSync(join(DIR, `records/${register}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record => JSON.parse(line))

let user: RecordUser
const replies = new Map<string, object>()
const cellOf = (indicator: string, unit = '508') => {
  user.app.snapshotter.flush()
  const cells = user.app.snapshotter.latest('508')?.snapshot().cells
  return cells?.find((cell) => cell.indicator === indicator && cell.unit === unit)
}

describe('the records a demonstration of Duy Xuyên begins with', () => {
  beforeAll(async () => {
    user = await createRecordUser({}, { pack })
    for (const register of FILES) {
      replies.set(register, (await user.put(register, recordsOf(register), LONG_AGO)).body)
      // That all is still so is told by an empty batch.
      await user.put(register, [])
    }
  })
  afterAll(() => user.app.close())

  it('are taken in to the last one, with nothing to throw away', () => {
    for (const register of FILES) {
      const accepted = recordsOf(register).length
      expect(replies.get(register)).toMatchObject({ accepted, refused: 0, dropped: {} })
    }
  })

  it('are of registers of the pack, and none holds a column that is personal', () => {
    for (const register of FILES) {
      const known = pack.catalogue.registers.get(register)
      const columns = new Set(recordsOf(register).flatMap((record) => Object.keys(record)))
      expect([...columns].filter((column) => known?.dropped.includes(column) ?? true)).toEqual([])
    }
  })

  it('count to 252 of 280 procedures online', () => {
    expect(cellOf('procedures.online-provided')).toMatchObject({ value: 90, numerator: 252, denominator: 280 })
  })

  it.each([
    ['security.essential-25', 100, 25, 25],
    ['education.software', 100, 57, 57],
    ['education.records-software', (54 / 57) * 100, 54, 57],
    ['education.lesson-plans', (49 / 57) * 100, 49, 57],
    ['education.school-signature', (53 / 57) * 100, 53, 57],
    ['education.signatures', (1342 / 1389) * 100, 1342, 1389],
    ['education.signatures-managers', 100, 129, 129],
    ['education.signatures-teachers', (1182 / 1225) * 100, 1182, 1225],
    ['education.signatures-librarians', (31 / 35) * 100, 31, 35],
    ['information.ocop-qr', (12 / 13) * 100, 12, 13],
    ['procedures.payment-procedures', (34 / 39) * 100, 34, 39],
  ])('count %s to %f %%: %i of %i', (indicator, value, numerator, denominator) => {
    const cell = cellOf(indicator)
    expect(cell?.value).toBeCloseTo(value, 6)
    expect(cell).toMatchObject({ numerator, denominator })
  })

  it('add up to what was invested: just over 11.5 billion đồng', () => {
    const invested = cellOf('information.investment')?.value ?? 0
    expect(invested).toBeGreaterThan(11_500_000_000)
    expect(invested).toBeLessThanOrEqual(11_600_000_000)
  })

  it('count every bulletin since the beginning of 2023, and none of before', async () => {
    expect(cellOf('information.bulletins-since-2023')?.value).toBe(325)
    const before = { code: 'PT-OLD', unit: '20599', aired: '2022-12-31', topic: 'reform', mark: 'sample' }
    expect(
      await user.put('radio-bulletins', [before, { ...before, code: 'PT-NEW', aired: '2023-01-01' }]),
    ).toMatchObject({ body: { accepted: 2 } })
    expect(cellOf('information.bulletins-since-2023')?.value).toBe(326)
  })

  it('hold a school to no more signatures than it has staff', async () => {
    const [school] = recordsOf('schools')
    const wrong = { ...school, code: 'TH-X', librarians: 1, 'librarians-signing': 2, teachers: -1 }
    expect(await user.put('schools', [wrong])).toMatchObject({
      status: 422,
      body: {
        errors: [
          { column: 'teachers', code: 'out-of-range', detail: '-1 is less than 0' },
          { column: 'librarians-signing', code: 'out-of-range', detail: '2 is more than librarians, 1' },
        ],
      },
    })
  })

  it('leave the published figure standing for the time before the register was kept', async () => {
    const response = await user.app.http.inject({
      url: `/api/v1/snapshot?scope=508&asOf=${encodeURIComponent('2024-07-01T08:00:00+07:00')}`,
      headers: { host: 'localhost' },
    })
    const { cells } = response.json<{ cells: { indicator: string; unit: string; sample: boolean }[] }>()
    const cell = cells.find(({ indicator, unit }) => indicator === 'procedures.online-provided' && unit === '508')
    expect(cell).toMatchObject({ value: 90, numerator: 252, denominator: 280 })
  })

  it('say of every procedure that its choice is sample, with its own confidence, and hold the papers of 31', () => {
    const procedures = recordsOf('procedures')
    expect(new Set(procedures.map(({ choice }) => choice))).toEqual(new Set(['sample']))
    expect(procedures.filter(({ papers }) => papers !== undefined)).toHaveLength(31)
    expect(procedures.every(({ code }) => /^\d\.\d{6}$/.test(String(code)))).toBe(true)
  })

  it('leave no door to a reading of what is counted', async () => {
    const response = await user.app.http.inject({
      method: 'POST',
      url: '/api/v1/readings',
      headers: { host: 'localhost', authorization: `Bearer ${user.key}`, 'content-type': 'application/json' },
      payload: JSON.stringify([{ measure: 'procedures.list', unit: '508', at: '2026-11-01T08:00:00Z', value: 300 }]),
    })
    expect(response.json()).toMatchObject({ status: 422, errors: [{ code: 'counted-measure' }] })
  })

  it('store a dossier without who handed it in, and count it', async () => {
    const dossier = {
      code: '20599-T-0001',
      procedure: '1.001612',
      unit: '20599',
      channel: 'online',
      received: new Date(TEST_NOW - 3_600_000).toISOString(),
      step: 'received',
      ChuHoSo: 'Nguyễn Văn A',
      'Số điện thoại': '0900000000',
    }
    expect(await user.put('dossiers', [dossier])).toMatchObject({
      body: { dropped: { ChuHoSo: 1, 'Số điện thoại': 1 } },
    })
    expect(cellOf('procedures.open-dossiers')?.value).toBe(1)
    expect(JSON.stringify((await user.get('dossiers/records/20599-T-0001')).body)).not.toContain('Nguyễn')
  })
})

describe('the registers of Duy Xuyên', () => {
  it('name every field and option in three languages', () => {
    for (const { name, fields } of pack.catalogue.registers.values()) {
      const options = [...fields.values()].flatMap((field) => field.options)
      for (const said of [name, ...[...fields.values(), ...options].map((one) => one.name)]) {
        expect(Object.values(said).every((text) => text.trim() !== '')).toBe(true)
        expect(/[\u0980-\u09ff]/.test(said.bn) || /\d/.test(said.bn)).toBe(true)
      }
    }
  })

  it('know a dossier by exactly these fields, none of which says who handed it in', () => {
    expect([...(pack.catalogue.registers.get('dossiers')?.fields.keys() ?? [])]).toEqual(
      (
        'code procedure unit channel received due appraised approved signed returned finished step paid-online fee ' +
        'digitised-input digitised-result reused five-steps supplements'
      ).split(' '),
    )
  })
})
