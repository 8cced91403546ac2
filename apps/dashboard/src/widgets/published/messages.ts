import { createFeatureText, type FeatureMessages, type FeatureText } from '../../i18n/feature-text.tsx'

const vi = {
  title: 'Con số đã công bố',
  lead: 'Nơi khác đã công bố, nguyên văn. Đặt cạnh số của trung tâm để đối chiếu, không tính vào số nào ở đây.',
  spoken: 'đã công bố: {text} ({publisher}, {year})',
  ours: 'Số của trung tâm',
  of: 'Nói về',
  period: 'Của kỳ',
  where: 'Công bố ở',
  titled: '{publisher}, “{title}”, {dated}',
  untitled: '{publisher}, {dated}',
  confidence: 'Độ chắc',
  'confidence.F': 'đã đọc bài gốc',
  'confidence.P': 'theo nguồn khác dẫn lại',
  'confidence.L': 'theo địa phương',
  'confidence.M': 'nhớ lại, chưa xác nhận',
  relation: 'Cách nói',
  'relation.equal': 'con số nêu rõ',
  'relation.more-than': 'chỉ nêu mức thấp nhất',
  'relation.about': 'số làm tròn',
  'relation.hundreds': 'không nêu con số',
  bare: 'không nêu mẫu số',
} as const

type Words = Readonly<Record<keyof typeof vi, string>>

const en: Words = {
  title: 'Published figure',
  lead: 'Published elsewhere, in its own words. It stands beside the centre’s number for comparison and enters none of them.',
  spoken: 'published: {text} ({publisher}, {year})',
  ours: 'The centre’s number',
  of: 'Speaks of',
  period: 'Of the period',
  where: 'Published in',
  titled: '{publisher}, “{title}”, {dated}',
  untitled: '{publisher}, {dated}',
  confidence: 'How sure',
  'confidence.F': 'the text itself was read',
  'confidence.P': 'as others tell it',
  'confidence.L': 'as the district says',
  'confidence.M': 'recalled, not confirmed',
  relation: 'How it is said',
  'relation.equal': 'a number, stated',
  'relation.more-than': 'a lower bound only',
  'relation.about': 'a rounded number',
  'relation.hundreds': 'no number is stated',
  bare: 'no denominator is stated',
}

const bn: Words = {
  title: 'প্রকাশিত সংখ্যা',
  lead: 'অন্যত্র প্রকাশিত, তাদের নিজের ভাষায়। তুলনার জন্য কেন্দ্রের সংখ্যার পাশে রাখা; কোনো হিসাবে ঢোকে না।',
  spoken: 'প্রকাশিত: {text} ({publisher}, {year})',
  ours: 'কেন্দ্রের সংখ্যা',
  of: 'যে বিষয়ে',
  period: 'সময়কাল',
  where: 'যেখানে প্রকাশিত',
  titled: '{publisher}, “{title}”, {dated}',
  untitled: '{publisher}, {dated}',
  confidence: 'নিশ্চয়তা',
  'confidence.F': 'মূল লেখা পড়া হয়েছে',
  'confidence.P': 'অন্যের বরাতে',
  'confidence.L': 'জেলার বক্তব্য',
  'confidence.M': 'স্মৃতি থেকে, নিশ্চিত নয়',
  relation: 'কীভাবে বলা',
  'relation.equal': 'স্পষ্ট সংখ্যা',
  'relation.more-than': 'শুধু সর্বনিম্ন সীমা',
  'relation.about': 'মোটামুটি সংখ্যা',
  'relation.hundreds': 'কোনো সংখ্যা বলা হয়নি',
  bare: 'হর বলা হয়নি',
}

/** The words of published figures, on walls and at the desk. */
export const messages = { vi, en, bn } satisfies FeatureMessages<keyof typeof vi>

export type PublishedText = FeatureText<keyof typeof vi>

export const usePublishedText = createFeatureText(messages)
