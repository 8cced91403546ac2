import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { createPolice, type ReportActive } from './police.ts'
import { openStand, type Stand } from './stand.ts'

const PHONE = { width: 390, height: 844 }
let stand: Stand
let report: ReportActive

test.beforeAll(async () => {
  stand = await openStand()
  report = createPolice(stand)
})
test.afterAll(() => stand.close())

const HOUR = 3_600_000

const off = (page: Page) => page.locator('[data-issue^="security.eid-activated@"]')
const lead = (page: Page) => page.locator('[data-component="security"]')

/** Leaves the page, and makes it hours ago. */
async function leaveFor(page: Page, hours: number): Promise<void> {
  await page.goto(`${stand.url}/healthz`)
  await page.evaluate((hours) => {
    const visits = JSON.parse(localStorage.getItem('ioc.visits.508') ?? '{}')
    visits.last.at -= hours * 3_600_000
    localStorage.setItem('ioc.visits.508', JSON.stringify(visits))
  }, hours)
}

/** Until the page with everything it is built of is kept on the device. */
async function untilKept(page: Page): Promise<void> {
  await expect(async () => {
    const kept = await page.evaluate(async () => [
      await caches.match('/', { cacheName: 'ioc-page' }).then(Boolean),
      await caches.match('/last-seen', { cacheName: 'ioc-last-seen' }).then(Boolean),
    ])
    expect(kept).toEqual([true, true])
  }).toPass()
}

async function phone(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(PHONE)
  return page
}

test('a leader finds what is off target, whose it is and who is behind it, and opens the proof', async ({
  context,
}) => {
  const page = await phone(context)
  await report(8_870)
  await page.goto(stand.url)
  await expect(off(page)).toContainText('88,7%')
  await expect(off(page)).toContainText('Công an huyện')
  await expect(off(page).getByRole('link', { name: 'Duy Sơn' })).toHaveAttribute('href', '/units/20620')
  await expect(page.getByText('Đây là lần xem đầu tiên trên máy này')).toBeVisible()
  await off(page).getByRole('button').first().click()
  await expect(page).toHaveURL(/proof=security\.eid-activated/)
  await expect(page.getByRole('dialog')).toContainText('8.870')
  await page.getByRole('dialog').getByRole('link', { name: 'Xem cả chỉ số' }).click()
  await expect(page).toHaveURL(/\/indicators\/security\.eid-activated/)
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('main')).toContainText(/Duy Sơn[\s\S]*8\.870 \/ 10\.000/)
})

test('a leader who comes back is told what changed, marks it as seen, and can undo that', async ({ context }) => {
  await report(9_900, Date.now() - 5 * HOUR)
  await report(9_900)
  const page = await phone(context)
  await page.goto(stand.url)
  await expect(lead(page)).toContainText('99,0')
  await expect(page.getByText('Đây là lần xem đầu tiên trên máy này')).toBeVisible()
  await leaveFor(page, 1)
  await report(8_870)
  await page.goto(stand.url)
  const change = page.locator('[data-change="security.eid-activated"]').first()
  await expect(change).toContainText(/99,0\s*→\s*88,7%/)
  // Whoever reloads at once has not been away: what they were told is told again.
  await page.reload()
  await expect(change).toContainText(/99,0\s*→\s*88,7%/)
  await page.getByRole('button', { name: 'Đánh dấu đã xem' }).click()
  await expect(page.getByText('Chưa có gì thay đổi.')).toBeVisible()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(change).toContainText(/99,0\s*→\s*88,7%/)
})

test('without a network the page opens with its last numbers and their age, and is live again by itself', async ({
  context,
}) => {
  await report(9_600)
  const page = await phone(context)
  await page.goto(stand.url)
  await expect(lead(page)).toContainText('96,0')
  await untilKept(page)

  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(/Đang ngoại tuyến\. Số liệu dưới đây là của (chưa đầy )?\d+ phút trước/)).toBeVisible()
  await expect(lead(page)).toContainText('96,0')
  await expect(page.locator('body')).toContainText('DỮ LIỆU MẪU')

  await report(9_150)
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
  await context.setOffline(false)
  await expect(page.getByText(/^Trực tiếp/)).toBeVisible()
  await expect(lead(page)).toContainText('91,5')
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
})

test('without a server the page opens too, and no other page or wall is ever shown from what was kept', async ({
  context,
}) => {
  const page = await phone(context)
  await page.goto(stand.url)
  await expect(page.getByText(/^Trực tiếp/)).toBeVisible()
  await untilKept(page)
  await stand.stopApi()
  await page.reload()
  await expect(page.getByText(/Đang ngoại tuyến/)).toBeVisible()
  await expect(page.goto(`${stand.url}/wall`)).rejects.toThrow()
  await expect(page.goto(`${stand.url}/sources`)).rejects.toThrow()
  await stand.startApi()
  await page.goto(`${stand.url}/wall`)
  await expect(page.locator('main[data-link="live"]')).toBeVisible()
})

test('while the server answers, what was kept is never shown, and no answer of the API is kept for it', async ({
  context,
}) => {
  const page = await phone(context)
  await page.goto(stand.url)
  await untilKept(page)
  const paths = await page.evaluate(async () => {
    const shelf = await caches.open('ioc-page')
    await shelf.put('/', new Response('<!doctype html><title>an old build</title>'))
    return (await shelf.keys()).map(({ url }) => new URL(url).pathname)
  })
  expect(paths.filter((path) => path !== '/' && !/^\/(assets\/|favicon|icon|manifest)/.test(path))).toEqual([])
  await page.reload()
  await expect(page.getByText(/^Trực tiếp/)).toBeVisible()
})

test('a wall keeps nothing on its device', async ({ context }) => {
  const wall = await context.newPage()
  await wall.goto(`${stand.url}/wall`)
  await expect(wall.locator('main[data-link="live"]')).toBeVisible()
  const kept = await wall.evaluate(async () => [
    (await navigator.serviceWorker.getRegistrations()).length,
    (await caches.keys()).length,
  ])
  expect(kept).toEqual([0, 0])
})

test('what a phone needs to install the page is there', async ({ page }) => {
  await page.goto(stand.url)
  const href = await page.locator('link[rel="manifest"]').getAttribute('href')
  const answer = await page.request.get(`${stand.url}${href}`)
  expect(answer.headers()['content-type']).toContain('application/manifest+json')
  const { icons, start_url: start } = (await answer.json()) as {
    icons: { src: string; type: string }[]
    start_url: string
  }
  expect(start).toBe('/')
  for (const { src, type } of icons) {
    const icon = await page.request.get(`${stand.url}${src}`)
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, expect.stringContaining(type)])
  }
})

test('an address that leads nowhere says so, and leads back', async ({ page }) => {
  await page.goto(`${stand.url}/no/such/page`)
  await expect(page.getByRole('heading', { name: 'Không có trang này' })).toBeVisible()
  await page.getByRole('link', { name: 'Về trang Hôm nay' }).click()
  await expect(page.getByText(/^Trực tiếp/)).toBeVisible()
})
