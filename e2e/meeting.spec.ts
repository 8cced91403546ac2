import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { faultsOf, lookThrough, sideways } from './looking.ts'
import { createPolice, type ReportActive } from './police.ts'
import { openStand, type Stand } from './stand.ts'

const EID = 'security.eid-activated'
const HOUR = 3_600_000
let stand: Stand
let report: ReportActive

test.beforeAll(async () => {
  stand = await openStand()
  report = createPolice(stand)
})
test.afterAll(() => stand.close())

async function begin(page: Page, title: string): Promise<void> {
  await page.goto(`${stand.url}/meetings`)
  await page.getByLabel('Tên cuộc họp').fill(title)
  await page.getByRole('button', { name: 'Bắt đầu họp' }).click()
  await expect(page.locator('[data-frozen]')).toContainText(/Số liệu giữ nguyên lúc \d{2}:\d{2} \d{2}\/\d{2}\/\d{4}/)
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kết thúc họp' }).click()
  await page.getByRole('button', { name: 'Khép biên bản' }).click()
}

/** Everything that the meeting says of its numbers, word by word. */
const numbersOf = (page: Page) => page.locator('[data-protocol] table').textContent()
const step = (page: Page) => page.locator('article[data-step]')
const note = (page: Page) => step(page).getByRole('textbox')

test('a meeting shows the same numbers for good, whatever is corrected afterwards', async ({ page, browser }) => {
  const measured = Date.now() - HOUR
  await report(8_870, measured)
  await begin(page, 'Giao ban tuần 48')
  const address = page.url()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 2, name: 'Kích hoạt định danh' })).toBeVisible()
  await expect(step(page)).toContainText(/88,7%.*mục tiêu/)
  await expect(step(page)).toContainText('Phụ trách: Công an huyện')
  await note(page).fill('Công an huyện làm việc với Duy Sơn trước thứ Sáu')
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  const held = await numbersOf(page)

  await report(9_900, measured)
  await expect(page.locator('[data-frozen]')).toContainText('1 chỉ số không còn chưa đạt')
  await expect(step(page).locator('[data-now]')).toHaveText(/Bây giờ: 99%, đạt/)
  expect(await numbersOf(page)).toBe(held)

  await page.reload()
  await expect(step(page)).toContainText(/88,7%.*mục tiêu/)
  await expect(note(page)).toHaveValue('Công an huyện làm việc với Duy Sơn trước thứ Sáu')
  expect(await numbersOf(page)).toBe(held)
  await step(page).getByRole('button', { name: /88,7%/ }).first().click()
  await expect(page).toHaveURL(/proof=security\.eid-activated(%40|@)\w+(%40|@)\d+(%40|@)\d+/)
  await expect(page.getByRole('dialog')).toContainText('88,7')
  await page.keyboard.press('Escape')

  await end(page)
  await expect(page.getByText(/Cuộc họp đã kết thúc lúc/)).toBeVisible()
  await expect(step(page).getByRole('textbox', { name: 'Ghi chú, việc giao' })).toHaveCount(0)
  await expect(step(page).getByRole('textbox')).toHaveCount(1)
  expect(await numbersOf(page)).toBe(held)
  await note(page).fill('Số của Duy Sơn là 99%')
  await page.getByRole('button', { name: 'Ghi bổ sung' }).click()
  await expect(step(page).locator('[data-addendum]')).toContainText(/Bổ sung lúc .*Số của Duy Sơn là 99%/)

  await stand.stopApi()
  await stand.startApi()
  const later = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  await later.goto(address)
  await expect(later.locator('[data-frozen]')).toContainText('Đã kết thúc')
  expect(await numbersOf(later)).toBe(held)
  await expect(later.locator('[data-protocol] [data-addendum]')).toHaveText(/Số của Duy Sơn là 99%/)
  await later.goto(stand.url)
  await expect(later.locator('[data-component="security"]')).toContainText('99,0')
})

