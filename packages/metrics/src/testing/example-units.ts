import type { Day } from '../period.ts'
import { parseDay } from '../period-text.ts'
import type { Unit, UnitKind } from '../unit.ts'

/** A day that is known to exist. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === undefined) throw new Error(`${text} is no day`)
  return parsed
}

export const same = (text: string) => ({ vi: text, en: text, bn: text })

export const DISTRICT = '508'
export const BEGIN = day('2000-01-01')
export const REFORM = day('2025-07-01')

/** Code, name, code of the commune it becomes on 1 July 2025. */
export const OLD_COMMUNES = [
  ['20599', 'Nam Phước', 'Nam Phuoc', '20599'],
  ['20602', 'Duy Thu', 'Duy Thu', '20611'],
  ['20605', 'Duy Phú', 'Duy Phu', '20611'],
  ['20608', 'Duy Tân', 'Duy Tan', '20611'],
  ['20611', 'Duy Hòa', 'Duy Hoa', '20611'],
  ['20614', 'Duy Châu', 'Duy Chau', '20611'],
  ['20617', 'Duy Trinh', 'Duy Trinh', '20623'],
  ['20620', 'Duy Sơn', 'Duy Son', '20623'],
  ['20623', 'Duy Trung', 'Duy Trung', '20623'],
  ['20626', 'Duy Phước', 'Duy Phuoc', '20599'],
  ['20629', 'Duy Thành', 'Duy Thanh', '20635'],
  ['20632', 'Duy Vinh', 'Duy Vinh', '20599'],
  ['20635', 'Duy Nghĩa', 'Duy Nghia', '20635'],
  ['20638', 'Duy Hải', 'Duy Hai', '20635'],
] as const

/** The four communes made from them. */
export const NEW_COMMUNES = [
  ['20599', 'Nam Phước', 'Nam Phuoc'],
  ['20611', 'Thu Bồn', 'Thu Bon'],
  ['20623', 'Duy Xuyên', 'Duy Xuyen'],
  ['20635', 'Duy Nghĩa', 'Duy Nghia'],
] as const

export function unit(code: string, kind: UnitKind, parent: string | null, more: Partial<Unit> = {}): Unit {
  return { code, kind, name: same(code), parent, validFrom: BEGIN, validTo: null, successors: [], ...more }
}

const district = unit(DISTRICT, 'district', null, { name: { vi: 'Duy Xuyên', en: 'Duy Xuyen', bn: 'ডুই শুয়েন' } })
const police = unit('CA', 'agency', DISTRICT, { name: { vi: 'Công an huyện', en: 'Police', bn: 'পুলিশ' } })

const oldCommune = ([code, vi, en, successor]: (typeof OLD_COMMUNES)[number], validTo: Day | null): Unit =>
  unit(code, code === '20599' ? 'town' : 'commune', DISTRICT, {
    name: { vi, en, bn: en },
    validTo,
    successors: validTo === null ? [] : [successor],
  })

/** The district of the article: fourteen communes and towns, and the police. */
export const BEFORE_REFORM: readonly Unit[] = [district, police, ...OLD_COMMUNES.map((row) => oldCommune(row, null))]

/** The same with the reform of 1 July 2025, kept under one parent so that its sums can be followed across. */
export const THROUGH_REFORM: readonly Unit[] = [
  district,
  police,
  ...OLD_COMMUNES.map((row) => oldCommune(row, REFORM)),
  ...NEW_COMMUNES.map(([code, vi, en]) =>
    unit(code, 'commune', DISTRICT, { name: { vi, en, bn: en }, validFrom: REFORM }),
  ),
]
