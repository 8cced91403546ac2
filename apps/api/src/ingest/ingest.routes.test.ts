import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let user: SourceUser
beforeAll(async () => {
  user = await createSourceUser()
})
afterAll(() => user.app.close())

const reading = { measure: 'received', unit: 'A', period: '2026-11-17', value: 12 }

describe('POST /readings', () => {
  it('stores what it is sent and says what became of it', async () => {
    const first = await user.send([reading, { ...reading, unit: 'B' }])
    expect(first).toMatchObject({ status: 200, body: { accepted: 2, revised: 0, unchanged: 0, refused: 0, seq: 1 } })
    const second = await user.send([
      { ...reading, value: 13 },
      { ...reading, unit: 'B' },
    ])
    expect(second.body).toEqual({ accepted: 0, revised: 1, unchanged: 1, refused: 0, seq: 2 })
  })
})