test('the next meeting is offered what the last one noted of what is still not resolved', async ({ page }) => {
  await report(8_500, Date.now() - HOUR / 2)
  await begin(page, 'Lần một')
  await page.goto(`${page.url()}?at=${EID}%40`)
  await note(page).fill('Duy Sơn báo cáo lại')
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await end(page)
  await page.getByRole('button', { name: 'Họp tiếp với số liệu mới' }).click()
  await expect(page.locator('[data-frozen]')).not.toContainText('Đã kết thúc')
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Chép sang cuộc họp này' }).click()
  await expect(note(page)).toHaveValue('Duy Sơn báo cáo lại')
  await expect(page.getByText('Đã lưu.')).toBeVisible()
})

test('two clerks write at once: on different matters both stand, on the same one neither is lost', async ({
  page,
  browser,
}) => {
  await report(8_500, Date.now() - HOUR / 4)
  await begin(page, 'Hai người ghi')
  const other = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  await other.goto(`${page.url()}?at=${EID}%40`)
  await note(page).fill('Kết luận của buổi họp')
  await note(other).fill('Giao Công an huyện')
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await expect(other.getByText('Đã lưu.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Tiếp', exact: true }).click()
  await expect(note(page)).toHaveValue('Giao Công an huyện')

  await page.route('**/api/v1/meetings/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await note(page).fill('Giao Duy Sơn')
  await expect(page.getByText('Máy này đang giữ')).toBeVisible()
  await note(other).fill('Giao Trung tâm Y tế')
  await expect(page.getByText('Người khác vừa ghi vào cùng chỗ này')).toBeVisible()
  await expect(note(page)).toHaveValue('Giao Duy Sơn')
  await page.unroute('**/api/v1/meetings/**')
  await page.getByRole('button', { name: 'Giữ cả hai' }).click()
  await expect(note(other)).toHaveValue('Giao Trung tâm Y tế\nGiao Duy Sơn')
})

test('a telephone number is not stored, and the meeting does not end over it', async ({ page }) => {
  await begin(page, '')
  await note(page).fill('Gọi 0905 123 456')
  await expect(page.getByText(/Chưa lưu: có vẻ chứa số điện thoại/)).toBeVisible()
  await end(page)
  await expect(page.getByRole('alert')).toContainText('Kết luận chung')
  const { notes } = (await (await ask(`${stand.url}/api/v1/meetings/${page.url().split('/').at(-1)}`)).json()) as {
    notes: unknown[]
  }
  expect(notes).toEqual([])
  await note(page).fill('Gọi lại cho Duy Sơn')
  await expect(page.getByText('Đã lưu.')).toBeVisible()
})

test('on paper the meeting is its protocol and nothing that can only be pressed', async ({ page }) => {
  await report(8_500, Date.now() - HOUR / 5)
  await begin(page, 'Giao ban trên giấy')
  await note(page).fill('Thống nhất như trên')
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('[data-protocol]')
  await expect(paper).toBeVisible()
  await expect(paper).toContainText('Giao ban trên giấy')
  await expect(paper).toContainText('Thống nhất như trên')
  await expect(paper).toContainText(`${stand.url}/meetings/`)
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('navigation')).toHaveCount(0)
})

test('the pages of a meeting are free of faults on a phone in Bengali, and nothing scrolls sideways', async ({
  page,
}) => {
  await report(8_600, Date.now() - HOUR / 6)
  const opened = await ask(`${stand.url}/api/v1/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"title":"Axe"}',
  })
  const { id } = (await opened.json()) as { id: string }
  await page.setViewportSize({ width: 390, height: 844 })
  const { open } = lookThrough(page)
  for (const path of [`meetings/${id}?`, `meetings/${id}?at=${EID}%40&`]) {
    await open(`${stand.url}/${path}lang=bn&theme=light`)
    expect(await faultsOf(page), path).toEqual([])
    expect(await sideways(page), path).toBe(0)
  }
})
