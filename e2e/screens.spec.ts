import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { openStand, type Stand } from './stand.ts'

let stand: Stand
test.beforeAll(async () => {
  stand = await openStand()
})
test.afterAll(() => stand.close())

const scene = (page: Page) => page.locator('main[data-scene]')
const card = (page: Page, id: string) => page.locator(`[data-screen="${id}"]`)
/** The document is marked; a page that was loaded again has no mark. */
const mark = (page: Page) => page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
const isMarked = (page: Page) => page.evaluate(() => 'sameDocument' in globalThis)

/** Two scenes of five seconds each, told over HTTP as the desk does. */
async function tell(id: string, stops: readonly string[]): Promise<void> {
  const answer = await ask(`${stand.url}/api/v1/screens/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      version: 0,
      name: 'Hội trường',
      scope: null,
      lang: 'vi',
      theme: 'dark',
      diagonal: 86,
      distance: 3,
      map: null,
      stops: stops.map((name) => ({ scene: name, of: null, seconds: 5 })),
      overviewBetween: false,
      holdSeconds: 0,
    }),
  })
  expect(answer.status).toBe(200)
}

async function buildServed(): Promise<string> {
  const answer = await ask(`${stand.url}/api/v1/catalogue`)
  return ((await answer.json()) as { build: string }).build
}

test('an operator makes a screen, a wall shows it, and follows every change without loading again', async ({
  page: desk,
  context,
}) => {
  await desk.goto(`${stand.url}/screens`)
  await desk.getByRole('button', { name: 'Thêm màn hình' }).click()
  await desk.getByLabel('Tên', { exact: true }).fill('Phòng khách')
  await desk.getByLabel('Tên trong địa chỉ').fill('phong-khach')
  await desk.getByLabel('Cảnh 1', { exact: true }).selectOption('Đơn vị và chỉ số chính')
  await desk.getByRole('button', { name: 'Bỏ cảnh 2' }).click()
  await desk.getByRole('button', { name: 'Lưu' }).click()
  await expect(card(desk, 'phong-khach')).toContainText('chưa mở lần nào')

  const wall = await context.newPage()
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${stand.url}/wall/phong-khach`)
  await expect(scene(wall)).toHaveAttribute('data-scene', 'matrix')
  await expect(wall.locator('footer')).toContainText('Màn hình: Phòng khách')
  await mark(wall)

  await expect(card(desk, 'phong-khach')).toContainText('trực tiếp')
  await expect(card(desk, 'phong-khach')).toContainText('1920 × 1080')
  await desk.getByRole('button', { name: 'Sửa Phòng khách' }).click()
  await desk.locator('form').getByLabel('Ngôn ngữ').selectOption('English')
  await desk.getByLabel('Cảnh 1', { exact: true }).selectOption('Tình trạng các nguồn')
  await desk.getByRole('button', { name: 'Lưu' }).click()
  await expect(scene(wall)).toHaveAttribute('data-scene', 'sources')
  await expect(wall.locator('footer')).toContainText('Screen: Phòng khách')
  expect(await isMarked(wall)).toBe(true)
  await expect(card(desk, 'phong-khach')).toContainText('Tình trạng các nguồn')
})

test('a wall of no name says so until the screen is made, and shows it then', async ({ page: wall }) => {
  await wall.goto(`${stand.url}/wall/sap-co`)
  await expect(wall.getByText('Chưa có hồ sơ cho màn hình sap-co')).toBeVisible()
  await tell('sap-co', ['matrix'])
  await expect(scene(wall)).toHaveAttribute('data-scene', 'matrix')
})

test('a wall whose scripts stand still is named at the desk, with since when, and is live again after', async ({
  page: desk,
  context,
}) => {
  test.setTimeout(360_000)
  await tell('dung-hinh', ['matrix'])
  const wall = await context.newPage()
  await wall.goto(`${stand.url}/wall/dung-hinh`)
  await expect(scene(wall)).toBeVisible()
  await desk.goto(`${stand.url}/screens`)
  await expect(card(desk, 'dung-hinh')).toContainText('trực tiếp')
  const debug = await context.newCDPSession(wall)
  await debug.send('Debugger.enable')
  await debug.send('Debugger.pause')
  await expect(card(desk, 'dung-hinh')).toHaveAttribute('data-state', 'frozen', { timeout: 120_000 })
  await expect(card(desk, 'dung-hinh')).toContainText(/đứng hình\s*từ \d\d:\d\d/)
  await expect(desk.getByText(/1 đứng hình \(Hội trường\)/)).toBeVisible()
  await expect(desk.locator('article').first()).toHaveAttribute('data-screen', 'dung-hinh')
  await debug.send('Debugger.disable')
  await expect(card(desk, 'dung-hinh')).toHaveAttribute('data-state', 'live')
  await wall.close()
  await expect(card(desk, 'dung-hinh')).toHaveAttribute('data-state', 'away')
})

test('a wall lives through a server that is away for two minutes and comes back with a new build', async ({
  page: wall,
}) => {
  await tell('ben-bi', ['matrix', 'sources'])
  // Two minutes of the wall's own time pass at once; everything else is as it is.
  await wall.clock.install()
  await wall.goto(`${stand.url}/wall/ben-bi`)
  await expect(scene(wall)).toHaveAttribute('data-link', 'live')
  const before = await buildServed()
  await expect(wall.locator('footer')).toContainText(before.slice(0, 7))
  await mark(wall)

  await stand.stopApi('SIGKILL')
  stand.buildAgain()
  await wall.clock.fastForward(120_000)
  await expect(scene(wall)).toHaveAttribute('data-link', 'stale')
  await expect(wall.locator('footer')).toContainText('Mất kết nối 2 phút')
  await expect(wall.locator('tbody tr, li').first()).toBeAttached()
  await wall.clock.fastForward(30_000)
  expect(await isMarked(wall)).toBe(true)

  await stand.startApi()
  const built = await buildServed()
  expect(built).not.toBe(before)
  await expect(wall.locator('footer')).toContainText(built.slice(0, 7), { timeout: 120_000 })
  expect(await isMarked(wall)).toBe(false)
  await expect(scene(wall)).toHaveAttribute('data-link', 'live')
  await expect(scene(wall)).toBeVisible()
})
