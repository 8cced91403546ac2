import { join } from 'node:path'
import type { SourceRefusal } from '@ioc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { at } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createFileSender } from './testing/file-sender.ts'

const PACK = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const WRONG = 'measure,unit,period,value\nweekly.open,20602,2026-W46,12\nweekly.open,Nơi khác,2026-W46,mười\n'

describe('a file that cannot be stored', () => {
  let app: TestApp
  const { send, settled, read, commit } = createFileSender(() => app)
  beforeEach(async () => {
    app = await createTestApp({ pack: PACK, now: at('2026-11-24 10:00') })
  })
  afterEach(() => app.close())

  const cancel = (id: string) => app.http.inject({ method: 'DELETE', url: `/api/v1/imports/${id}` })
  /** What whoever looks after the sources sees of sent files, once there are as many. */
  async function refusals(count: number): Promise<readonly SourceRefusal[]> {
    const fetched = async () => (await app.http.inject('/api/v1/sources/files/refusals')).json<SourceRefusal[]>()
    await expect.poll(async () => (await fetched()).length, { timeout: 30_000 }).toBe(count)
    return fetched()
  }

  it('is kept beside the refusals of the other sources, told in its own rows', async () => {
    const { id } = await read(WRONG, 'a.csv')
    expect((await commit(id)).statusCode).toBe(409)
    expect(await refusals(1)).toMatchObject([
      {
        door: 'import',
        problem: 'bad-rows',
        detail: 'The file "a.csv" has 2 problems; nothing of it was stored.',
        refused: 1,
        complete: false,
        errors: [
          { row: 3, code: 'bad-number', detail: expect.stringMatching(/^Column D: /) },
          { row: 3, code: 'unknown-unit', detail: expect.stringMatching(/^Column B: /) },
        ],
      },
    ])
  })

  it('is told of once, when it is tried, replaced, thrown away or left lying for a day', async () => {
    const tried = await read(WRONG, 'tried.csv')
    await commit(tried.id)
    await commit(tried.id)
    await cancel(tried.id)
    const replaced = await read(WRONG, 'replaced.csv')
    await send(WRONG.replace('mười', '10'), 'thrown-away.csv', `/api/v1/imports/${replaced.id}/file`)
    await settled(replaced.id)
    await cancel(replaced.id)
    await read(WRONG, 'left.csv')
    app.clock.set(at('2026-11-25 10:01'))
    app = await app.again()
    const told = (await refusals(4)).map(({ detail }) => detail)
    expect(told.toSorted()).toEqual([
      'The file "left.csv" has 2 problems; nothing of it was stored.',
      'The file "replaced.csv" has 2 problems; nothing of it was stored.',
      'The file "thrown-away.csv" has a problem; nothing of it was stored.',
      'The file "tried.csv" has 2 problems; nothing of it was stored.',
    ])
  })

  it('is no refusal where its problems were answered by a choice, or where it is stored', async () => {
    const { id } = await read('measure,unit,period,value\nweekly.open,20602,2026-W46,1.234\n', 'a.csv')
    await app.http.inject({ method: 'PATCH', url: `/api/v1/imports/${id}`, payload: { number: 'vi' } })
    expect((await settled(id)).state).toBe('ready')
    expect((await commit(id)).statusCode).toBe(200)
    const wrong = await read(WRONG, 'b.csv')
    await cancel(wrong.id)
    expect((await refusals(1))[0]?.detail).toContain('"b.csv"')
  })
})
