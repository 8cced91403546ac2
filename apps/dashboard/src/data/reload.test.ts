import { describe, expect, it } from 'vitest'
import { createReload } from './reload.ts'

const PAGE = '<link href="/assets/a-1.css"><script type="module" src="/assets/a-2.js"></script><div id="root"></div>'

/** A wall before a server that answers as told, one answer per try. */
function wall(tries: readonly Record<string, string | number | null>[]) {
  const did: string[] = []
  let at = 0
  const reload = createReload({
    async ask(path) {
      const answer = tries[at]?.[path] ?? null
      if (answer === null) throw new TypeError('Failed to fetch')
      return typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
    },
    address: () => '/wall/hall',
    reload: () => void did.push('reload'),
    async wait() {
      did.push('wait')
      at += 1
    },
  })
  return { reload, did, settled: () => new Promise((resolve) => setTimeout(resolve, 20)) }
}

const whole = { '/wall/hall': PAGE, '/assets/a-1.css': '', '/assets/a-2.js': '' }

describe('a reload', () => {
  it('happens at once where the server hands out the page and all it needs', async () => {
    const { reload, did, settled } = wall([whole])
    reload()
    await settled()
    expect(did).toEqual(['reload'])
  })

  it.each([
    ['nobody answers', {}],
    ['a proxy says that the server is away', { '/wall/hall': 502 }],
    ['something else answers in its place', { '/wall/hall': '<h1>Bad gateway</h1>' }],
    ['a script of the page cannot be had', { ...whole, '/assets/a-2.js': 404 }],
    ['the server went away between page and script', { ...whole, '/assets/a-2.js': null }],
  ])('waits while %s, and happens once it is over', async (_what, trouble) => {
    const { reload, did, settled } = wall([trouble, trouble, whole])
    reload()
    await settled()
    expect(did).toEqual(['wait', 'wait', 'reload'])
  })

  it('is asked for any number of times and happens once', async () => {
    const { reload, did, settled } = wall([{}, whole])
    reload()
    reload()
    await settled()
    reload()
    await settled()
    expect(did).toEqual(['wait', 'reload'])
  })
})
