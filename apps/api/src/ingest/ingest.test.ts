import { createReadingBook, createUnitTree } from '@ioc/metrics'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OFFSET, testPack } from '../testing/factories.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { createIngest } from './ingest.ts'

const { catalogue } = testPack()
const source = { id: 's', name: 'S', kind: 'connector', sample: false, measures: null, units: null } as const

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

it('lets others run before the last of very many rows is looked at', async () => {
  const { accept } = createIngest({
    store: app.store,
    catalogue,
    tree: createUnitTree(catalogue.units),
    now: app.clock.now,
    standing: () => createReadingBook({ utcOffsetMinutes: OFFSET }),
    onAccepted: () => undefined,
  })
  let hasRun = false
  let ranBefore: boolean | undefined
  const last = {
    get measure() {
      ranBefore = hasRun
      return 'none'
    },
  }
  setImmediate(() => (hasRun = true))
  const rows = [...Array.from({ length: 400_000 }, () => null), last]
  const answer = await accept(rows, { source, mode: 'partial', dryRun: true })
  expect([ranBefore, answer.refused]).toEqual([true, rows.length])
})
