import type { ProblemBody, ScreenChange, ScreenList, ScreenRecord } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { told } from './testing/told.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const put = (id: string, payload: object) => app.http.inject({ method: 'PUT', url: `/api/v1/screens/${id}`, payload })
const remove = (id: string) => app.http.inject({ method: 'DELETE', url: `/api/v1/screens/${id}` })
const get = (id: string) => app.http.inject(`/api/v1/screens/${id}`)
const list = async () => (await app.http.inject('/api/v1/screens')).json<ScreenList>()
const asRecord = (id: string, change: ScreenChange, version: number): ScreenRecord => ({ ...change, id, version })

describe('the record of a screen', () => {
  it('is put, given again and listed, by id, as never seen', async () => {
    expect((await put('hall', told())).json()).toEqual(asRecord('hall', told(), 1))
    await put('desk', told({ name: 'Trực ban' }))
    expect((await get('hall')).json()).toEqual(asRecord('hall', told(), 1))
    const { screens, now } = await list()
    expect(now).toBe(app.clock.now())
    expect(screens.map(({ id, state, since }) => [id, state, since])).toEqual([
      ['desk', 'never', null],
      ['hall', 'never', null],
    ])
  })

  it('changes where the version that was read still stands, else not', async () => {
    await put('hall', told())
    const changed = told({ version: 1, scope: 'A', theme: 'light' })
    expect((await put('hall', changed)).json()).toEqual(asRecord('hall', changed, 2))
    const late = await put('hall', told({ version: 1, theme: 'dark' }))
    expect([late.statusCode, late.json<ProblemBody>().type]).toEqual([409, 'urn:ioc:problem:conflict'])
    const both = await Promise.all([2, 2].map((version) => put('hall', told({ version }))))
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await put('gone', told({ version: 3 }))).statusCode).toBe(409)
  })

  it('is taken away, and may be made anew', async () => {
    await put('hall', told())
    expect((await remove('hall')).statusCode).toBe(204)
    expect([(await get('hall')).statusCode, (await remove('hall')).statusCode]).toEqual([404, 404])
    expect((await list()).screens).toEqual([])
    expect((await put('hall', told())).statusCode).toBe(200)
  })

  it('names each field that names something that is not there', async () => {
    const answer = await put(
      'hall',
      told({
        scope: 'zz',
        map: 'nothing',
        stops: [
          { scene: 'overview', of: null, seconds: 10 },
          { scene: 'component', of: null, seconds: 10 },
          { scene: 'component', of: 'online', seconds: 10 },
          { scene: 'league', of: null, seconds: 10 },
          { scene: 'league', of: 'services', seconds: 10 },
          { scene: 'league', of: 'online', seconds: 10 },
          { scene: 'component', of: 'services', seconds: 10 },
        ],
      }),
    )
    expect(answer.statusCode).toBe(400)
    expect(answer.json<ProblemBody>().errors?.map(({ column, detail }) => [column, detail])).toEqual([
      ['scope', 'no unit has the code zz'],
      ['map', 'no indicator has the id nothing'],
      ['stops.1.of', 'the scene component needs the component it is of'],
      ['stops.2.of', 'no component has the id online'],
      ['stops.3.of', 'the scene league needs the indicator it is of'],
      ['stops.4.of', 'no indicator has the id services'],
    ])
    expect((await list()).screens).toEqual([])
  })

  it.each([
    ['a name no address can hold', 'Phòng họp', {}],
    ['no stop at all', 'hall', { stops: [] }],
    ['a stop nobody could read', 'hall', { stops: [{ scene: 'overview', of: null, seconds: 1 }] }],
    ['a field nobody knows', 'hall', { colour: 'red' }],
  ])('is refused with %s', async (_what, id, more) => {
    const answer = await put(encodeURIComponent(id), { ...told(), ...more })
    expect([answer.statusCode, answer.json<ProblemBody>().errors?.length]).toEqual([400, 1])
  })
})

describe('the screens of a pack', () => {
  const { version: _, ...input } = told()
  const screens = ['hall', 'desk'].map((id) => ({ id, ...input }))

  it('are there in a new store, and what people changed or took away stays so', async () => {
    const other = await createTestApp({ pack: { ...testPack(), screens } })
    const url = (id: string) => `/api/v1/screens/${id}`
    await other.http.inject({ method: 'PUT', url: url('hall'), payload: told({ version: 1, name: 'Sảnh' }) })
    await other.http.inject({ method: 'DELETE', url: url('desk') })
    const again = await other.again()
    const { screens: left } = (await again.http.inject('/api/v1/screens')).json<ScreenList>()
    expect(left.map(({ record }) => record)).toEqual([asRecord('hall', told({ name: 'Sảnh' }), 2)])
    await again.close()
  })
})
