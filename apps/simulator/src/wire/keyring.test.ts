import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { playClock } from '../testing/playing-clock.ts'
import { createKeyring } from './keyring.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyring-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the keyring', () => {
  it('gives everyone who asks at once the key, however long the reading takes', async () => {
    const path = join(folder, 'keys.json')
    await writeFile(path, '{"one":"ioc_1","two":"ioc_2"}')
    const keyOf = createKeyring(path, playClock(0))
    expect(await Promise.all(['one', 'two', 'three'].map((source) => keyOf(source)))).toEqual(['ioc_1', 'ioc_2', ''])
  })

  it('takes up a key made anew, and keeps the old ones while the file is torn', async () => {
    const path = join(folder, 'keys.json')
    const clock = playClock(0)
    const keyOf = createKeyring(path, clock)
    const { signal } = new AbortController()
    expect(await keyOf('one')).toBe('')
    await writeFile(path, '{"one":"ioc_1"}')
    await clock.sleep(6_000, signal)
    expect(await keyOf('one')).toBe('ioc_1')
    await writeFile(path, '{"one":')
    await clock.sleep(6_000, signal)
    expect(await keyOf('one')).toBe('ioc_1')
  })
})
