import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { openStand, type Stand } from './stand.ts'

// One-stop systems send dossiers as they sync them with the national portal. Its codes know that a dossier was
// received (2), handled (9) and returned (10); a system that tells appraisal from approval has codes of its own.
const CONNECTORS = `connectors:
  - id: one-stop
    kind: dossier-sync
    name: Hệ thống một cửa điện tử
    options:
      units: { 'UBND thị trấn Nam Phước': '20599' }
      statuses: { TD: appraised, PD: approved }
`
const CODE = '000.00.18.H47-261124-0001'
const PERSON = {
  ChuHoSo: 'Nguyễn Thị Mẫu Đơn',
  SoDienThoai: '0905123987',
  Email: 'mau.don@example.vn',
  SoCMND: '049187001234',
  DiaChi: 'Thôn Mẫu Đơn 7',
}
const STEPS = ['received', 'appraised', 'approved', 'signed', 'returned'] as const
let stand: Stand
let key: string

test.beforeAll(async () => {
  stand = await openStand({ connectors: CONNECTORS })
  key = stand.connectorKey('one-stop')
})
test.afterAll(() => stand.close())

/** `20261124093000`: a moment as the national format writes it, at +07:00. */
const nationalTime = (at: Date) =>
  new Date(at.getTime() + 7 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, 14)

async function sync(service: string, entry: object): Promise<unknown> {
  const answer = await ask(`${stand.url}/api/v1/dossier-sync`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ service, data: [entry] }),
  })
  return { status: answer.status, ...((await answer.json()) as object) }
}

/** A whole dossier, with all a one-stop system says of the person. */
const dossier = (status: string, more: object = {}) => ({
  MaHoSo: CODE,
  MaTTHC: '1.001612',
  TenTTHC: 'Đăng ký thành lập hộ kinh doanh',
  ...PERSON,
  LoaiDoiTuong: '1',
  NgayTiepNhan: nationalTime(new Date()),
  NgayHenTra: nationalTime(new Date(Date.now() + 3 * 86_400_000)),
  TrangThaiHoSo: status,
  KenhThucHien: '2',
  DonViXuLy: 'UBND thị trấn Nam Phước',
  TaiLieuNop: [{ TenTepDinhKem: `cccd ${PERSON.ChuHoSo}.pdf`, DuongDanTaiTepTin: '/t/1' }],
  ...more,
})
const progress = (status: string) => ({
  MaHoSo: CODE,
  TrangThai: status,
  ThoiDiemXuLy: nationalTime(new Date()),
  NguoiXuLy: PERSON.ChuHoSo,
})

const figure = (page: Page, step: string) => page.locator(`[data-step="${step}"] .live-value [role="img"]`).first()

/** How many came today, and how many wait for each step after it. */
async function seen(page: Page, expected: readonly string[]): Promise<void> {
  for (const [place, count] of expected.entries()) {
    await expect(figure(page, STEPS[place] ?? '')).toHaveAttribute('aria-label', count)
  }
}

test('a dossier sent in the national format is seen at each of its five steps', async ({ page }) => {
  await page.goto(`${stand.url}/wall`)
  await expect(figure(page, 'appraised')).toHaveAttribute('aria-label', '–')
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))

  expect(await sync('DongBoHoSoMC', dossier('2'))).toMatchObject({
    status: 200,
    accepted: 1,
    dropped: { ChuHoSo: 1, SoDienThoai: 1, Email: 1, SoCMND: 1, DiaChi: 1 },
  })
  await seen(page, ['1', '1', '0', '0', '0'])
  expect(await sync('CapNhatTienDoHoSoMC', progress('TD'))).toMatchObject({ status: 200, refused: 0 })
  await seen(page, ['1', '0', '1', '0', '0'])
  expect(await sync('CapNhatTienDoHoSoMC', progress('PD'))).toMatchObject({ status: 200, refused: 0 })
  await seen(page, ['1', '0', '0', '1', '0'])
  expect(await sync('CapNhatTienDoHoSoMC', progress('9'))).toMatchObject({ status: 200, refused: 0 })
  await seen(page, ['1', '0', '0', '0', '1'])
  const now = nationalTime(new Date())
  const returned = dossier('10', { NgayKetThucXuLy: now, NgayTra: now })
  expect(await sync('DongBoHoSoMC', returned)).toMatchObject({ status: 200, refused: 0 })
  await seen(page, ['1', '0', '0', '0', '0'])
  await expect(page.locator('[data-widget="work"]')).toContainText('hôm nay xong 1')
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
})

test('what was sent of the person is nowhere in what the centre keeps', async () => {
  await sync('DongBoHoSoMC', dossier('2'))
  // What is refused may be kept to be looked at: it must not hold it either.
  expect(await sync('DongBoHoSoMC', dossier('none of them'))).toMatchObject({ accepted: 0, refused: 1 })
  await stand.stopApi()
  const files = readdirSync(stand.data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const kept = files.map((file) => readFileSync(join(file.parentPath, file.name)))
  const holds = (text: string) => kept.some((bytes) => bytes.includes(text))
  expect(holds(CODE)).toBe(true)
  expect(Object.values(PERSON).filter(holds)).toEqual([])
})
