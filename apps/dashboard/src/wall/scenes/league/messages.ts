import { createFeatureText, type FeatureMessages, type FeatureText } from '../../../i18n/feature-text.tsx'

const vi = {
  title: 'Xếp hạng: {indicator}',
  'title.none': 'Xếp hạng đơn vị',
  unknown: 'Danh mục không có chỉ số {of}. Chọn chỉ số khác cho cảnh này ở trang Màn hình.',
  nothing: 'Chưa có chỉ số nào để xếp hạng đơn vị.',
  nobody: 'Không xếp hạng được đơn vị nào theo chỉ số này.',
  level: 'Các đơn vị được xếp hạng ngang nhau: {value}.',
  ends: 'Đứng đầu: {best} ({high}). Đứng cuối: {worst} ({low}).',
  who: '{n, plural, =1 {{a}} =2 {{a} và {b}} other {{n, number} đơn vị}}',
  met: '{met, number} trên {judged, number} đơn vị đạt mục tiêu.',
  rank: 'Hạng',
  unit: 'Đơn vị',
  parts: 'Tính từ',
  change: 'Mỗi tuần',
  between: '{count, number} đơn vị ở giữa',
  apart: 'Không xếp hạng',
  rule: 'Dưới {least, number} {countable} thì thêm bớt một đã làm thứ hạng đổi: kể tên, không xếp hạng.',
  'rule.size': 'Con số này lớn nhỏ theo quy mô đơn vị, không nói lên hơn kém.',
  'rule.part': 'Chưa biết đủ điểm của mọi mục: kể khoảng, không xếp hạng.',
  more: 'và {count, number} đơn vị nữa',
} as const

/** The words of the league. */
export const messages = {
  vi,
  en: {
    title: 'Ranking: {indicator}',
    'title.none': 'Units ranked',
    unknown: 'The catalogue has no indicator {of}. Choose another for this scene on the page of screens.',
    nothing: 'There is no indicator to rank units by yet.',
    nobody: 'No unit can fairly be ranked by this indicator.',
    level: 'All ranked units are level: {value}.',
    ends: 'First: {best} ({high}). Last: {worst} ({low}).',
    who: '{n, plural, =1 {{a}} =2 {{a} and {b}} other {{n, number} units}}',
    met: '{met, number} of {judged, number} units on target.',
    rank: 'Rank',
    unit: 'Unit',
    parts: 'Made of',
    change: 'A week',
    between: '{count, plural, one {# unit between} other {# units between}}',
    apart: 'Not ranked',
    rule: 'Under {least, number} {countable}, one more or less would change the rank: named, not ranked.',
    'rule.size': 'This figure grows with the unit and says nothing of better or worse.',
    'rule.part': 'Not every point is known: the range is told, nobody is ranked.',
    more: 'and {count, plural, one {# more unit} other {# more units}}',
  },
  bn: {
    title: 'ক্রম: {indicator}',
    'title.none': 'ইউনিটের ক্রম',
    unknown: 'তালিকায় {of} সূচকটি নেই। পর্দার পাতায় এই দৃশ্যের জন্য অন্য সূচক বেছে নিন।',
    nothing: 'ইউনিটের ক্রম করার মতো কোনো সূচক এখনও নেই।',
    nobody: 'এই সূচকে কোনো ইউনিটের ক্রম করা যায় না।',
    level: 'ক্রমে থাকা সব ইউনিট সমান: {value}।',
    ends: 'সবার আগে: {best} ({high})। সবার শেষে: {worst} ({low})।',
    who: '{n, plural, =1 {{a}} =2 {{a} ও {b}} other {{n, number}টি ইউনিট}}',
    met: '{judged, number}টির মধ্যে {met, number}টি ইউনিট লক্ষ্যে আছে।',
    rank: 'ক্রম',
    unit: 'ইউনিট',
    parts: 'যা থেকে',
    change: 'সপ্তাহে',
    between: 'মাঝে {count, number}টি ইউনিট',
    apart: 'ক্রমের বাইরে',
    rule: '{least, number}-এর কম {countable} হলে একটির হেরফেরেই ক্রম বদলায়: নাম থাকে, ক্রম নয়।',
    'rule.size': 'এই সংখ্যা ইউনিটের আকারের সঙ্গে বাড়ে, ভালো-মন্দ বলে না।',
    'rule.part': 'সব পয়েন্ট জানা নেই: পরিসর বলা হয়, ক্রম নয়।',
    more: 'এবং আরও {count, number}টি ইউনিট',
  },
} satisfies FeatureMessages<keyof typeof vi>

export type LeagueText = FeatureText<keyof typeof vi>

/** The hook of the league's own words. */
export const useLeagueText = createFeatureText(messages)
