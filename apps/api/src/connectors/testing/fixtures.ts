import type { ConnectorKind } from '../connector.ts'
import { HERE } from './play-source.ts'

/** A dossier as a one-stop system sends it, with all it says of the person. */
export const DOSSIER = {
  MaHoSo: '000.00.19.H47-261118-0012',
  MaTTHC: '1.001612',
  TenTTHC: 'Đăng ký thành lập hộ kinh doanh',
  ChuHoSo: 'Nguyễn Thị Mẫu',
  SoDienThoai: '0905000000',
  Email: 'mau@example.vn',
  LoaiDoiTuong: '1',
  NgayTiepNhan: '20261116083000',
  NgayHenTra: '20261120170000',
  TrangThaiHoSo: '9',
  NgayTra: '',
  HinhThuc: '0',
  KenhThucHien: '2',
  NgayKetThucXuLy: '20261117150000',
  DonViXuLy: 'UBND xã A',
  TaiLieuNop: [{ TenTepDinhKem: 'cccd-nguyen-thi-mau.pdf', DuongDanTaiTepTin: '/t/1', DuocLayTuKhoDMQG: '1' }],
  DanhSachLePhi: [{ TenPhiLePhi: 'Lệ phí', Gia: '30000' }],
  DanhSachHoSoBoSung: [{ NguoiYeuCauBoSung: 'Trần Văn Mẫu' }],
  DanhSachGiayToKetQua: [{ DuongDanTepTinKetQua: '/k/1' }],
  HoSoCoThanhPhanSoHoa: '1',
  DuocThanhToanTrucTuyen: '1',
}

/** What a connector of a kind is given, and what it must make of it. */
export interface Fixture {
  readonly options: object
  /** The answer, the messages by topic, the file, or what was sent. */
  readonly input: unknown
  readonly rows: number
}

/** One for each kind; `url` and `path` are put in where it runs. */
export const FIXTURES: Readonly<Record<ConnectorKind, Fixture>> = {
  'http-json': {
    options: { allow: HERE, rows: 'list.{ "measure": m, "unit": u, "period": $day, "value": v }' },
    input: { list: [{ m: 'received', u: 'A', v: 1 }] },
    rows: 1,
  },
  'portal-766': {
    options: { allow: HERE, period: 'day', units: { 'H47.18': 'A' }, measures: { tongTiepNhan: 'received' } },
    input: { data: [{ maThongKe: 'H47.18', tongTiepNhan: 12 }] },
    rows: 1,
  },
  mqtt: {
    options: { allow: HERE, topics: [{ as: 'value', topic: 'accounts/+', unit: { level: 2 }, measure: 'accounts' }] },
    input: { 'accounts/A': 5, 'accounts/B': 6 },
    rows: 2,
  },
  folder: { options: { still: 0 }, input: 'measure,unit,period,value\nreceived,A,2026-11-17,5\n', rows: 1 },
  'dossier-sync': {
    options: { units: { 'UBND xã A': 'A' } },
    input: { service: 'DongBoHoSoMC', data: [DOSSIER] },
    rows: 1,
  },
}
