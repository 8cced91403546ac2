import { expect, type Locator, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { openStand, type Stand } from './stand.ts'

const DUY_TRINH = '20617'
const DUY_SON = '20620'
const WEEK = 7 * 86_400_000
let stand: Stand

test.beforeAll(async () => {
  stand = await openStand()
})
test.afterAll(() => stand.close())

/** Presses a key, as whoever has no mouse does, until what is looked for has the focus. */
async function press(page: Page, key: string, until: Locator): Promise<void> {
  await expect(until).toBeAttached()
  for (let left = 400; left > 0; left--) {
    if (await until.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came there`)
}

const field = (page: Page, row: string) => page.locator(`[data-row="${row}"] [data-field="value"]`)
const COLLECTED = 'security.eid-collected now'
const ACTIVE = 'security.eid-active now'

/** What the commune said in the weeks before, so that there is something usual. */
async function reportEarlierWeeks(): Promise<void> {
  const key = stand.key(
    'police',
    '--name',
    'Công an huyện',
    '--kind',
    'api',
    '--measures',
    'security.eid-active',
    '--units',
    DUY_TRINH,
  )
  const readings = [3_010, 3_000, 2_990, 3_000, 3_020, 3_000].map((value, index) => ({
    measure: 'security.eid-active',
    unit: DUY_TRINH,
    at: new Date(Date.now() - (index + 1) * WEEK).toISOString(),
    value,
  }))
  const answer = await ask(`${stand.url}/api/v1/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(readings),
  })
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"accepted":6')])
}

test('a clerk sends the week by the keyboard alone, and the wall shows it before a second person confirms it', async ({
  page,
  context,
  browser,
}) => {
  await reportEarlierWeeks()
  const wall = await context.newPage()
  await wall.goto(`${stand.url}/wall?scope=${DUY_TRINH}`)
  const tile = wall.locator('[data-indicator="security.eid-activated"]').first()
  await expect(tile).toBeVisible()

  await page.bringToFront()
  await page.goto(`${stand.url}/forms`)
  await press(page, 'Tab', page.getByRole('searchbox'))
  await page.keyboard.type('duy trinh')
  await press(page, 'Tab', page.getByRole('link', { name: /Duy Trinh/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Duy Trinh' })).toBeVisible()
  await press(page, 'Tab', page.locator('[data-field="value"]').first())
  await press(page, 'Enter', field(page, COLLECTED))
  await page.keyboard.type('4.000')
  await press(page, 'Enter', field(page, ACTIVE))
  await page.keyboard.type('3.800')
  await expect(page.getByText(/Khác thường: mọi khi từ 2\.\d{3} đến 3\.\d{3}/)).toBeVisible()
  await press(page, 'Tab', page.getByRole('combobox', { name: 'Vai trò người gửi' }))
  await page.keyboard.press('ArrowDown')

  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog', { name: '1 giá trị khác thường' })).toBeVisible()
  await press(page, 'Tab', page.getByRole('button', { name: 'Đúng, gửi đi' }))
  await page.keyboard.press('Enter')
  const receipt = page.locator('[data-receipt]')
  await expect(receipt.getByRole('heading', { level: 1 })).toHaveText(
    /Biên nhận số [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/,
  )
  await expect(receipt).toContainText(/Đã nhận lúc \d{2}:\d{2}/)
  await expect(receipt).toContainText('khác thường, người nhập đã xác nhận')

  await expect(tile.locator('.live-value')).toContainText('95,0')
  await expect(tile.getByRole('img', { name: 'Nhập tay' })).toBeVisible()

  const number = (await receipt.getAttribute('data-receipt')) ?? ''
  const other = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  await other.goto(`${stand.url}/forms`)
  await press(other, 'Tab', other.getByLabel(/biên nhận/i))
  await other.keyboard.type(number.toLowerCase())
  await other.keyboard.press('Enter')
  await press(other, 'Tab', other.getByRole('combobox', { name: 'Vai trò người xác nhận' }))
  await other.keyboard.press('End')
  await press(other, 'Tab', other.getByRole('button', { name: 'Xác nhận số liệu này' }))
  await other.keyboard.press('Enter')
  await expect(other.getByText(/Lãnh đạo đơn vị đã xác nhận lúc/)).toBeVisible()
  // The sender, who has the receipt open, sees it without asking.
  await expect(page.getByText(/Lãnh đạo đơn vị đã xác nhận lúc/)).toBeVisible()
})

test('of two clerks in one form each sees at once that the other typed, and loses nothing', async ({
  page,
  browser,
}) => {
  const other = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  for (const desk of [page, other]) {
    await desk.goto(`${stand.url}/forms/${DUY_SON}`)
    await expect(field(desk, COLLECTED)).toBeVisible()
  }
  await field(page, COLLECTED).fill('12')
  await expect(field(other, COLLECTED)).toHaveValue('12')
  await field(other, COLLECTED).fill('13')
  await field(other, ACTIVE).fill('11')
  await expect(page.getByRole('alert')).toContainText('Người khác cũng vừa gõ vào biểu này')
  await expect(page.getByRole('alert').getByRole('row', { name: /thu nhận/ })).toContainText(/12.*13/)
  await expect(field(page, COLLECTED)).toHaveValue('12')
  await page.getByRole('button', { name: 'Giữ bản của tôi' }).click()
  await expect(other.getByRole('alert')).toBeVisible()
  await expect(field(other, ACTIVE)).toHaveValue('11')
  await other.getByRole('button', { name: 'Lấy bản trên máy chủ' }).click()
  await expect(field(other, COLLECTED)).toHaveValue('12')
  await expect(field(other, ACTIVE)).toHaveValue('')
})
