import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type Answerer, createAnswerer, NoAnswer } from './capped-answerer.ts'

const folder = mkdtempSync(join(tmpdir(), 'ioc-answerer-'))
const script = join(folder, 'answers.mjs')
const ADDS = `process.once('message', (first) => {
  process.on('message', (more) => process.send(first + more))
  process.send('ready')
})`

let answerer: Answerer
afterEach(() => answerer.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(body: string | null): void {
  if (body !== null) writeFileSync(script, body)
  answerer = createAnswerer({ script: pathToFileURL(script), first: 40, heapMb: 48, longestMs: 60_000 })
}
const failure = async () => answerer.ask(2).then(String, (error: unknown) => error)

describe('an answerer', () => {
  it('that cannot be loaded says so to each who asks, and answers once it can be', async () => {
    start(null)
    for (let times = 0; times < 2; times++) expect(await failure()).toEqual(new NoAnswer('it ended without an answer'))
    writeFileSync(script, ADDS)
    expect(await answerer.ask(2)).toBe(42)
    expect(await answerer.ask(3)).toBe(43)
  })

  it('that cannot begin says why', async () => {
    start("process.once('message', () => process.send({ cannot: 'the file is away' }, () => process.exit(1)))")
    expect(await failure()).toEqual(new NoAnswer('it could not begin: the file is away'))
  })

  it('is told what comes before a question piece by piece, while others run', async () => {
    start(ADDS.replace('process.send(first + more)', 'more === "?" ? process.send(first) : (first += more)'))
    const order: string[] = []
    setImmediate(() => setImmediate(() => order.push('other')))
    expect(await answerer.ask('?', [1, 2, 3, 4])).toBe(50)
    expect([...order, 'answered']).toEqual(['other', 'answered'])
  })

  it('that ends before all was told says so, and the next question is answered', async () => {
    start(ADDS.replace('process.send(first + more)', 'more === 2 ? process.exit(1) : process.send(first + more)'))
    const pieces = (function* () {
      for (;;) yield 2
    })()
    const said = answerer.ask(3, pieces).then(String, (error: unknown) => error)
    expect(await said).toEqual(new NoAnswer('it ended before it was asked'))
    expect(await answerer.ask(3)).toBe(43)
  })

  it('that was ended is begun again by the next question', async () => {
    start(ADDS.replace('process.send(first + more)', 'more === 2 ? process.exit(1) : process.send(first + more)'))
    expect(await failure()).toEqual(new NoAnswer('it ended without an answer'))
    expect(await answerer.ask(3)).toBe(43)
  })
})
