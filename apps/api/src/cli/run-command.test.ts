import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { createSourceKeys } from '../sources/source-keys.ts'
import { testPack } from '../testing/factories.ts'
import { COMMANDS } from './commands.ts'
import { findCommand, listCommands, runCommand } from './run-command.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ioc-cli-'))
  store = await openStore({ path: join(folder, 'ioc.sqlite'), utcOffsetMinutes: 420 })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** What a command line prints, and its exit code. */
async function ioc(...words: string[]): Promise<{ code: number; printed: string }> {
  const found = findCommand(COMMANDS, words)
  if (!found) throw new Error(`no command ${words.join(' ')}`)
  const lines: string[] = []
  const context = { store, pack: testPack(), args: found.args, print: (line: string) => void lines.push(line) }
  return { code: await runCommand(found.command, context), printed: lines.join('\n') }
}

const keyIn = (printed: string) => /ioc_[\w-]+/.exec(printed)?.[0] ?? ''
const letsIn = async (key: string) => {
  return (await createSourceKeys({ store, now: Date.now }).authenticate(key))?.source
}

describe('every command', () => {
  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s is found by its name and shows its usage',
    (name, command) => {
      expect(findCommand(COMMANDS, [...name.split(' '), 'x'])).toEqual({ command, args: ['x'] })
      expect(command.usage.startsWith(name)).toBe(true)
      expect(listCommands(COMMANDS)).toContain(command.summary)
    },
  )

  it('has a name of its own, and another name is none', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length)
    expect(findCommand(COMMANDS, ['source', 'sing'])).toBeUndefined()
    expect(findCommand(COMMANDS, [])).toBeUndefined()
  })
})

describe('source add', () => {
  it('prints a key that works, once, bound to what it names', async () => {
    const { code, printed } = await ioc('source', 'add', 'counter', '--measures', 'received*', '--units', 'A,B')
    expect([code, await letsIn(keyIn(printed))]).toEqual([0, 'counter'])
    expect(await store.sources.get('counter')).toMatchObject({
      measures: ['received', 'received-online'],
      units: ['A', 'B'],
    })
    expect((await ioc('source', 'list')).printed).not.toContain(keyIn(printed))
  })

  it('names every measure and unit that is not there, and stores nothing', async () => {
    const { code, printed } = await ioc('source', 'add', 'counter', '--measures', 'recieved,accounts', '--units', 'A,Z')
    expect([code, printed]).toEqual([1, 'The catalogue has no measure recieved, no unit Z.'])
    expect(await store.sources.get('counter')).toBeUndefined()
  })

  it.each([
    [['source', 'add'], 'Name one source'],
    [['source', 'add', 'a', 'b'], 'Name one source'],
    [['source', 'add', 'a', '--colour', 'red'], '--colour'],
    [['source', 'add', 'a', '--kind', 'oracle'], 'oracle'],
    [['source', 'add', 'a', '--expires', '2027-02-30'], '2027-02-30'],
    [['source', 'add', 'a', '--expires', '2020-01-01'], 'over already'],
    [['source', 'rotate', 'a', '--overlap', 'soon'], 'soon'],
    [['source', 'apply', 'a.yaml'], '--keys'],
  ])('%j is a wrong call: its usage is shown', async (words, said) => {
    const { code, printed } = await ioc(...words)
    expect([code, printed.includes(said), printed.includes('Usage:')]).toEqual([2, true, true])
  })

  it('does not take a source that is there for a new one', async () => {
    await ioc('source', 'add', 'counter')
    expect(await ioc('source', 'add', 'counter')).toMatchObject({ code: 1, printed: expect.stringContaining('rotate') })
  })
})

describe('source rotate and source revoke', () => {
  it('give a new key beside the old, and end both', async () => {
    const old = keyIn((await ioc('source', 'add', 'counter')).printed)
    const next = keyIn((await ioc('source', 'rotate', 'counter', '--overlap', '1d')).printed)
    expect(await Promise.all([old, next].map(letsIn))).toEqual(['counter', 'counter'])
    await ioc('source', 'revoke', 'counter')
    expect(await Promise.all([old, next].map(letsIn))).toEqual([undefined, undefined])
  })
})

describe('source apply', () => {
  const write = (yaml: string) => {
    const path = join(folder, 'sources.yaml')
    writeFileSync(path, yaml)
    return [path, '--keys', join(folder, 'keys.json')]
  }
  const readKeys = (): Record<string, string> => JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))
  const TWO = `sources:
  - { id: one, name: Một, kind: api, sample: true, measures: ['received*'] }
  - { id: two, name: Hai, kind: hand, units: [C] }
`

  it('declares all, and writes their keys for their owner only', async () => {
    expect(await ioc('source', 'apply', ...write(TWO))).toMatchObject({ code: 0 })
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(await Promise.all(Object.values(readKeys()).map(letsIn))).toEqual(['one', 'two'])
    expect(await store.sources.get('one')).toMatchObject({ name: 'Một', sample: true, units: null })
  })

  it('again leaves keys as they are, and makes one where it is lost or dead', async () => {
    await ioc('source', 'apply', ...write(TWO))
    const first = readKeys()
    await ioc('source', 'apply', ...write(TWO))
    expect(readKeys()).toEqual(first)
    await ioc('source', 'revoke', 'one')
    await ioc('source', 'apply', ...write(TWO))
    expect(readKeys()['two']).toBe(first['two'])
    expect(await letsIn(readKeys()['one'] ?? '')).toBe('one')
  })

  it('with a mistake in its last source stores none', async () => {
    const { code, printed } = await ioc('source', 'apply', ...write(TWO.replace('[C]', '[Z]')))
    expect([code, printed]).toEqual([1, 'The catalogue has no unit Z.'])
    expect(await store.sources.all()).toEqual([])
  })

  it('of another shape is refused, saying where', async () => {
    const { code, printed } = await ioc('source', 'apply', ...write(TWO.replace('hand', 'oracle')))
    expect([code, printed.includes('sources[1].kind')]).toEqual([1, true])
  })
})
