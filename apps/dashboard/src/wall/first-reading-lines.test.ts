import { ReadingInput } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { CATALOGUE, NOW } from '../testing/played.ts'
import { firstReadingLines } from './first-reading-lines.ts'

const communes = CATALOGUE.units.filter(({ kind }) => kind === 'commune')
const readingIn = (send: string): unknown => (JSON.parse(/'(\[.*\])'/.exec(send)?.[1] ?? '[]') as unknown[])[0]

describe('the first reading', () => {
  it('is one that the contract knows, of a measure and a unit that go together', () => {
    const { key, send } = firstReadingLines(CATALOGUE, communes, NOW, 'http://localhost:4780')
    expect(key).toBe("npm run ioc -- source add my-source --measures 'people'")
    expect(send).toContain('curl http://localhost:4780/api/v1/readings')
    expect(ReadingInput.parse(readingIn(send))).toEqual({
      measure: 'people',
      unit: '20617',
      at: '2026-11-23T03:42:00.000Z',
      value: 1,
    })
  })

  it('names the period of a flow in the grain it is reported in', () => {
    const flow = { ...CATALOGUE.measures.get('received')!, grain: 'week' as const }
    const catalogue = { ...CATALOGUE, measures: new Map([[flow.id, flow]]) }
    expect(readingIn(firstReadingLines(catalogue, communes, NOW, '').send)).toMatchObject({ period: '2026-W48' })
  })

  it('is of no measure that is counted from a register', () => {
    const counting = { register: 'people', sum: null, where: [], from: null, until: null }
    const [people, received] = [CATALOGUE.measures.get('people')!, CATALOGUE.measures.get('received')!]
    const measures = new Map([people, received].map((one) => [one.id, one === people ? { ...one, counting } : one]))
    expect(readingIn(firstReadingLines({ ...CATALOGUE, measures }, communes, NOW, '').send)).toMatchObject({
      measure: 'received',
    })
  })

  it('is nothing where no unit here reports anything', () => {
    const agencies = CATALOGUE.units.filter(({ kind }) => kind === 'agency')
    expect(firstReadingLines(CATALOGUE, agencies, NOW, '')).toEqual({ key: '', send: '' })
  })
})
