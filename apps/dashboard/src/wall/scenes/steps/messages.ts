import { createFeatureText, type FeatureMessages } from '../../../i18n/feature-text.tsx'

const vi = {
  title: 'Quy trình xử lý',
  none: 'Chưa sổ nào khai các bước.',
  noneDetail:
    'Khai các bước (steps) trong tệp của một sổ, ở thư mục registers của bộ dữ liệu huyện; cảnh này sẽ tự hiện.',
} as const

/** The words of the steps. */
export const messages = {
  vi,
  en: {
    title: 'The way of a dossier',
    none: 'No register declares steps yet.',
    noneDetail:
      "Declare steps in a register's file, in the registers folder of the district's pack; this scene then appears.",
  },
  bn: {
    title: 'কাজের ধাপ',
    none: 'এখনও কোনো নিবন্ধনে ধাপ ঘোষণা করা হয়নি।',
    noneDetail: 'জেলার প্যাকের registers ফোল্ডারে কোনো নিবন্ধনের ফাইলে ধাপ (steps) ঘোষণা করুন; দৃশ্যটি তখন নিজেই আসবে।',
  },
} satisfies FeatureMessages<keyof typeof vi>

/** The hook of the steps' own words. */
export const useStepsText = createFeatureText(messages)
