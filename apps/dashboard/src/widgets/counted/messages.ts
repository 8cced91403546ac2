import { createFeatureText, type FeatureMessages } from '../../i18n/feature-text.tsx'

const vi = {
  title: 'Được tính vào các con số',
  none: 'Chưa chỉ số nào dùng số liệu này.',
  later: 'tính từ {from}',
  now: 'được tính ngay',
  stock: 'tính từ {from}, đến khi có số mới hơn',
  past: 'chỉ tính cho thời gian từ {from} đến {until}',
  more: 'và {count, number} đơn vị khác',
} as const

type Words = Readonly<Record<keyof typeof vi, string>>

const en: Words = {
  title: 'The numbers it counts in',
  none: 'No indicator uses these figures yet.',
  later: 'counts from {from}',
  now: 'counts now',
  stock: 'counts from {from} until a newer one comes',
  past: 'counts only for the time from {from} to {until}',
  more: 'and {count, number} more units',
}

const bn: Words = {
  title: 'যে সংখ্যাগুলোতে গোনা হয়',
  none: 'এখনও কোনো সূচক এই তথ্য ব্যবহার করে না।',
  later: '{from} থেকে গোনা হবে',
  now: 'এখনই গোনা হচ্ছে',
  stock: '{from} থেকে গোনা হয়, নতুন সংখ্যা আসা পর্যন্ত',
  past: 'শুধু {from} থেকে {until} সময়ের জন্য গোনা হয়',
  more: 'এবং আরও {count, number} ইউনিট',
}

/** The words about where figures count, on receipts and under imports. */
export const useCountedText = createFeatureText({ vi, en, bn } satisfies FeatureMessages<keyof typeof vi>)
