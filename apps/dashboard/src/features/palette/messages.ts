import { createFeatureText, type FeatureMessages } from '../../i18n/feature-text.tsx'

const vi = {
  open: 'Tìm, đi tới…',
  title: 'Bảng lệnh',
  type: 'Trang, chỉ số, đơn vị, cách xem đã lưu, việc cần làm',
  none: 'Không có gì khớp.',
  count: '{count, number} kết quả',
  close: 'Đóng',
  'kind.page': 'trang',
  'kind.view': 'cách xem',
  'kind.action': 'việc',
  'kind.indicator': 'chỉ số',
  'kind.unit': 'đơn vị',
  wall: 'Màn hình tường',
  save: 'Lưu cách xem này',
  language: 'Đổi ngôn ngữ: {name}',
  dark: 'Nền tối',
  light: 'Nền sáng',
  keys: 'Phím tắt',
  'keys.open': 'mở bảng lệnh',
  'keys.help': 'mở danh sách này',
  'keys.move': 'chọn trong bảng lệnh',
  'keys.go': 'đi tới, làm',
  'keys.close': 'đóng bảng lệnh, bằng chứng',
  'keys.writing': 'Khi đang gõ trong một ô, các phím này vẫn là chữ.',
  or: 'hoặc',
} as const satisfies Record<string, string>

type Id = keyof typeof vi

const en: Readonly<Record<Id, string>> = {
  open: 'Find, go to…',
  title: 'Command palette',
  type: 'Page, indicator, unit, saved view, something to do',
  none: 'Nothing matches.',
  count: '{count, plural, one {# result} other {# results}}',
  close: 'Close',
  'kind.page': 'page',
  'kind.view': 'saved view',
  'kind.action': 'action',
  'kind.indicator': 'indicator',
  'kind.unit': 'unit',
  wall: 'Wall',
  save: 'Save this view',
  language: 'Language: {name}',
  dark: 'Dark theme',
  light: 'Light theme',
  keys: 'Keyboard shortcuts',
  'keys.open': 'open the command palette',
  'keys.help': 'open this list',
  'keys.move': 'choose in the palette',
  'keys.go': 'go there, do it',
  'keys.close': 'close the palette or the proof',
  'keys.writing': 'While you type in a field these keys stay letters.',
  or: 'or',
}

const bn: Readonly<Record<Id, string>> = {
  open: 'খুঁজুন, যান…',
  title: 'কমান্ড তালিকা',
  type: 'পাতা, সূচক, ইউনিট, সংরক্ষিত দৃশ্য বা কাজ',
  none: 'কিছুই মেলেনি।',
  count: '{count, number}টি ফল',
  close: 'বন্ধ করুন',
  'kind.page': 'পাতা',
  'kind.view': 'দৃশ্য',
  'kind.action': 'কাজ',
  'kind.indicator': 'সূচক',
  'kind.unit': 'ইউনিট',
  wall: 'দেয়ালের পর্দা',
  save: 'এই দৃশ্য সংরক্ষণ করুন',
  language: 'ভাষা: {name}',
  dark: 'গাঢ় পটভূমি',
  light: 'হালকা পটভূমি',
  keys: 'কিবোর্ড শর্টকাট',
  'keys.open': 'কমান্ড তালিকা খুলুন',
  'keys.help': 'এই তালিকা খুলুন',
  'keys.move': 'তালিকায় বাছাই করুন',
  'keys.go': 'সেখানে যান, কাজটি করুন',
  'keys.close': 'তালিকা বা প্রমাণ বন্ধ করুন',
  'keys.writing': 'কোনো ঘরে লেখার সময় এই কীগুলো অক্ষরই থাকে।',
  or: 'বা',
}

/** The words of this part of the desk. */
export const messages = { vi, en, bn } satisfies FeatureMessages<Id>

export const usePaletteText = createFeatureText<Id>(messages)
