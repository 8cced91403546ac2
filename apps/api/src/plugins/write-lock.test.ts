import { afterEach, describe, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from '../ingest/testing/source-user.ts'
import { holdLock } from '../testing/hold-lock.ts'

const READING = { measure: 'received', unit: 'A', period: '2026-11-17', value: 7 }

describe('the server while another program holds the write lock', () => {
  let user: SourceUser
  afterEach(() => user.app.close())

  it('answers everyone who reads, refuses who writes with Retry-After, and stores again once it is free', async () => {
    user = await createSourceUser({}, { lockWaitMs: 300 })
    const again = { headers: { 'idempotency-key': 'the-same' } }
    const release = await holdLock(user.app.file)
    let answered = false
    const post = user.send([READING], again).finally(() => (answered = true))
    const meanwhile: number[] = []
    for (const url of ['/readyz', '/api/v1/sources', '/api/v1/snapshot', '/metrics']) {
      meanwhile.push((await user.app.http.inject(url)).statusCode)
    }
    expect([meanwhile, answered]).toEqual([[200, 200, 200, 200], false])

    const refused = await post
    expect([refused.status, refused.type]).toEqual([503, 'application/problem+json; charset=utf-8'])
    expect(refused.body).toMatchObject({ type: 'urn:ioc:problem:not-ready' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const payload = { name: 'The wall', address: '/wall' }
    const view = await user.app.http.inject({ method: 'POST', url: '/api/v1/views', payload })
    expect([view.statusCode, view.headers['retry-after']]).toEqual([503, '1'])

    const before = user.stored()
    await release()
    expect(await user.send([READING], again)).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(await user.send([READING], again)).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(user.stored()).toBe(before + 1)
    expect((await user.app.store.verify()).differences).toEqual([])
  })
})
