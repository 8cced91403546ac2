// What a wall costs to keep: the main thread of a real Chromium at 4K while ten deltas a second come in.
import type { CDPSession, Page } from 'playwright'
import { openStand, type Stand } from '../e2e/stand.ts'
import { openBrowser } from './browser.ts'
import type { Figure } from './figure.ts'

const SECONDS = 60
const EVERY_MS = 100
/** Stocks reported by every commune: with the district's own cells, each delta is some 75 tiles. */
const MEASURES = 5

interface Reported {
  readonly id: string
  readonly max: number
}

/** Sends a reading of every measure and commune ten times a second until stopped; answers how many batches went. */
function keepReporting({ url }: Stand, key: string, communes: readonly string[], measures: readonly Reported[]) {
  let sent = 0
  let failed: string | null = null
  const timer = setInterval(() => {
    sent += 1
    const at = new Date().toISOString()
    const rows = measures.flatMap(({ id: measure, max }, which) =>
      communes.map((unit) => ({ measure, unit, at, value: Math.floor(max / 2) + ((sent * 7 + which) % 50) })),
    )
    void fetch(`${url}/api/v1/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(rows),
    }).then(async (response) => {
      if (!response.ok) failed ??= `POST /readings: ${response.status} ${await response.text()}`
      return response.arrayBuffer().catch(() => undefined)
    })
  }, EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      if (failed !== null) throw new Error(failed)
      return sent
    },
  }
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}

// As text: the compiler's own list of entry types has no long tasks.
const COLLECT_LONG_TASKS = `
  globalThis.longTasks = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ entryTypes: ['longtask'] })
`

/** Share of the main thread that was busy, and the longest task, over a while. */
async function watchMainThread(page: Page): Promise<{ readonly busy: number; readonly longest: number }> {
  await page.evaluate(COLLECT_LONG_TASKS)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const before = await taskSeconds(session)
  const started = performance.now()
  await page.waitForTimeout(SECONDS * 1_000)
  const busy = (await taskSeconds(session)) - before
  const passed = (performance.now() - started) / 1_000
  const longest = await page.evaluate(() => Math.max(0, ...(Reflect.get(globalThis, 'longTasks') as number[])))
  return { busy: busy / passed, longest }
}

/** The overview and the matrix at 4K, each for a minute of ten deltas a second, and a page of the desk come back to. */
export async function benchBusyWall(): Promise<Figure[]> {
  const browser = await openBrowser()
  const stand = await openStand()
  try {
    stand.startSimulator()
    const key = stand.key('bench-wall')
    const context = await browser.newContext({ viewport: { width: 3840, height: 2160 } })
    const alone = { against: '–', theirs: null }
    const figures: Figure[] = []
    for (const scene of ['overview', 'matrix']) {
      const page = await context.newPage()
      await page.goto(`${stand.url}/wall?scene=${scene}`)
      await page.locator(`main[data-link="live"][data-scene="${scene}"]`).waitFor()
      // Charts and trends are there; what follows is keeping.
      await page.waitForTimeout(5_000)
      const { communes, measures } = await whatChanges(stand)
      const reports = keepReporting(stand, key, communes, measures)
      const { busy, longest } = await watchMainThread(page)
      const seconds = reports.stop() * (EVERY_MS / 1_000)
      if (seconds < SECONDS * 0.8)
        throw new Error(`Only ${seconds} s of deltas in ${SECONDS} s: the machine is too busy`)
      const name = `${scene} at 4K, 10 deltas/s of ${communes.length * measures.length} tiles`
      figures.push(
        { work: `${name}: main thread busy`, ours: busy * 100, unit: '%', atMost: 25, ...alone },
        { work: `${name}: longest task`, ours: longest, unit: 'ms (0: none over 50)', atMost: 100, ...alone },
      )
      await page.close()
    }
    return figures
  } finally {
    await browser.close()
    await stand.close()
  }
}

/** The communes of the district, and measures of them that are a whole of others and a part of none: no rule refuses those. */
async function whatChanges({ url }: Stand) {
  const answer = await fetch(`${url}/api/v1/catalogue`)
  const catalogue = (await answer.json()) as {
    units: { code: string; kind: string; validTo: number | null }[]
    measures: { id: string; grain: string | null; levels: string[]; counting?: unknown; max: number }[]
    rules: { left: string[] }[]
  }
  const parts = new Set(catalogue.rules.flatMap(({ left }) => left))
  const communes = catalogue.units
    .filter(({ kind, validTo }) => (kind === 'commune' || kind === 'town') && validTo === null)
    .map(({ code }) => code)
  const measures = catalogue.measures
    .filter(({ grain, levels, counting }) => grain === null && levels.includes('commune') && !counting)
    .filter(({ id, max }) => !parts.has(id) && max >= 50_000)
    .slice(0, MEASURES)
  return { communes, measures }
}
