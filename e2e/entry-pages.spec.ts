import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openStand, type Stand } from './stand.ts'

const SCREENS = {
  desk: { width: 1920, height: 1080, smallest: 16 },
  // Hung on a wall it is the same picture, twice as large.
  '4K': { width: 3840, height: 2160, smallest: 32 },
  phone: { width: 390, height: 844, smallest: 16 },
}
const PAGES = ['/forms', '/forms/20617', '/imports'] as const
let stand: Stand

test.beforeAll(async () => {
  stand = await openStand()
})
test.afterAll(() => stand.close())

async function open(page: Page, path: string, lang: string, theme: string): Promise<void> {
  await page.goto(`${stand.url}${path}?lang=${lang}&theme=${theme}`)
  await expect(page.locator('main :is(input, select)').first()).toBeAttached()
}

/** The smallest letters on the page, in pixels, as the eye meets them. */
const smallestLetters = (page: Page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('main *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
        .filter((element) => element.textContent?.trim() !== '' && !element.closest('.sr-only, option'))
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ),
  )

for (const [name, { smallest, ...viewport }] of Object.entries(SCREENS)) {
  for (const lang of ['vi', 'en', 'bn']) {
    test(`the pages of entry fit a ${name} in ${lang}: no sideways scroll, letters large enough`, async ({ page }) => {
      await page.setViewportSize(viewport)
      for (const path of PAGES) {
        await open(page, path, lang, 'dark')
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([path, overflow]).toEqual([path, 0])
        expect(await smallestLetters(page)).toBeGreaterThanOrEqual(smallest - 0.1)
      }
    })
  }
}

for (const theme of ['dark', 'light']) {
  test(`axe finds nothing on the pages of entry in the ${theme} theme`, async ({ page }) => {
    for (const path of PAGES) {
      await open(page, path, 'vi', theme)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
    }
  })
}
