import { createFeatureText, type FeatureMessages } from '../../i18n/feature-text.tsx'

const vi = {
  title: 'Danh mục chỉ số',
  lead: '{count, number} chỉ số của {components, number} hợp phần. Tìm theo tên (không cần dấu), mã, định nghĩa hoặc căn cứ.',
  find: 'Tìm chỉ số',
  found: '{count, number} chỉ số khớp',
  none: 'Không có chỉ số nào khớp. Thử từ khác, hoặc tên bằng tiếng Anh.',
  loading: 'Đang lấy số liệu hiện tại…',
  failed: 'Chưa lấy được số liệu hiện tại; danh mục vẫn đủ. Màn hình đang tự thử lại.',
  owner: 'Chịu trách nhiệm',
  cadence: 'Nhịp báo cáo',
  'cadence.day': 'hằng ngày',
  'cadence.week': 'hằng tuần',
  'cadence.month': 'hằng tháng',
  'cadence.reporting-month': 'mỗi kỳ báo cáo tháng',
  'cadence.quarter': 'hằng quý',
  'cadence.year': 'hằng năm',
  'cadence.none': 'theo các chỉ số thành phần',
  basis: 'Căn cứ',
  confidence: 'Độ chắc',
  'confidence.F': 'đã đọc toàn văn',
  'confidence.P': 'theo báo chí hoặc bản tóm tắt',
  'confidence.L': 'lựa chọn của địa phương',
  'confidence.M': 'nhớ lại, chưa xác nhận',
  now: 'Hiện nay',
} as const satisfies Record<string, string>

type Id = keyof typeof vi

const en: Readonly<Record<Id, string>> = {
  title: 'Catalogue of indicators',
  lead: '{count, number} indicators of {components, number} components. Search by name (marks are not needed), id, definition or basis.',
  find: 'Find an indicator',
  found: '{count, plural, one {# indicator matches} other {# indicators match}}',
  none: 'No indicator matches. Try another word, or the Vietnamese name.',
  loading: 'Fetching the numbers of now…',
  failed: 'The numbers of now could not be fetched yet; the catalogue is whole. The screen keeps trying.',
  owner: 'Answers for it',
  cadence: 'Reported',
  'cadence.day': 'daily',
  'cadence.week': 'weekly',
  'cadence.month': 'monthly',
  'cadence.reporting-month': 'every reporting month',
  'cadence.quarter': 'quarterly',
  'cadence.year': 'yearly',
  'cadence.none': 'as its parts are',
  basis: 'Basis',
  confidence: 'Confidence',
  'confidence.F': 'full text read',
  'confidence.P': 'from press or a summary',
  'confidence.L': 'a local choice',
  'confidence.M': 'recalled, not confirmed',
  now: 'Now',
}

const bn: Readonly<Record<Id, string>> = {
  title: 'সূচকের তালিকা',
  lead: '{components, number}টি অঙ্গের {count, number}টি সূচক। নাম, কোড, সংজ্ঞা বা ভিত্তি দিয়ে খুঁজুন।',
  find: 'সূচক খুঁজুন',
  found: '{count, number}টি সূচক মিলেছে',
  none: 'কোনো সূচক মেলেনি। অন্য শব্দ বা ভিয়েতনামি নাম দিয়ে চেষ্টা করুন।',
  loading: 'এখনকার সংখ্যা আনা হচ্ছে…',
  failed: 'এখনকার সংখ্যা এখনো আনা যায়নি; তালিকা সম্পূর্ণ আছে। পর্দা নিজেই আবার চেষ্টা করছে।',
  owner: 'দায়িত্বে',
  cadence: 'প্রতিবেদন',
  'cadence.day': 'প্রতিদিন',
  'cadence.week': 'প্রতি সপ্তাহে',
  'cadence.month': 'প্রতি মাসে',
  'cadence.reporting-month': 'প্রতি প্রতিবেদন মাসে',
  'cadence.quarter': 'প্রতি ত্রৈমাসিকে',
  'cadence.year': 'প্রতি বছরে',
  'cadence.none': 'অংশ সূচকগুলো অনুযায়ী',
  basis: 'ভিত্তি',
  confidence: 'নিশ্চয়তা',
  'confidence.F': 'সম্পূর্ণ পাঠ পড়া হয়েছে',
  'confidence.P': 'সংবাদ বা সারাংশ থেকে',
  'confidence.L': 'স্থানীয় সিদ্ধান্ত',
  'confidence.M': 'স্মৃতি থেকে, নিশ্চিত নয়',
  now: 'এখন',
}

/** The words of this part of the desk. */
export const messages = { vi, en, bn } satisfies FeatureMessages<Id>

export const useCatalogueText = createFeatureText<Id>(messages)
