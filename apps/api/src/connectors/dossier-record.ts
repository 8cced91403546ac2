import type { DossierStep } from '@ioc/contract'
import type { OptionsOf } from './connector.ts'
import { CHANNELS, FLAGS, NATIONAL_STATUSES } from './dossier-status.ts'
import type { FieldReader } from './field-reader.ts'
import { readNationalTime } from './national-time.ts'

type Options = OptionsOf<'dossier-sync'>

/** `000.00.19.H47-261118-0012`: nobody's name fits. */
const DOSSIER_CODE = /^[A-Za-z0-9][A-Za-z0-9./_-]{2,63}$/
/** `1.001612`, `1.001612.000.00.00.H47`. */
const PROCEDURE_CODE = /^\d{1,2}\.\d{6}(?=\.|$)/
const MOST_FEE = 1e12

/** A dossier of the register from an entry of DongBoHoSoMC. What is wrong is told to the reader. */
export function readDossier(fields: FieldReader, options: Options): object | 'not-received' {
  const step = readStep(fields, 'TrangThaiHoSo', options)
  const procedure = PROCEDURE_CODE.exec(fields.text('MaTTHC'))?.[0]
  if (procedure === undefined) fields.refuse('MaTTHC', 'bad-text', 'is not a national code such as 1.001612')
  const unit = readUnit(fields, options)
  const channel = CHANNELS.get(fields.text('KenhThucHien'))
  if (channel === undefined) fields.refuse('KenhThucHien', 'unknown-code', 'is not 1, 2 or 3')
  const received = readTime(fields, 'NgayTiepNhan', step !== 'not-received')
  const times = readTimes(fields, step)
  const record = {
    code: readCode(fields),
    procedure,
    unit,
    channel,
    received,
    due: readTime(fields, 'NgayHenTra'),
    step,
    ...times,
    ...readPapers(fields),
    fee: readFee(fields),
    'paid-online': readFlag(fields, 'DuocThanhToanTrucTuyen'),
    supplements: fields.list('DanhSachHoSoBoSung').length,
  }
  return step === 'not-received' ? step : record
}

/** Where a dossier stands, from an entry of CapNhatTienDoHoSoMC: only what it says. */
export function readProgress(fields: FieldReader, options: Options): object | 'not-received' {
  const step = readStep(fields, 'TrangThai', options)
  const at = readTime(fields, 'ThoiDiemXuLy', true)
  const code = readCode(fields)
  if (step === 'not-received') return step
  // That it was received is known from the dossier itself; being handled further says nothing new about when.
  if (step === undefined || step === 'received') return { code, step }
  return { code, step, [step]: at, ...(step === 'signed' && { finished: at }) }
}

function readCode(fields: FieldReader): string | undefined {
  const code = fields.text('MaHoSo')
  return DOSSIER_CODE.test(code) ? code : fields.refuse('MaHoSo', 'bad-text', 'is not the code of a dossier')
}

function readStep(fields: FieldReader, field: string, { statuses }: Options): DossierStep | 'not-received' | undefined {
  const code = fields.text(field)
  const own = Object.hasOwn(statuses, code) ? statuses[code] : undefined
  const step = own ?? NATIONAL_STATUSES.get(code)
  if (step !== undefined) return step
  return fields.refuse(field, 'unknown-code', `${shown(code)} is not a status from 1 to 10, nor one of the options`)
}

function readUnit(fields: FieldReader, { units }: Options): string | undefined {
  const said = fields.text('DonViXuLy').normalize('NFC')
  const found = Object.entries(units).find(([theirs]) => theirs.normalize('NFC') === said)?.[1]
  return found ?? fields.refuse('DonViXuLy', 'unknown-unit', `${shown(said)} is not among the options' units`)
}

function readTime(fields: FieldReader, field: string, needed = false): string | null | undefined {
  const text = fields.text(field)
  if (text === '') return needed ? fields.refuse(field, 'missing-column', 'is missing') : null
  return readNationalTime(text) ?? fields.refuse(field, 'bad-time', `${shown(text)} is not a time as yyyyMMddHHmmss`)
}

/** The times a whole dossier tells. Appraisal and approval it does not: what is known of them stays as it is. */
function readTimes(fields: FieldReader, step: DossierStep | 'not-received' | undefined) {
  const finished = readTime(fields, 'NgayKetThucXuLy')
  const returned = readTime(fields, 'NgayTra')
  if (step === 'returned' && returned === null && finished === null) {
    fields.refuse('NgayTra', 'missing-column', 'is missing, and so is NgayKetThucXuLy')
  }
  return {
    signed: finished,
    returned: step === 'returned' ? (returned ?? finished) : null,
    finished: finished ?? returned,
  }
}

/** Digitised means a file stands beside the paper; reused, that it was not asked for again (766 items 4.1–4.4). */
function readPapers(fields: FieldReader) {
  const inputs = fields.list('TaiLieuNop').map((paper) => ({
    file: paper.text('DuongDanTaiTepTin') !== '' || isSet(paper, 'DuocSoHoa'),
    reused: [isSet(paper, 'DuocTaiSuDung'), isSet(paper, 'DuocLayTuKhoDMQG')].includes(true),
  }))
  const results = fields.list('DanhSachGiayToKetQua').map((paper) => paper.text('DuongDanTepTinKetQua') !== '')
  const said = readFlag(fields, 'HoSoCoThanhPhanSoHoa')
  const fromStore = readFlag(fields, 'DuocLayTuKhoDMQG')
  return {
    'digitised-input': said === true || inputs.some(({ file }) => file),
    'digitised-result': results.includes(true),
    reused: fromStore === true || inputs.some(({ reused }) => reused),
  }
}

function readFlag(fields: FieldReader, field: string): boolean | null | undefined {
  const flag = FLAGS.get(fields.text(field).toLowerCase())
  return flag === undefined ? fields.refuse(field, 'unknown-code', 'is not 0 or 1') : flag
}

const isSet = (fields: FieldReader, field: string) => readFlag(fields, field) === true

/** The sum of what is asked, in whole đồng; null where no fee is listed. */
function readFee(fields: FieldReader): number | null | undefined {
  const fees = fields.list('DanhSachLePhi').map((fee) => {
    const text = fee.text('Gia')
    if (/^\d{1,12}$/.test(text)) return Number(text)
    fee.refuse('Gia', 'bad-number', `${shown(text)} is not a sum in whole đồng`)
    return 0
  })
  const sum = fees.reduce((total, fee) => total + fee, 0)
  if (sum > MOST_FEE) return fields.refuse('DanhSachLePhi', 'out-of-range', 'adds up to more than anyone is asked for')
  return fees.length === 0 ? null : sum
}

/** What was sent, short enough to be told. Codes and times only are shown: never a field that may name someone. */
const shown = (text: string) => (text === '' ? 'nothing' : `"${text.slice(0, 40)}"`)
