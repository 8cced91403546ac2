import { createFeatureText, type FeatureMessages } from '../../../i18n/feature-text.tsx'

const vi = {
  title: 'Việc cần xử lý, nặng nhất trước',
  off: '{count, number} chỉ số chưa đạt',
  silent: '{count, number} đơn vị chưa báo cáo',
  implausible: '{count, number} đơn vị có số liệu bất hợp lý',
  watch: '{count, number} chỉ số cần theo dõi',
  all: '{list}.',
  first: 'Đây là {count, number} việc nặng nhất.',
  calm: 'Mọi chỉ số có mục tiêu đều đạt, và mọi đơn vị đã báo cáo.',
  calmTitle: 'Tất cả đều đạt',
  calmCount: '{count, number} chỉ số đạt mục tiêu.',
  empty: 'Chưa có số liệu nào.',
  whose: 'Phụ trách: {owner}',
  drags: 'Kéo lùi',
  owes: 'Còn nợ {count, number} chỉ số',
  more: '+{count, number} nơi',
} as const

/** The words of the exceptions. */
export const messages = {
  vi,
  en: {
    title: 'What needs action, worst first',
    off: '{count, plural, one {# indicator} other {# indicators}} off target',
    silent: '{count, plural, one {# unit has} other {# units have}} not reported',
    implausible: '{count, plural, one {# unit} other {# units}} with implausible figures',
    watch: '{count, plural, one {# indicator} other {# indicators}} to watch',
    all: '{list}.',
    first: 'These are the worst {count, number}.',
    calm: 'Every indicator with a target is on target, and every unit has reported.',
    calmTitle: 'All on target',
    calmCount: '{count, plural, one {# indicator} other {# indicators}} on target.',
    empty: 'There is no data yet.',
    whose: 'Owner: {owner}',
    drags: 'Dragging',
    owes: '{count, plural, one {# indicator} other {# indicators}} owed',
    more: '+{count, plural, one {# place} other {# places}}',
  },
  bn: {
    title: 'যা নিয়ে ব্যবস্থা দরকার, সবচেয়ে খারাপটি আগে',
    off: '{count, number}টি সূচক লক্ষ্যের বাইরে',
    silent: '{count, number}টি ইউনিট প্রতিবেদন দেয়নি',
    implausible: '{count, number}টি ইউনিটের তথ্য অসম্ভাব্য',
    watch: '{count, number}টি সূচক নজরে রাখতে হবে',
    all: '{list}।',
    first: 'এখানে সবচেয়ে খারাপ {count, number}টি।',
    calm: 'লক্ষ্য আছে এমন সব সূচক লক্ষ্যে আছে, এবং সব ইউনিট প্রতিবেদন দিয়েছে।',
    calmTitle: 'সবই লক্ষ্যে আছে',
    calmCount: '{count, number}টি সূচক লক্ষ্যে আছে।',
    empty: 'এখনও কোনো তথ্য নেই।',
    whose: 'দায়িত্বে: {owner}',
    drags: 'পিছিয়ে রাখছে',
    owes: '{count, number}টি সূচক বাকি',
    more: 'আরও {count, number}টি জায়গা',
  },
} satisfies FeatureMessages<keyof typeof vi>

/** The hook of the exceptions' own words. */
export const useExceptionsText = createFeatureText(messages)
