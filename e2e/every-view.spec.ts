import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openStillCentre, type StillCentre } from './centre.ts'
import { PAGES, SCENES, VIEWS } from './views.ts'

let centre: StillCentre
test.beforeAll(async () => {
  centre = await openStillCentre()
})
test.afterAll(() => centre.close())

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${centre.url}${path}`)
  await page.waitForLoadState('networkidle')
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

for (const theme of ['dark', 'light']) {
  test(`every scene and page is free of faults on ${theme}`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const [name, path] of Object.entries(VIEWS)) {
      await test.step(name, async () => {
        await open(page, `${path}${path.includes('?') ? '&' : '?'}theme=${theme}`)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
            name,
          )
          .toEqual([])
      })
    }
  })
}

test('no page is wider than its window at twice the size of letters, nor on the smallest phone', async ({ page }) => {
  test.setTimeout(120_000)
  for (const [width, height] of [
    [640, 360],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [name, path] of Object.entries(PAGES)) {
      await open(page, path)
      expect.soft(await sideways(page), `${name} at ${width}`).toBe(0)
    }
  }
})

test('every scene fits an upright display, a wide one and a wall of six', async ({ page }) => {
  test.setTimeout(120_000)
  for (const [width, height] of [
    [1080, 1920],
    [2560, 1080],
    [5760, 2160],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [name, path] of Object.entries(SCENES)) {
      await open(page, path)
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
        return [scrollWidth - clientWidth, scrollHeight - clientHeight]
      })
      expect.soft(over, `${name} at ${width} × ${height}`).toEqual([0, 0])
    }
  }
})

test('each page is said in each language, at once and wholly', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page, '/')
  for (const [lang, word] of [
    ['en', /[A-Za-z]{3}/],
    ['bn', /[\u0980-\u09FF]{3}/],
    ['vi', /[ăâđêôơưàáạảãếềệểễ]/i],
  ] as const) {
    for (const [name, path] of Object.entries(PAGES)) {
      await open(page, `${path}?lang=${lang}`)
      expect.soft(await page.evaluate(() => document.documentElement.lang), name).toBe(lang)
      expect.soft(await page.title(), name).toMatch(word)
      expect.soft(await page.locator('main').innerText(), name).toMatch(word)
    }
  }
})
