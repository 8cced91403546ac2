import type { FeatureMessages } from '../../i18n/feature-text.tsx'

type Id = 'title' | 'why' | 'back'

/** The page's words in every language. */
export const messages = {
  vi: {
    title: 'Không có trang này',
    why: 'Địa chỉ có thể đã gõ sai hoặc trang đã chuyển đi.',
    back: 'Về trang Hôm nay',
  },
  en: {
    title: 'There is no such page',
    why: 'The address may be mistyped, or the page has moved.',
    back: 'Back to Today',
  },
  bn: {
    title: 'এমন কোনো পাতা নেই',
    why: 'ঠিকানায় ভুল থাকতে পারে, অথবা পাতাটি সরে গেছে।',
    back: 'আজকের পাতায় ফিরুন',
  },
} satisfies FeatureMessages<Id>
