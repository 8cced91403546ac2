import { createFeatureText, type FeatureMessages } from '../../i18n/feature-text.tsx'

const vi = {
  title: 'Ghi chú',
  lead: 'Vì sao số liệu những ngày ấy như vậy: “mạng hỏng 2 ngày”, “đợt cao điểm”. Không ghi tên hay thông tin của người dân.',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  text: 'Nội dung',
  left: 'còn {count, number} chữ',
  add: 'Thêm ghi chú',
  order: 'Ngày cuối phải từ ngày đầu trở đi.',
  failed: 'Không làm được. Kiểm tra mạng rồi thử lại.',
  loading: 'Đang mở ghi chú…',
  notOpened: 'Không mở được ghi chú. Kiểm tra mạng rồi thử lại.',
  none: 'Chưa có ghi chú nào.',
  span: '{from} – {to}',
  allUnits: 'mọi đơn vị',
  allIndicators: 'mọi chỉ số',
  remove: 'Bỏ ghi chú “{text}”',
  removeShort: 'Bỏ',
  removed: 'Đã bỏ ghi chú “{text}”.',
  undo: 'Hoàn tác',
} as const satisfies Record<string, string>

type Id = keyof typeof vi

const en: Readonly<Record<Id, string>> = {
  title: 'Notes',
  lead: 'Why the numbers of those days are as they are: “network down for 2 days”, “peak season”. Write no name and nothing of a citizen.',
  from: 'From',
  to: 'Up to and with',
  text: 'Note',
  left: '{count, plural, one {# character left} other {# characters left}}',
  add: 'Add the note',
  order: 'The last day cannot be before the first.',
  failed: 'That did not work. Check the network and try again.',
  loading: 'Opening the notes…',
  notOpened: 'The notes could not be opened. Check the network and try again.',
  none: 'There is no note yet.',
  span: '{from} – {to}',
  allUnits: 'every unit',
  allIndicators: 'every indicator',
  remove: 'Remove the note “{text}”',
  removeShort: 'Remove',
  removed: 'The note “{text}” is removed.',
  undo: 'Undo',
}

const bn: Readonly<Record<Id, string>> = {
  title: 'মন্তব্য',
  lead: 'ওই দিনগুলোর সংখ্যা কেন এমন: “২ দিন নেটওয়ার্ক বন্ধ”, “ব্যস্ত মৌসুম”। কোনো নাগরিকের নাম বা তথ্য লিখবেন না।',
  from: 'শুরুর তারিখ',
  to: 'শেষ তারিখ (সহ)',
  text: 'মন্তব্য',
  left: 'আর {count, number}টি অক্ষর',
  add: 'মন্তব্য যোগ করুন',
  order: 'শেষ তারিখ শুরুর আগে হতে পারে না।',
  failed: 'কাজটি হয়নি। নেটওয়ার্ক দেখে আবার চেষ্টা করুন।',
  loading: 'মন্তব্য খোলা হচ্ছে…',
  notOpened: 'মন্তব্য খোলা গেল না। নেটওয়ার্ক দেখে আবার চেষ্টা করুন।',
  none: 'এখনো কোনো মন্তব্য নেই।',
  span: '{from} – {to}',
  allUnits: 'সব ইউনিট',
  allIndicators: 'সব সূচক',
  remove: 'মন্তব্য “{text}” সরান',
  removeShort: 'সরান',
  removed: 'মন্তব্য “{text}” সরানো হয়েছে।',
  undo: 'ফিরিয়ে আনুন',
}

/** The words of this part of the desk. */
export const messages = { vi, en, bn } satisfies FeatureMessages<Id>

export const useAnnotationsText = createFeatureText<Id>(messages)
