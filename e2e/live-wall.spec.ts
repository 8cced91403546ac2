import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { openStand, type Stand } from './stand.ts'

// One source that keeps the register of procedures: arithmetic that can be read off the wall.
const NAM_PHUOC = '20599'
let stand: Stand
let key: string

test.beforeAll(async () => {
  stand = await openStand()
  key = stand.key(
    'portal',
    '--name',
    'Cổng dịch vụ công',
    '--kind',
    'api',
    '--measures',
    'procedures',
    '--units',
    '508',
  )
})
test.afterAll(() => stand.close())

/** Puts the district's procedures into their register, the first of them offered online: the rate is counted from it. */
async function report(online: number, total: number): Promise<Response> {
  const procedures = Array.from({ length: total }, (_, n) => ({
    code: `P${n}`,
    name: `Thủ tục ${n}`,
    online: n < online ? 'full' : 'none',
    confidence: 'low',
    choice: 'sample',
  }))
  return ask(`${stand.url}/api/v1/registers/procedures/records`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(procedures),
  })
}

const tile = (page: Page) => page.locator('[data-indicator="procedures.online-provided"]')

test('a register put with curl is on the wall a moment later, counted, with what it was divided by', async ({
  page,
}) => {
  await page.goto(`${stand.url}/wall`)
  expect((await report(252, 280)).status).toBe(200)
  await expect(tile(page).locator('.live-value')).toContainText('90,0')
  await expect(tile(page)).toContainText('252')
  await expect(tile(page)).toContainText('280')
})

test('a wall survives a server that is killed, and is right again without reloading', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  await report(252, 280)
  await expect(tile(page).locator('.live-value')).toContainText('90,0')
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
  await stand.stopApi('SIGKILL')
  await expect(tile(page).locator('.live-value')).toContainText('90,0')
  await stand.startApi()
  expect((await report(140, 280)).status).toBe(200)
  await expect(tile(page).locator('.live-value')).toContainText('50,0')
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
})

test('a wall whose link was cut is right again when it is put back', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  await report(210, 280)
  await expect(tile(page).locator('.live-value')).toContainText('75,0')
  await page.getByRole('button', { name: /Ngắt kết nối/ }).click()
  await report(280, 280)
  await page.waitForTimeout(1_500)
  await expect(tile(page).locator('.live-value')).toContainText('75,0')
  await page.locator('footer button[aria-pressed="true"]').first().click()
  await expect(tile(page).locator('.live-value')).toContainText('100')
})

test('a refused reading changes nothing and is named by row and column', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  await report(140, 280)
  await expect(tile(page).locator('.live-value')).toContainText('50,0')
  const answer = await ask(`${stand.url}/api/v1/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ measure: 'security.eid-active', unit: NAM_PHUOC, at: new Date().toISOString(), value: 1 }]),
  })
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const problem = (await answer.json()) as { errors: { row: number; column: string }[] }
  expect(problem.errors[0]).toMatchObject({ row: 1, column: 'measure' })
  await expect(tile(page).locator('.live-value')).toContainText('50,0')
})
