import AxeBuilder from '@axe-core/playwright'
import { type CDPSession, expect, type Page } from '@playwright/test'

/** No request under way for this long: a page that is drawn asks for nothing more. */
const QUIET_MS = 150
const PATIENCE_MS = 120_000

/** A page that is looked at again and again: what its browser complained of, and when it has all it asked for. */
export interface Looking {
  readonly page: Page
  /** What the console said was wrong since the page was opened. */
  readonly complaints: readonly string[]
  open(address: string): Promise<void>
}

export function lookThrough(page: Page): Looking {
  const complaints: string[] = []
  let underWay = 0
  let last = Date.now()
  const step = (by: number) => () => {
    underWay += by
    last = Date.now()
  }
  page.on('request', step(1))
  page.on('requestfinished', step(-1))
  page.on('requestfailed', step(-1))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))

  const isQuiet = () => underWay <= 0 && Date.now() - last >= QUIET_MS
  async function untilQuiet(): Promise<void> {
    const from = Date.now()
    while (!isQuiet()) {
      if (Date.now() - from > PATIENCE_MS) throw new Error(`${underWay} requests do not end`)
      await page.waitForTimeout(20)
    }
  }

  return {
    page,
    complaints,
    async open(address) {
      complaints.length = 0
      underWay = 0
      await page.goto(address)
      await page.locator('main').waitFor()
      await untilQuiet()
      // What is drawn by a file of its own is asked for once the first picture stands.
      await expect(page.locator('[data-pending]')).toHaveCount(0)
      await page.evaluate(() => document.fonts.ready)
    },
  }
}

/** The second hand is no part of a picture that is to be compared. */
const TICKING = 'header time, footer[aria-label] .quiet'

const showTicking = (visibility: string) =>
  `for (const one of document.querySelectorAll('${TICKING}')) one.style.visibility = '${visibility}'`

/** The page as a picture of `kept` pixels across, once two in a row are the same. */
export async function stillPicture(
  session: CDPSession,
  { width, height, kept }: { readonly width: number; readonly height: number; readonly kept: number },
): Promise<Buffer> {
  const clip = { x: 0, y: 0, width, height, scale: kept / width }
  await session.send('Runtime.evaluate', { expression: showTicking('hidden') })
  let before = ''
  for (let tries = 0; tries < 40; tries++) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip })
    if (data === before) break
    before = data
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  await session.send('Runtime.evaluate', { expression: showTicking('') })
  return Buffer.from(before, 'base64')
}

/** How far the page can be scrolled sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What WCAG 2.2 AA finds wrong with a page, or what the rules named find. */
export async function faultsOf(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Without frames the page can be asked at once, instead of in parts that a second page puts together.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe.withTags(WCAG)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}

/** Holds a page to a language: it says so, and its title and text are of it. */
export async function expectSpoken(page: Page, name: string, lang: 'vi' | 'en' | 'bn'): Promise<void> {
  const word = { vi: /[ăâđêôơưàáạảãếềệểễ]/i, en: /[A-Za-z]{3}/, bn: /[\u0980-\u09FF]{3}/ }[lang]
  expect.soft(await page.evaluate(() => document.documentElement.lang), name).toBe(lang)
  expect.soft(await page.title(), name).toMatch(word)
  expect.soft(await page.locator('main').innerText(), name).toMatch(word)
}
