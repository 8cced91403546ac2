import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const data = mkdtempSync(join(tmpdir(), 'ioc-main-'))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

function run(env: Record<string, string>) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, IOC_DATA: data, PORT: '0', ...env } })
  children.push(child)
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (said.text += String(chunk)))
  return { child, said }
}

describe('the process', () => {
  it('serves loopback, says that people cannot sign in yet, and ends when asked to', async () => {
    const { child, said } = run({})
    await expect.poll(() => said.text, { timeout: 30_000 }).toMatch(/cannot sign in yet/)
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said.text)?.[0]
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  it.each([
    ['a host on the network', { HOST: '0.0.0.0' }, /cannot sign in yet/],
    ['a pack that is not there', { IOC_PACK: join(data, 'nowhere') }, /pack\.yaml/],
  ])('does not start with %s, and says why in words', async (_what, env, why) => {
    const { child, said } = run(env)
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(1)
    expect(said.text).toMatch(why)
    expect(said.text).not.toMatch(/\n\s+at /)
  })
})
