import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveSnapshot, WireProof } from '@ioc/contract'
import { at, TEST_NOW, testPack } from './testing/factories.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const documented = [
  {
    measure: 'cases',
    unit: 'P',
    at: '2026-11-17T08:00:00+07:00',
    value: 3.5,
    publishedAt: at('2026-11-17 12:00'),
    citation: 'a paper',
  },
  { measure: 'received', unit: 'C', period: '2026-11-17', value: 12, publishedAt: TEST_NOW, citation: 'another' },
]

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ pack: { ...testPack(), documented } })
})
afterAll(() => app.close())

describe("a pack's published figures", () => {
  it('are readings of their own source, marked as documents and never as samples', async () => {
    const { cells } = (await app.http.inject('/api/v1/snapshot?scope=P')).json<LiveSnapshot>()
    const cell = cells.find(({ indicator }) => indicator === 'cases')
    expect(cell).toMatchObject({ value: 3.5, provenance: { documented: true, sample: false, byHand: false } })
  })

  it('carry where they were published into the proof', async () => {
    const { parts } = (await app.http.inject('/api/v1/indicators/cases/proof?unit=P')).json<WireProof>()
    expect(parts[0]?.readings).toMatchObject([
      { value: 3.5, source: 'documented', sourceKind: 'document', note: 'a paper' },
    ])
  })

  it('are stored once, however often the server starts', async () => {
    const before = app.store.lastSeq()
    app = await app.again()
    expect(app.store.lastSeq()).toBe(before)
  })
})
