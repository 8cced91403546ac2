import { expect, type Page, test } from '@playwright/test'
import { openStand, type Stand } from './stand.ts'

const SCREENS = {
  wall: { width: 1920, height: 1080 },
  '4K': { width: 3840, height: 2160 },
  phone: { width: 390, height: 844 },
}

let stand: Stand

test.beforeAll(async () => {
  stand = await openStand()
  stand.startSimulator()
  // The centre is alive once all six components have something to say.
  await expect(async () => {
    const answer = await fetch(`${stand.url}/api/v1/snapshot?scope=508`)
    const { cells } = (await answer.json()) as { cells: { unit: string; value: number | null }[] }
    expect(cells.filter(({ unit, value }) => unit === '508' && value !== null).length).toBeGreaterThan(40)
  }).toPass({ timeout: 120_000 })
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

test('language and theme are chosen from the keyboard, at once', async ({ page }) => {
  await open(page, 'vi', 'dark')
  await page.getByRole('button', { name: 'English' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('footer')).toContainText('SAMPLE DATA')
})
