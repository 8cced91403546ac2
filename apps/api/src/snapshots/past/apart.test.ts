import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { periodsWithin } from '@ioc/metrics'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { MERGER, OFFSET, testPack } from '../../testing/factories.ts'
import type { Question } from './questions.ts'
import { createPastApart, type PastApart, type PastLimits } from './apart.ts'

const asOf = MERGER * 86_400_000
const moment = { asOf, knownAt: asOf, knownSeq: null }
const small: Question & { kind: 'snapshot' } = { kind: 'snapshot', scope: 'D', ...moment }
const points = { kind: 'points', units: ['A', 'B'], over: 'window', ...moment } as const
const still = new AbortController().signal

let folder: string
let store: Store
let past: PastApart
let faults: unknown[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ioc-past-'))
  store = await openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes: OFFSET })
  faults = []
})
afterEach(async () => {
  await past.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

function start(limits?: PastLimits): void {
  const { catalogue } = testPack()
  const onFault = (error: unknown) => faults.push(error)
  past = createPastApart({ place: store.place, catalogue }, { onFault, ...(limits && { limits }) })
}

const cellsOf = async () => new TextDecoder().decode((await past.ask(small, still)).cells)
const refused = { id: 'not-ready', message: expect.stringContaining('could not be evaluated') }

describe('the process of the past', () => {
  it('that cannot start refuses, and answers the next question once it can', async () => {
    start()
    renameSync(store.place.path, join(folder, 'away'))
    await expect(past.ask(small, still)).rejects.toMatchObject(refused)
    expect(faults).toHaveLength(1)
    renameSync(join(folder, 'away'), store.place.path)
    expect(await cellsOf()).toContain('"unit":"D"')
  }, 60_000)

  it('that is over its time is ended, and the next question answered by another', async () => {
    start({ longestMs: 10_000, heapMb: 256 })
    const periods = periodsWithin('day', MERGER - 30, MERGER)
    const endless = Array.from({ length: 1_000_000 }, () => 'accounts')
    await expect(past.ask({ ...points, indicators: endless, periods }, still)).rejects.toMatchObject(refused)
    expect(faults).toEqual([new Error('A question about the past has no answer: it took longer than 10000 ms')])
    expect(await cellsOf()).toContain('"unit":"D"')
  }, 120_000)

  it('that is over its memory ends alone, and the next question is answered by another', async () => {
    start({ longestMs: 600_000, heapMb: 48 })
    const periods = periodsWithin('day', MERGER - 1_000_000, MERGER)
    const indicators = Array.from({ length: 100 }, () => 'accounts')
    await expect(past.ask({ ...points, indicators, periods }, still)).rejects.toMatchObject(refused)
    expect(faults).toEqual([new Error('A question about the past has no answer: it took too much memory')])
    expect(await cellsOf()).toContain('"unit":"D"')
  }, 120_000)

  it('whose asker has gone stops, and answers the next question', async () => {
    start()
    const gone = new AbortController()
    const asked = past.ask(
      {
        ...points,
        indicators: Array.from({ length: 1_000 }, () => 'accounts'),
        periods: periodsWithin('day', MERGER - 300, MERGER),
      },
      gone.signal,
    )
    gone.abort(new Error('gone'))
    await expect(asked).rejects.toThrow('gone')
    expect(await cellsOf()).toContain('"unit":"D"')
    expect(faults).toEqual([])
  }, 60_000)
})
