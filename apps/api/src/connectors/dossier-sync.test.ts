import { DossierSyncOptions } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { dossierSync } from './dossier-sync.ts'
import { DOSSIER } from './testing/fixtures.ts'

const OPTIONS = DossierSyncOptions.parse({ units: { 'UBND xã A': 'A' }, statuses: { TD: 'appraised' } })
const take = async (service: string, ...data: unknown[]) => {
  const taken = await dossierSync.take?.(OPTIONS, { service, data })
  if (!taken) throw new Error('it takes')
  return taken
}
const whole = (...more: object[]) => take('DongBoHoSoMC', ...more.map((one) => ({ ...DOSSIER, ...one })))
const recordOf = async (more: object) => (await whole(more)).rows[0]?.record
const wrongIn = async (more: object) =>
  (await whole(more)).errors.map(({ row, column, code }) => `${row} ${column} ${code}`)

describe('a dossier in the national format', () => {
  it('becomes a record of the register', async () => {
    expect(await recordOf({})).toEqual({
      code: '000.00.19.H47-261118-0012',
      procedure: '1.001612',
      unit: 'A',
      channel: 'online',
      received: '2026-11-16T08:30:00+07:00',
      due: '2026-11-20T17:00:00+07:00',
      step: 'signed',
      signed: '2026-11-17T15:00:00+07:00',
      returned: null,
      finished: '2026-11-17T15:00:00+07:00',
      'digitised-input': true,
      'digitised-result': true,
      reused: true,
      fee: 30_000,
      'paid-online': true,
      supplements: 1,
    })
  })

  it('drops its owner and everything else the register has no place for, and counts it', async () => {
    const { dropped, rows } = await whole({}, { ChuHoSo: '', 'Nguyễn Văn A': '1', __proto__x: 1 })
    expect(Object.fromEntries(dropped)).toEqual({
      ChuHoSo: 1,
      SoDienThoai: 2,
      Email: 2,
      TenTTHC: 2,
      LoaiDoiTuong: 2,
      HinhThuc: 2,
      'TaiLieuNop.TenTepDinhKem': 2,
      'DanhSachLePhi.TenPhiLePhi': 2,
      'DanhSachHoSoBoSung.NguoiYeuCauBoSung': 2,
      other: 2,
    })
    expect(JSON.stringify(rows)).not.toMatch(/Nguyễn|0905|@/)
  })

  it.each([
    ['1', undefined],
    ['2', 'received'],
    ['3', undefined],
    ['4', 'received'],
    ['9', 'signed'],
    ['TD', 'appraised'],
  ])('with the status %s stands at %s', async (TrangThaiHoSo, step) => {
    const taken = await whole({ TrangThaiHoSo })
    expect(taken.rows[0]?.record).toEqual(step === undefined ? undefined : expect.objectContaining({ step }))
    expect(taken.notReceived).toBe(step === undefined ? 1 : 0)
  })

  it.each([
    [{ TrangThaiHoSo: '11' }, '1 TrangThaiHoSo unknown-code'],
    [{ NgayTiepNhan: '20260230083000' }, '1 NgayTiepNhan bad-time'],
    [{ NgayTiepNhan: '20261118246000' }, '1 NgayTiepNhan bad-time'],
    [{ NgayTiepNhan: '' }, '1 NgayTiepNhan missing-column'],
    [{ NgayHenTra: '2026-11-20' }, '1 NgayHenTra bad-time'],
    [{ DonViXuLy: 'UBND xã khác' }, '1 DonViXuLy unknown-unit'],
    [{ MaTTHC: 'khai sinh' }, '1 MaTTHC bad-text'],
    [{ MaHoSo: 'Nguyễn Văn A' }, '1 MaHoSo bad-text'],
    [{ KenhThucHien: '7' }, '1 KenhThucHien unknown-code'],
    [{ DuocThanhToanTrucTuyen: 'có' }, '1 DuocThanhToanTrucTuyen unknown-code'],
    [{ DanhSachLePhi: [{ Gia: '30.000' }] }, '1 DanhSachLePhi.Gia bad-number'],
    [{ TaiLieuNop: 'x' }, '1 TaiLieuNop wrong-type'],
    [{ TrangThaiHoSo: '10', NgayKetThucXuLy: '', NgayTra: '' }, '1 NgayTra missing-column'],
  ])('is refused by row and column: %j', async (more, says) => {
    expect(await wrongIn(more)).toEqual([says])
  })

  it('counts as brought to the counter where its channel is not said', async () => {
    expect(await recordOf({ KenhThucHien: undefined })).toMatchObject({ channel: 'counter' })
    expect(await recordOf({ KenhThucHien: 3 })).toMatchObject({ channel: 'post' })
  })

  it('knows its unit however its name was composed', async () => {
    expect(await recordOf({ DonViXuLy: ' UBND xã A '.normalize('NFD') })).toMatchObject({ unit: 'A' })
  })

  it('names every bad row, and what is no dossier at all', async () => {
    const { errors } = await take('DongBoHoSoMC', DOSSIER, 7, { ...DOSSIER, MaHoSo: '' })
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, undefined],
      [3, 'MaHoSo'],
    ])
  })
})

describe('progress of a dossier', () => {
  it('says the step and when, and drops who did it', async () => {
    const progress = { MaHoSo: 'H47-1', TrangThai: 'TD', ThoiDiemXuLy: '20261117090000', NguoiXuLy: 'Trần B' }
    const { rows, dropped } = await take('CapNhatTienDoHoSoMC', progress)
    expect(rows).toEqual([
      { row: 1, record: { code: 'H47-1', step: 'appraised', appraised: '2026-11-17T09:00:00+07:00' } },
    ])
    expect(Object.fromEntries(dropped)).toEqual({ NguoiXuLy: 1 })
  })
})
