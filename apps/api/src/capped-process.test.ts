import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { endOf, startCapped, wasTooLarge } from './capped-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'ioc-capped-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(body: string, newMb?: number) {
  const path = join(folder, `${body.length}.mjs`)
  writeFileSync(path, body)
  return startCapped(pathToFileURL(path), { heapMb: 48, ...(newMb === undefined ? {} : { newMb }) })
}

describe('a process with caps', () => {
  it.each([
    ['an array', 'const held = []; for (;;) held.push(1.5)'],
    ['a map', 'const held = new Map(); for (let key = 0; ; key++) held.set(key, key)'],
    ['objects', 'const held = []; for (let key = 0; ; key++) held.push({ key, text: `x${key}` })'],
  ])('is ended by %s that grows past its memory, and nothing else is', async (_what, body) => {
    const child = start(body)
    await endOf(child)
    expect(wasTooLarge(child)).toBe(true)
  })

  it('has no more room for what is new than it is given', async () => {
    const child = start(
      `import { getHeapSpaceStatistics } from 'node:v8'
       let kept = []
       for (let i = 0; i < 3_000_000; i++) if (kept.push({ i }) > 50_000) kept = []
       const { space_size: bytes } = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
       process.send(bytes, () => process.disconnect())`,
      1,
    )
    const [bytes] = await once(child, 'message')
    expect(bytes).toBeLessThanOrEqual(2 * 2 ** 20)
    await endOf(child)
  })

  it('has been heard to its last word when its end is told', async () => {
    const child = start(
      "for (let at = 0; at < 2_000; at++) process.send('x'.repeat(1_000))\nprocess.send('last', () => process.disconnect())",
    )
    const heard: unknown[] = []
    child.on('message', (word) => heard.push(word))
    await endOf(child)
    expect(heard).toHaveLength(2_001)
    expect(heard.at(-1)).toBe('last')
    expect(wasTooLarge(child)).toBe(false)
  })

  it('keeps what it is given as it is, and inherits nothing of the environment', async () => {
    const child = start(
      "process.once('message', (given) => process.send({ given, env: Object.keys(process.env) }, () => process.disconnect()))",
    )
    const given = { map: new Map([['key', 1n]]), at: new Date(0) }
    child.send(given)
    const [said] = await once(child, 'message')
    expect(said).toEqual({ given, env: ['NODE_COMPILE_CACHE'] })
    await endOf(child)
  })
})
