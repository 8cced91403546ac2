import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { openStand, type Stand } from './stand.ts'

const NAM_PHUOC = '20599'
const STEPS = ['received', 'appraised', 'approved', 'signed', 'returned'] as const
let stand: Stand
let key: string

test.beforeAll(async () => {
  stand = await openStand()
  key = stand.key('one-stop', '--name', 'Một cửa', '--kind', 'api', '--measures', 'dossiers')
})
test.afterAll(() => stand.close())

/** Puts a dossier as it stands once these steps are done. */
async function put(code: string, done: readonly string[], due: Date): Promise<void> {
  const now = new Date().toISOString()
  const answer = await ask(`${stand.url}/api/v1/registers/dossiers/records`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        code,
        procedure: '1.001612',
        unit: NAM_PHUOC,
        channel: 'online',
        due: due.toISOString(),
        step: done.at(-1),
        ...Object.fromEntries(done.map((step) => [step, now])),
      },
    ]),
  })
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"refused":0')])
}

const station = (page: Page, step: string) => page.locator(`[data-step="${step}"]`)
const figure = (page: Page, step: string) => station(page, step).locator('.live-value [role="img"]').first()

test('a dossier put through its five steps is seen at one station after the other', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  await expect(figure(page, 'appraised')).toHaveAttribute('aria-label', '–')
  const later = new Date(Date.now() + 86_400_000)
  const open = async (expected: readonly string[]) => {
    for (const [place, count] of expected.entries()) {
      await expect(figure(page, STEPS[place] ?? '')).toHaveAttribute('aria-label', count)
    }
  }
  // The first says how many came today: nothing can wait before it was received.
  await put('H-1', STEPS.slice(0, 1), later)
  await open(['1', '1', '0', '0', '0'])
  await put('H-1', STEPS.slice(0, 2), later)
  await open(['1', '0', '1', '0', '0'])
  await put('H-1', STEPS.slice(0, 3), later)
  await open(['1', '0', '0', '1', '0'])
  await put('H-1', STEPS.slice(0, 4), later)
  await open(['1', '0', '0', '0', '1'])
  await put('H-1', STEPS, later)
  await open(['1', '0', '0', '0', '0'])
  await expect(page.locator('[data-widget="work"]')).toContainText('hôm nay xong 1')
})

test('what is late is marked at the station where it waits', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  await put('H-2', STEPS.slice(0, 2), new Date(Date.now() - 60_000))
  await expect(station(page, 'approved')).toContainText('1 quá hạn')
  await expect(station(page, 'approved').locator('[data-mark="off-target"]')).toBeVisible()
  await expect(station(page, 'appraised')).not.toContainText('quá hạn')
})

test('what was put while the link was cut is there when it is put back', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  const later = new Date(Date.now() + 86_400_000)
  await put('H-3', STEPS.slice(0, 2), later)
  await expect(figure(page, 'signed')).toHaveAttribute('aria-label', '0')
  await page.getByRole('button', { name: /Ngắt kết nối/ }).click()
  await put('H-3', STEPS.slice(0, 3), later)
  await page.waitForTimeout(1_500)
  await expect(figure(page, 'signed')).toHaveAttribute('aria-label', '0')
  await page.locator('footer button[aria-pressed="true"]').first().click()
  await expect(figure(page, 'signed')).toHaveAttribute('aria-label', '1')
})
