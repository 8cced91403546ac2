import { retryDelay } from './retry.ts'

/** What a reload stands on; a test plays the server, the browser and the waiting. */
export interface ReloadDeps {
  readonly ask: (path: string) => Promise<Response>
  /** The page's own address: what would be loaded again. */
  readonly address: () => string
  readonly reload: () => void
  readonly wait: (milliseconds: number) => Promise<unknown>
}

/** The scripts and styles a page cannot do without. */
const ASSET = /(?:src|href)="(\/assets\/[^"]+)"/g

/**
 * Loads the page again once its server hands out the page and all it needs. Until then what is shown stays: a browser
 * that reloads into an outage shows its own error page for good, and nobody is at the wall to press a key.
 */
export function createReload({ ask, address, reload, wait }: ReloadDeps): () => void {
  let asking = false

  async function isHandedOut(path: string): Promise<Response | null> {
    const answer = await ask(path).catch(() => null)
    return answer?.ok ? answer : null
  }

  async function isWhole(): Promise<boolean> {
    const page = await isHandedOut(address())
    const html = (await page?.text().catch(() => '')) ?? ''
    // Something else may answer in its place, such as a proxy that says the server is away.
    if (!html.includes('id="root"')) return false
    const assets = [...html.matchAll(ASSET)].map(([, path = '']) => path)
    const found = await Promise.all(assets.map(isHandedOut))
    return found.every((asset) => asset !== null)
  }

  return () => {
    if (asking) return
    asking = true
    void (async () => {
      for (let tries = 0; !(await isWhole()); tries++) await wait(retryDelay(tries))
      reload()
    })()
  }
}
