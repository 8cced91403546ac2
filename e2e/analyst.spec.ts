import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { openStand, type Stand } from './stand.ts'

const INDICATOR = 'form-payment.online-rate'
const UNIT = '20620'
const NOW = new Date()
const YEAR = NOW.getUTCFullYear()
let stand: Stand

test.beforeAll(async () => {
  stand = await openStand()
  await reportTwoYears()
})
test.afterAll(() => stand.close())

/** Of 97 dossiers a month that were paid for, one more than the month before was paid for online. */
async function reportTwoYears(): Promise<void> {
  const key = stand.key(
    'payments',
    '--name',
    'Thanh toán',
    '--kind',
    'api',
    '--measures',
    'form-payment.*',
    '--units',
    UNIT,
  )
  const months = NOW.getUTCMonth() + 12
  const rows = Array.from({ length: months }, (_, at) => {
    const period = `${YEAR - 1 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    const reading = (measure: string, value: number) => ({
      measure: `form-payment.${measure}`,
      unit: UNIT,
      period,
      value,
    })
    return [reading('dossiers-paid-online', 60 + at), reading('dossiers', 97)]
  })
  const answer = await ask(`${stand.url}/api/v1/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(rows.flat()),
  })
  expect([answer.ok, await answer.text()]).toEqual([true, expect.anything()])
}

/** What the server says of the same indicator by month: values by period. */
async function series(): Promise<Map<string, number | null>> {
  const query = new URLSearchParams({ unit: UNIT, from: `${YEAR - 1}-01-01`, grain: 'month' })
  const answer = await ask(`${stand.url}/api/v1/indicators/${INDICATOR}/series?${query}`)
  const { points } = (await answer.json()) as { points: { period: string; value: number | null }[] }
  return new Map(points.map(({ period, value }) => [period, value]))
}

/** The cells of a table of text, heads first; numbers read as they are written in Vietnamese. */
const cellsOf = (text: string, between: string) =>
  text
    .replace('\uFEFF', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(between))
const numberOf = (text: string | undefined) =>
  text === '' || text === undefined ? null : Number(text.replace(',', '.'))

/** Held against the server's own series: a row per month, a column per year, then the difference. */
async function expectTwoYears([head, ...rows]: string[][]): Promise<void> {
  const known = await series()
  expect(head?.slice(3, 6)).toEqual([String(YEAR - 1), String(YEAR), 'Chênh lệch'])
  expect(rows).toHaveLength(12)
  for (const [, unit, month, before, after] of rows) {
    expect(unit).toBe('Duy Sơn')
    expect([month, numberOf(before), numberOf(after)]).toEqual([
      month,
      known.get(`${YEAR - 1}-${month}`) ?? null,
      known.get(`${YEAR}-${month}`) ?? null,
    ])
  }
  expect(rows.filter(([, , , before]) => numberOf(before) !== null).length).toBeGreaterThan(8)
}

async function choose(page: Page, picker: string, words: string, name: string | RegExp): Promise<void> {
  await page.locator('summary', { hasText: picker }).click()
  const group = page.getByRole('group', { name: picker, exact: true })
  await group.getByRole('button', { name: 'Bỏ chọn hết' }).click()
  await group.getByRole('searchbox').fill(words)
  await group.getByRole('checkbox', { name }).check()
}

test('an analyst reaches the explorer by the palette, compares two years and takes the numbers along', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(stand.url)
  await expect(page.getByRole('button', { name: /Tìm, đi tới/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Trang, chỉ số/ }).fill('khai thac')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/explore$/)

  await choose(page, 'Chỉ số', INDICATOR, /./)
  await choose(page, 'Đơn vị', 'duy son', 'Duy Sơn')
  await page.getByRole('button', { name: 'So sánh hai năm' }).click()
  await expect(page.getByRole('button', { name: 'Chênh lệch' })).toBeVisible()
  await expect(page.locator('figure svg')).toBeVisible()

  await page.getByRole('button', { name: 'Chép bảng' }).click()
  await expect(page.getByText('Đã chép.')).toBeVisible()
  await expectTwoYears(cellsOf(await page.evaluate(() => navigator.clipboard.readText()), '\t'))

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^khai-thac-so-lieu-.*\.csv$/)
  await expectTwoYears(cellsOf(await readFile(await file.path(), 'utf8'), ';'))
})

test('what was chosen is saved under a name, found by it in the palette, and removed', async ({ page }) => {
  await page.goto(`${stand.url}/explore?indicators=${INDICATOR}&units=${UNIT}&across=year&lang=vi`)
  await page.getByRole('link', { name: 'Lưu cách xem này' }).click()
  await page.getByRole('textbox', { name: 'Tên' }).fill('Thanh toán Duy Sơn')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: /Thanh toán Duy Sơn/ })).toBeVisible()

  await page.goto(`${stand.url}/sources`)
  await expect(page.getByRole('button', { name: /Tìm, đi tới/ })).toBeVisible()
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: /^Trang, chỉ số/ }).fill('thanh toan duy son')
  await expect(page.getByRole('option', { name: /Thanh toán Duy Sơn/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/explore\?indicators=.*across=year/)
  await expect(page.getByRole('cell', { name: 'Duy Sơn' }).first()).toBeVisible()

  await page.goto(`${stand.url}/views`)
  await page.getByRole('button', { name: 'Bỏ Thanh toán Duy Sơn' }).click()
  await expect(page.getByText(/^Chưa lưu cách xem nào/)).toBeVisible()
})

test('a remark made where one indicator is looked at is there for everybody, and can be taken back', async ({
  page,
}) => {
  const address = `${stand.url}/explore?indicators=${INDICATOR}&units=${UNIT}`
  await page.goto(address)
  await page.getByRole('textbox', { name: 'Nội dung' }).fill('mạng hỏng 2 ngày')
  await page.getByRole('button', { name: 'Thêm ghi chú' }).click()
  await expect(page.getByRole('textbox', { name: 'Nội dung' })).toHaveValue('')
  await page.goto(address)
  await page.getByRole('button', { name: /^Bỏ ghi chú “mạng hỏng/ }).click()
  await expect(page.getByText('Chưa có ghi chú nào.')).toBeVisible()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText('mạng hỏng 2 ngày', { exact: true })).toBeVisible()
})

test('the catalogue finds an indicator without its marks', async ({ page }) => {
  await page.goto(`${stand.url}/indicators`)
  await page.getByRole('searchbox').fill('khong co chi so nao nhu the')
  await expect(page.getByText(/^Không có mục nào khớp/)).toBeVisible()
  await page.getByRole('searchbox').fill('dinh danh kich hoat')
  await expect(page.locator('[data-indicator="security.eid-activated"]')).toBeVisible()
})
