// What a wall costs to open: bytes over the wire before the charts and in all, and when it can be read.
import type { Page } from 'playwright'
import { openStand } from '../e2e/stand.ts'
import { openBrowser } from './browser.ts'
import type { Figure } from './figure.ts'

const RUNS = 5
const KILOBYTE = 1_000

interface Load {
  readonly bytes: number
  readonly beforeCharts: number
  readonly readable: number
}

const isChart = (url: string) => /\/assets\/EChart-/.test(url)

async function load(page: Page, url: string): Promise<Load> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  let bytes = 0
  let charts = 0
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    if (isChart(urls.get(requestId) ?? '')) charts += encodedDataLength
  })
  const started = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('[data-indicator] .live-value').first().waitFor()
  const readable = performance.now() - started
  await page.locator('[data-widget="unit-map"] [aria-hidden].size-full svg').waitFor()
  await page.waitForLoadState('load')
  return { bytes, beforeCharts: bytes - charts, readable }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Loads the overview with an empty cache, several times, from a server with a simulated district. */
export async function benchWall(): Promise<Figure[]> {
  const browser = await openBrowser()
  const stand = await openStand()
  stand.startSimulator()
  try {
    const loads: Load[] = []
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
      loads.push(await load(await context.newPage(), `${stand.url}/wall`))
      await context.close()
    }
    const of = (pick: (load: Load) => number) => median(loads.map(pick))
    const alone = { against: '–', theirs: null }
    return [
      {
        work: 'wall, first load before the charts',
        ours: of((l) => l.beforeCharts) / KILOBYTE,
        unit: 'kB',
        atMost: 300,
        ...alone,
      },
      { work: 'wall, first load in all', ours: of((l) => l.bytes) / KILOBYTE, unit: 'kB', atMost: 500, ...alone },
      { work: 'wall, readable after', ours: of((l) => l.readable), unit: 'ms', atMost: 1_500, ...alone },
    ]
  } finally {
    await browser.close()
    await stand.close()
  }
}
