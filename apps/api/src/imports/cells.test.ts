import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportState } from '@ioc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createFileSender } from './testing/file-sender.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const [THU, PHU, TAN] = ['20602', '20605', '20608']

describe('a file as it came from an office', () => {
  let app: TestApp
  const { send, read: readBytes, settled, commit } = createFileSender(() => app)
  beforeAll(async () => {
    app = await createTestApp({ pack: PACK, now: at('2026-11-24 10:00') })
  })
  afterAll(() => app.close())

  const fileOf = (name: string) => readFileSync(join(import.meta.dirname, 'testing/cases', name))
  const read = (name: string, fields: Readonly<Record<string, string>> = {}) => readBytes(fileOf(name), name, fields)
  const problemsOf = ({ problems }: ImportState) => problems.map(({ row, column, code }) => [row, column, code])
  const choose = async (id: string, payload: object) => {
    await app.http.inject({ method: 'PATCH', url: `/api/v1/imports/${id}`, payload })
    return settled(id)
  }

  /** Stores a file; of each measure and unit the value that it stored. */
  async function stored(state: ImportState): Promise<Readonly<Record<string, number>>> {
    expect([state.state, state.problems]).toEqual(['ready', []])
    const { receipt } = (await commit(state.id)).json<ImportState>()
    const values: Record<string, number> = {}
    for (const { series, measure, unit } of app.store.allSeries()) {
      for (const { seq, value } of await readingsOf(series))
        if (seq === receipt?.seq) values[`${measure} ${unit.split('@')[0]}`] = value
    }
    expect(Object.keys(values)).toHaveLength(receipt?.accepted ?? 0)
    return values
  }
  const readingsOf = (series: number) =>
    app.store.readingsFor({ series: [series], from: -Infinity, to: Infinity, knownSeq: Infinity })
  async function notes(measure: string, unit: string) {
    const own = app.store.allSeries().find((each) => each.measure === measure && each.unit.startsWith(unit))
    const keys = (await readingsOf(own?.series ?? 0)).map(({ series, time }) => ({ series, time }))
    return (await app.store.revisionsOf(keys)).map(({ note }) => note)
  }

  it('is read to its last line, however its lines end', async () => {
    const values = await stored(await read('mixed-line-ends.csv'))
    expect(Object.keys(values)).toHaveLength(18)
    expect(values).toMatchObject({
      [`form-payment.dossiers-paid-online ${THU}`]: 30,
      [`form-payment.dossiers-paid-online ${PHU}`]: 50,
      [`form-payment.dossiers-paid-online ${TAN}`]: 40,
    })
  })

  it('is refused at the rows that have other cells than its header', async () => {
    expect(problemsOf(await read('comma-in-a-number.csv'))).toEqual([[2, null, 'row-width']])
  })

  it('is parted where its lines agree, or where a hand says', async () => {
    const state = await read('semicolons-and-commas.csv')
    expect(state.understood?.delimiter).toBe('semicolon')
    const values = await stored(state)
    expect(values).toEqual({ [`weekly.open ${THU}`]: 12, [`weekly.open ${PHU}`]: 7, [`weekly.open ${TAN}`]: 9 })
    expect(await notes('weekly.open', THU)).toContainEqual(expect.stringMatching(/^thiếu phiếu hẹn, .*, .*, /))
    const wrong = await read('semicolons-and-commas.csv', { delimiter: 'comma' })
    expect([wrong.state, wrong.understood?.delimiter]).toEqual(['refused', 'comma'])
  })

  it('is read in the bytes of an old encoding, which is told', async () => {
    const csv = Buffer.from('measure,unit,period,value,note\nweekly.open,Duy Hßa,2025-W25,12,hå s¬ trÔ h¹n\n', 'latin1')
    const state = await readBytes(csv, 'a.csv')
    expect(state.remarks).toContainEqual(
      expect.objectContaining({ code: 'old-encoding', detail: expect.stringContaining('TCVN3') as string }),
    )
    expect(await stored(state)).toEqual({ 'weekly.open 20611': 12 })
    expect(await notes('weekly.open', '20611')).toContain('hồ sơ trễ hạn')
  })

  it('is asked about where its lines agree on nothing', async () => {
    const csv = 'measure;unit;period;value\nweekly.open,Duy Thu,2025-W25,12\n'
    const state = await readBytes(csv, 'a.csv')
    expect(problemsOf(state)).toContainEqual([null, null, 'delimiter-wanted'])
    expect(problemsOf(await choose(state.id, { delimiter: 'semicolon' }))).toEqual([[2, null, 'row-width']])
  })

  it('is not taken with fields that are none', async () => {
    const answer = await send('a,b', 'a.csv', undefined, { delimiter: 'dot', colour: 'red' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ detail: string }>().detail).toMatch(/delimiter.*colour/s)
  })

  it('has no digit of a raised mark in its numbers', async () => {
    const { problems } = await read('superscript.xlsx')
    expect(problems).toMatchObject([
      { row: 2, column: 'D', code: 'raised-text', detail: expect.stringContaining('"120¹"') },
    ])
  })

  it('has no number of several lines or with blanks in it', async () => {
    expect(problemsOf(await read('two-lines.xlsx'))).toEqual([
      [2, 'D', 'bad-number'],
      [3, 'D', 'bad-number'],
    ])
  })

  it('has an empty cell where a formula gave an empty text', async () => {
    const values = await stored(await read('empty-result.xlsx'))
    expect(Object.keys(values)).toHaveLength(11)
    expect(values).not.toHaveProperty(`form-payment.procedures-paid-online ${PHU}`)
  })

  it('is read where the name of a part is in another case, and where its workbook stands elsewhere', async () => {
    const values = await stored(await read('part-in-other-case.xlsx'))
    expect(values).toEqual({ [`weekly.open ${THU}`]: 12, [`weekly.open ${PHU}`]: 7 })
    expect(await read('workbook-elsewhere.xlsx')).toMatchObject({ problems: [], would: { accepted: 0, unchanged: 2 } })
  })

  it('is read with escaped characters, its notes as they were written', async () => {
    const values = await stored(await read('escaped-characters.xlsx'))
    expect(values).toEqual({ [`weekly.open ${THU}`]: 12, [`weekly.open ${PHU}`]: 7 })
    expect(await notes('weekly.open', THU)).toContain('ghi chú dòng 1\ndòng 2')
    expect(await notes('weekly.open', PHU)).toContain('mã _x0031_')
  })

  it('has the numbers that are seen, not how a machine added them', async () => {
    expect(await stored(await read('binary-noise.xlsx'))).toEqual({ [`weekly.open ${THU}`]: 30 })
  })

  it('is asked about where rows are hidden', async () => {
    const state = await read('hidden-rows.xlsx')
    expect(state.problems).toMatchObject([
      { row: 4, code: 'hidden-rows', detail: expect.stringMatching(/^rows 4 and 5 are hidden/) },
    ])
    expect(state.understood?.hidden).toEqual({ rows: '4, 5', columns: '' })
    const without = await choose(state.id, { hidden: 'leave-out' })
    expect(without.remarks.filter(({ code }) => code !== 'late-first')).toMatchObject([{ row: 4, code: 'hidden-rows' }])
    expect(without.would).toMatchObject({ accepted: 6 })
    const values = await stored(await read('hidden-rows.xlsx', { hidden: 'read' }))
    expect(Object.keys(values)).toHaveLength(18)
    expect(values).toMatchObject({ [`form-payment.dossiers-paid-online ${TAN}`]: 40 })
  })

  it('has a merged label in all the rows it stands beside', async () => {
    const values = await stored(await read('merged-labels.xlsx'))
    expect(values).toEqual({
      [`weekly.received ${THU}`]: 50,
      [`weekly.finished ${THU}`]: 40,
      [`weekly.open ${THU}`]: 10,
    })
  })

  it('has no count that is shown as a percentage', async () => {
    const { problems } = await read('percentages.xlsx')
    expect(problems).toMatchObject([
      { row: 2, column: 'D', code: 'percentage', detail: expect.stringContaining('"100 %"') },
      { row: 3, column: 'D', code: 'percentage', detail: expect.stringContaining('"200 %"') },
    ])
  })
})
