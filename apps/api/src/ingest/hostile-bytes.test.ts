import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMAT_NAMES, FORMATS, type FormatName } from './testing/formats.ts'
import { createSourceUser, type SourceUser } from './testing/source-user.ts'

let user: SourceUser
beforeAll(async () => {
  user = await createSourceUser()
})
afterAll(() => user.app.close())

const good = Array.from({ length: 3 }, (_, i) => ({
  measure: 'received',
  unit: 'A',
  period: `2026-11-0${i + 1}`,
  value: i,
}))

async function expectRefused(body: Buffer, name: FormatName): Promise<void> {
  const { type, query } = FORMATS[name]
  const { status, type: answered } = await user.send(body, { type, query })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(answered).toContain('application/problem+json')
  expect(user.stored()).toBe(0)
}

describe.each(FORMAT_NAMES)('%s', (name) => {
  it('of any bytes is refused as the caller’s fault, and nothing is stored', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
    await fc.assert(
      fc.asyncProperty(bytes, (body) => expectRefused(body, name)),
      { numRuns: 150 },
    )
  })

  it('with bytes of it struck out or put in is whole or refused', async () => {
    const whole = Buffer.from(FORMATS[name].write(good))
    const cut = fc.record({
      at: fc.nat(whole.length - 1),
      drop: fc.nat(3),
      put: fc.uint8Array({ minLength: 1, maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(cut, async ({ at, drop, put }) => {
        const body = Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + drop)])
        const { type, query } = FORMATS[name]
        const { status } = await user.send(body, { type, query: [query, 'dryRun=true'].filter(Boolean).join('&') })
        // A digit put into a value is another good value.
        expect([200, 400, 422]).toContain(status)
      }),
      { numRuns: 150 },
    )
    expect(user.stored()).toBe(0)
  })

  it('of any JSON values in place of readings is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), async (values) => {
        const body =
          name === 'ndjson' ? values.map((value) => JSON.stringify(value)).join('\n') : JSON.stringify(values)
        await expectRefused(Buffer.from(body), name)
      }),
      { numRuns: 100 },
    )
  })
})
