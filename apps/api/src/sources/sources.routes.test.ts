import { expect, it } from 'vitest'
import { createTestApp } from '../testing/test-app.ts'

it('GET /sources lists who reports and when they last did, and never a key', async () => {
  const app = await createTestApp()
  await app.accept([{ measure: 'received', unit: 'A', when: '2026-11-17', value: 3 }], 'counter')
  await app.store.sources.addKey({
    id: 'k1',
    source: 'counter',
    hash: 'h4sh',
    createdAt: 0,
    expiresAt: null,
    revokedAt: null,
  })
  const answer = await app.http.inject({ url: '/api/v1/sources', headers: { host: 'localhost' } })
  expect(answer.json()).toEqual([
    {
      id: 'counter',
      name: 'A source',
      kind: 'api',
      sample: false,
      lastBatch: { seq: 1, receivedAt: app.clock.now(), rows: 1 },
    },
    { id: 'documented', name: expect.any(String), kind: 'document', sample: false, lastBatch: null },
  ])
  await app.close()
})
