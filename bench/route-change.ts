// How soon a page of the desk stands that was open before: from the press on its link to the frame that shows it.
import type { Page } from 'playwright'
import { openStand } from '../e2e/stand.ts'
import { openBrowser } from './browser.ts'
import type { Figure } from './figure.ts'
import { percentile } from './live-stand.ts'

const ROUNDS = 8
const LEAST_WORDS = 40

// As text: what runs in the page speaks of the browser, which the benches' compiler knows nothing of.
const PRESS_AND_LOOK = `(to) => new Promise((resolve, reject) => {
  const link = document.querySelector('nav a[href="' + to + '"]')
  if (link === null) return reject(new Error('the menu does not lead to ' + to))
  const before = document.title
  const pressed = performance.now()
  const look = () => {
    const said = document.querySelector('main')?.textContent.length ?? 0
    if (document.title === before || said < ${LEAST_WORDS}) return requestAnimationFrame(look)
    requestAnimationFrame(() => resolve(performance.now() - pressed))
  }
  link.click()
  look()
})`

/** Presses a link of the menu and waits for the frame in which the page is there; milliseconds. */
const change = (page: Page, path: string): Promise<number> =>
  page.evaluate<number>(`(${PRESS_AND_LOOK})(${JSON.stringify(path)})`)

/** Every page of the menu in turn, once to fill the cache and then again and again. */
export async function benchRouteChange(): Promise<Figure[]> {
  const browser = await openBrowser()
  const stand = await openStand()
  try {
    stand.startSimulator('--once')
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${stand.url}/sources`)
    await page.locator('main').waitFor()
    await page.waitForTimeout(15_000)
    const links = await page.locator('nav a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    const paths = links.filter((path) => path.startsWith('/') && path !== '/wall')
    for (const path of paths) {
      await page.goto(`${stand.url}${path}`)
      await page.waitForLoadState('networkidle')
    }
    // The last of these is open; the pages' files are kept by the browser and fetched into this document once more.
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      for (const path of paths) {
        const took = await change(page, path)
        await page.waitForTimeout(250)
        if (round > 0) times.push(took)
      }
    }
    const work = `${paths.length} pages of the desk, from the press to the page, from cache`
    const alone = { against: '–', theirs: null, unit: 'ms' }
    return [
      { work: `${work}: p50`, ours: percentile(times, 0.5), atMost: 100, ...alone },
      { work: `${work}: p95`, ours: percentile(times, 0.95), atMost: 100, ...alone },
    ]
  } finally {
    await browser.close()
    await stand.close()
  }
}
