import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../open-store.ts'
import { batchOf, HOUR, MIDNIGHT, OFFICE } from '../store.fixtures.ts'

describe('two processes on one file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ioc-two-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const open = () => openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes: 420, rollUpEveryMs: 1 })

  it('take turns: batches are numbered on, and each sees what the other stored and made anew', async () => {
    const [server, command] = [await open(), await open()]
    await server.sources.put(OFFICE)
    const series = server.seriesOf('measure', 'unit')
    for (let turn = 0; turn < 6; turn++) {
      const store = turn % 2 === 0 ? server : command
      if (turn > 0) expect(store.seriesOf('measure', 'unit')).toBe(series)
      const accepted = await store.acceptBatch(batchOf([[series, MIDNIGHT + turn * HOUR, turn]]))
      expect(accepted.seq).toBe(turn + 1)
      expect((await store.lastBefore([series], MIDNIGHT + turn * HOUR))[0]?.value).toBe(turn)
      if (turn === 3) expect((await command.rebuild()).differences).toEqual([])
    }
    await server.close()
    await command.close()
    const again = await open()
    expect(await again.verify()).toEqual({ readings: 6, batches: 6, differences: [] })
    await again.close()
  })
})
