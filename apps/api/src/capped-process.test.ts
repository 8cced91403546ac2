import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { endOf, startCapped, wasTooLarge } from './capped-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'ioc-capped-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(body: string) {
  const path = join(folder, `${body.length}.mjs`)
  writeFileSync(path, body)
  return startCapped(pathToFileURL(path), 48)
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
