import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openStand, type Stand } from './stand.ts'

const SCREENS = {
  wall: { width: 1920, height: 1080 },
  '4K': { width: 3840, height: 2160 },
  phone: { width: 390, height: 844 },
}
const LANGS = ['vi', 'en', 'bn'] as const
const THEMES = ['dark', 'light'] as const

let stand: Stand

test.beforeAll(async () => {
  stand = await openStand()
  stand.startSimulator()
  // The centre is alive once all six components have something to say.
  await expect(async () => {
    const answer = await fetch(`${stand.url}/api/v1/snapshot?scope=508`)
    const { cells } = (await answer.json()) as { cells: { unit: string; value: number | null }[] }
    expect(cells.filter(({ unit, value }) => unit === '508' && value !== null).length).toBeGreaterThan(40)
  }).toPass({ timeout: 45_000 })
})
test.afterAll(() => stand.close())

async function open(page: Page, lang: string, theme: string): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${stand.url}/wall?lang=${lang}&theme=${theme}`)
  await expect(page.locator('main[data-link="live"]')).toBeVisible()
  await expect(page.locator('[data-widget] canvas, [data-widget] svg').first()).toBeVisible()
  return complaints
}

for (const [name, viewport] of Object.entries(SCREENS)) {
  for (const lang of LANGS) {
    test(`the overview fits a ${name} in ${lang}: no sideways scroll, nothing complains`, async ({ page }) => {
      await page.setViewportSize(viewport)
      const complaints = await open(page, lang, 'dark')
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
      expect(complaints).toEqual([])
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)
    })
  }
}

test('nothing on the wall is under 20 px of 1080 lines', async ({ page }) => {
  await page.setViewportSize(SCREENS.wall)
  await open(page, 'vi', 'dark')
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      )
      .filter((element) => element.getClientRects().length > 0 && !element.closest('.sr-only, table'))
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 19.9)
      .map((element) => element.textContent),
  )
  expect(small).toEqual([])
})

test('every screen of the demonstration says that its data is sample data', async ({ page }) => {
  await open(page, 'vi', 'dark')
  await expect(page.locator('footer')).toContainText('DỮ LIỆU MẪU')
})

for (const theme of THEMES) {
  test(`axe finds nothing in the ${theme} theme`, async ({ page }) => {
    await page.setViewportSize(SCREENS.wall)
    await open(page, 'vi', theme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })
}

test('language and theme are chosen from the keyboard, at once', async ({ page }) => {
  await open(page, 'vi', 'dark')
  await page.getByRole('button', { name: 'English' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('footer')).toContainText('SAMPLE DATA')
})
