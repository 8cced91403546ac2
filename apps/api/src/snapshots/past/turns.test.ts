import { describe, expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const still = new AbortController().signal

/** Work that ends when it is let go, and says when it began. */
function createWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun,
    of: (name: string) => () =>
      new Promise<string>((resolve) => {
        begun.push(name)
        ends.set(name, () => resolve(name))
      }),
    async end(name: string): Promise<void> {
      ends.get(name)?.()
      for (let i = 0; i < 10; i++) await Promise.resolve()
    },
  }
}

describe('turns', () => {
  it('give each asker one piece of work at a time, and let nobody wait behind all of another', async () => {
    const turns = createTurns({ perAsker: 9, inAll: 9 })
    const work = createWork()
    const asked = ['a1', 'a2', 'a3', 'b1'].map((name) =>
      turns.take({ asker: name.slice(0, 1), signal: still }, work.of(name)),
    )
    for (const name of ['a1', 'a2', 'b1', 'a3', 'b1', 'a2', 'a3']) await work.end(name)
    expect(work.begun).toEqual(['a1', 'a2', 'b1', 'a3'])
    expect(await Promise.all(asked)).toEqual(['a1', 'a2', 'a3', 'b1'])
  })

  it('pass over whoever has gone, before and after the work began', async () => {
    const turns = createTurns({ perAsker: 9, inAll: 9 })
    const work = createWork()
    const gone = new AbortController()
    const first = turns.take({ asker: 'a', signal: still }, work.of('first'))
    const left = turns.take({ asker: 'b', signal: gone.signal }, work.of('left'))
    const last = turns.take({ asker: 'c', signal: still }, work.of('last'))
    gone.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    await work.end('first')
    await work.end('last')
    expect([await first, await last, work.begun]).toEqual(['first', 'last', ['first', 'last']])
    const late = () => turns.take({ asker: 'b', signal: gone.signal }, work.of('late'))
    expect(late).toThrow('gone')
  })

  it('turn away an asker who has enough waiting, and everyone once all have', async () => {
    const turns = createTurns({ perAsker: 1, inAll: 2 })
    const work = createWork()
    const take = (asker: string) => turns.take({ asker, signal: still }, work.of(asker))
    const under = [take('a'), take('a'), take('b')]
    expect(() => take('a')).toThrow('Wait for what was asked before.')
    expect(() => take('c')).toThrow('Too many ask about the past')
    for (const name of ['a', 'b', 'a', 'b']) await work.end(name)
    expect(await Promise.all(under)).toEqual(['a', 'a', 'b'])
  })

  it('go on after work that failed', async () => {
    const turns = createTurns({ perAsker: 9, inAll: 9 })
    const failed = turns.take({ asker: 'a', signal: still }, () => Promise.reject(new Error('broken')))
    await expect(failed).rejects.toThrow('broken')
    expect(await turns.take({ asker: 'a', signal: still }, () => Promise.resolve('done'))).toBe('done')
  })
})
