import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openStore } from '../open-store.ts'
import { batchOf, MIDNIGHT, OFFICE } from '../store.fixtures.ts'

const MEGABYTE = 2 ** 20

it('keeps the write-ahead log short while batches come without a pause, and leaves none behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-checkpoint-'))
  const path = join(folder, 'ioc.sqlite')
  const faults: unknown[] = []
  const store = await openStore({ path, utcOffsetMinutes: 420, onFault: (fault) => faults.push(fault) })
  await store.sources.put(OFFICE)
  const series = store.seriesOf('measure', 'unit')
  let longest = 0
  // About four times what the log may hold.
  for (let batch = 0; batch < 600; batch++) {
    const rows = Array.from({ length: 3_000 }, (_, row) => [series, MIDNIGHT + batch * 3_000 + row, row] as const)
    await store.acceptBatch(batchOf(rows))
    if (batch % 20 === 0) await setTimeout(1)
    longest = Math.max(longest, statSync(`${path}-wal`).size)
  }
  expect(statSync(path).size).toBeGreaterThan(10 * MEGABYTE)
  expect(longest).toBeLessThan(80 * MEGABYTE)
  await store.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
  expect(faults).toEqual([])
  rmSync(folder, { recursive: true })
})
