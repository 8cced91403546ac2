import { expect, type Page, test } from '@playwright/test'
import ExcelJS from 'exceljs'
import { openStand, type Stand } from './stand.ts'

const NAM_PHUOC = '20599'
let stand: Stand

test.beforeAll(async () => {
  stand = await openStand()
})
test.afterAll(() => stand.close())

/** The template of the unit's week, as the page hands it out. */
async function template(page: Page): Promise<ExcelJS.Workbook> {
  await page.getByLabel('Điền mẫu biểu nào').selectOption({ label: 'Bảng số liệu dài (mỗi dòng một số liệu)' })
  await page.getByLabel('Đơn vị', { exact: true }).selectOption(NAM_PHUOC)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải tệp mẫu' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/Nam Phước - \d{4}-W\d{2}\.xlsx$/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await download.path())
  return book
}

/** Writes the value of a measure, and tells in which row that is. */
function fill(book: ExcelJS.Workbook, measure: string, value: number | string): number {
  const [sheet] = book.worksheets
  let found = 0
  sheet?.eachRow((row, number) => {
    if (row.getCell(1).value !== measure) return
    row.getCell(5).value = value
    found = number
  })
  expect(found).toBeGreaterThan(0)
  return found
}

const fileOf = async (book: ExcelJS.Workbook) => ({
  name: 'tuan-nam-phuoc.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await book.xlsx.writeBuffer()),
})

test('a workbook is filled in, refused for one wrong cell, mended, stored and seen', async ({ page, context }) => {
  const wall = await context.newPage()
  await wall.goto(`${stand.url}/wall?scope=${NAM_PHUOC}`)
  const tile = wall.locator('[data-indicator="security.eid-activated"]').first()
  await expect(tile).toBeVisible()

  await page.goto(`${stand.url}/imports`)
  const book = await template(page)
  fill(book, 'Tài khoản định danh đã thu nhận (mức 1 và 2)', 5_000)
  const row = fill(book, 'Tài khoản định danh đã kích hoạt (mức 1 và 2)', 'bốn nghìn')
  await page.getByLabel(/Chọn tệp/).setInputFiles(await fileOf(book))
  await expect(page.getByText(/^1 lỗi\. Chưa có gì được lưu/)).toBeVisible()
  const problem = page.locator('[data-problems] tbody tr')
  await expect(problem).toHaveCount(1)
  await expect(problem.getByRole('cell').nth(1)).toHaveText(String(row))
  await expect(problem.getByRole('cell').nth(2)).toHaveText('E')
  await expect(problem).toContainText('không phải số')
  await expect(page.getByRole('button', { name: 'Lưu tất cả' })).toHaveCount(0)

  // A reload keeps the file before one's eyes.
  await page.reload()
  await expect(problem).toContainText('không phải số')

  fill(book, 'Tài khoản định danh đã kích hoạt (mức 1 và 2)', 4_500)
  await page.getByLabel(/Gửi tệp đã sửa/).setInputFiles(await fileOf(book))
  await expect(page.getByText(/không có lỗi/)).toBeVisible()
  await expect(page.locator('[data-would="accepted"]')).toContainText('2')
  await expect(tile.locator('.live-value')).not.toContainText('90,0')
  await page.getByRole('button', { name: 'Lưu tất cả' }).click()
  await expect(page.getByRole('heading', { name: /^Biên nhận \d{8}-/ })).toBeVisible()

  await expect(tile.locator('.live-value')).toContainText('90,0')
  await page.goto(`${stand.url}/sources`)
  await expect(page.getByRole('row', { name: /Tệp gửi lên/ })).toContainText(/nhận 2/)
})
