import { createFeatureText, type FeatureMessages } from '../../../i18n/feature-text.tsx'

const vi = {
  title: 'Đơn vị và chỉ số chính',
  unit: 'Đơn vị',
  whole: 'Toàn bộ',
  more: 'và {count, number} đơn vị nữa',
  nothing: 'Chưa đơn vị nào có số liệu của các chỉ số này.',
  calm: 'Không đơn vị nào chưa đạt ở các chỉ số này.',
  watch: '{count, plural, =0 {} other {Cần theo dõi: {count, number} chỗ.}}',
  'units.off': 'Nhiều chỉ số chưa đạt nhất: {who} ({count, number}).',
  'units.who': '{n, plural, =1 {{a}} =2 {{a} và {b}} other {{n, number} đơn vị ngang nhau}}',
  'indicators.off': 'Nhiều nơi chưa đạt nhất: {who}, {count, number} trên {of, number} đơn vị.',
  'indicators.who': '{n, plural, =1 {{a}} =2 {{a} và {b}} other {{n, number} chỉ số ngang nhau}}',
} as const

/** The words of the matrix. */
export const messages = {
  vi,
  en: {
    title: 'Units and main indicators',
    unit: 'Unit',
    whole: 'As a whole',
    more: 'and {count, plural, one {# more unit} other {# more units}}',
    nothing: 'No unit has data for these indicators yet.',
    calm: 'No unit is off target on these indicators.',
    watch: '{count, plural, =0 {} one {# place to watch.} other {# places to watch.}}',
    'units.off': 'Most indicators off target: {who} ({count, number}).',
    'units.who': '{n, plural, =1 {{a}} =2 {{a} and {b}} other {{n, number} units level}}',
    'indicators.off': 'Missed most widely: {who}, by {count, number} of {of, number} units.',
    'indicators.who': '{n, plural, =1 {{a}} =2 {{a} and {b}} other {{n, number} indicators level}}',
  },
  bn: {
    title: 'ইউনিট ও প্রধান সূচক',
    unit: 'ইউনিট',
    whole: 'সামগ্রিক',
    more: 'এবং আরও {count, number}টি ইউনিট',
    nothing: 'এই সূচকগুলোতে এখনও কোনো ইউনিটের তথ্য নেই।',
    calm: 'এই সূচকগুলোতে কোনো ইউনিট লক্ষ্যের বাইরে নেই।',
    watch: '{count, plural, =0 {} other {নজরে রাখার জায়গা: {count, number}টি।}}',
    'units.off': 'সবচেয়ে বেশি সূচক লক্ষ্যের বাইরে: {who} ({count, number}টি)।',
    'units.who': '{n, plural, =1 {{a}} =2 {{a} ও {b}} other {সমানে সমান {n, number}টি ইউনিট}}',
    'indicators.off': 'সবচেয়ে বেশি জায়গায় লক্ষ্যের বাইরে: {who}, {of, number}টির মধ্যে {count, number}টি ইউনিটে।',
    'indicators.who': '{n, plural, =1 {{a}} =2 {{a} ও {b}} other {সমানে সমান {n, number}টি সূচক}}',
  },
} satisfies FeatureMessages<keyof typeof vi>

/** The hook of the matrix's own words. */
export const useMatrixText = createFeatureText(messages)
