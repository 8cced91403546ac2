import { createFeatureText, type FeatureMessages } from '../../../i18n/feature-text.tsx'

const vi = {
  unknown: 'Không có hợp phần này',
  unknownTitle: 'Không có hợp phần mang mã “{of}”',
  unnamed: 'Chưa nói hợp phần nào',
  ask: 'Sửa cảnh này trong hồ sơ màn hình, hoặc mở một trong các địa chỉ sau:',
  count: '{onTarget, number}/{counted, number} chỉ số đạt mục tiêu.',
  countNone: 'Chưa chỉ số nào có cả số liệu và mục tiêu.',
  empty: 'Hợp phần này chưa có chỉ số nào.',
  first: '{name}: {value}.',
  more: 'và {count, number} chỉ số nữa',
  helps: 'Giúp nhiều nhất',
  drags: 'Kéo lùi nhiều nhất',
  better: 'toàn bộ tốt hơn {gap}',
  worse: 'toàn bộ kém đi {gap}',
  noHelp: 'Chưa đơn vị nào vượt mục tiêu',
  noDrag: 'Không đơn vị nào kém mục tiêu',
  whole: 'Chỉ số này không chia theo đơn vị.',
} as const

/** The words of a component's scene. */
export const messages = {
  vi,
  en: {
    unknown: 'No such component',
    unknownTitle: 'There is no component with the id “{of}”',
    unnamed: 'No component was named',
    ask: 'Correct this scene in the record of the screen, or open one of these addresses:',
    count: '{onTarget, number} of {counted, plural, one {# indicator} other {# indicators}} on target.',
    countNone: 'No indicator has both data and a target yet.',
    empty: 'This component has no indicators yet.',
    first: '{name}: {value}.',
    more: 'and {count, plural, one {# more indicator} other {# more indicators}}',
    helps: 'Helps most',
    drags: 'Drags most',
    better: 'the whole is {gap} better for it',
    worse: 'the whole is {gap} worse for it',
    noHelp: 'No unit is past the target yet',
    noDrag: 'No unit is short of the target',
    whole: 'This indicator is not made up of units.',
  },
  bn: {
    unknown: 'এমন কোনো উপাদান নেই',
    unknownTitle: '“{of}” কোডের কোনো উপাদান নেই',
    unnamed: 'কোনো উপাদানের নাম বলা হয়নি',
    ask: 'পর্দার নথিতে এই দৃশ্যটি ঠিক করুন, অথবা নিচের ঠিকানাগুলোর একটি খুলুন:',
    count: '{counted, number}টির মধ্যে {onTarget, number}টি সূচক লক্ষ্যে আছে।',
    countNone: 'তথ্য ও লক্ষ্য দুটোই আছে এমন সূচক এখনও নেই।',
    empty: 'এই উপাদানে এখনও কোনো সূচক নেই।',
    first: '{name}: {value}।',
    more: 'এবং আরও {count, number}টি সূচক',
    helps: 'সবচেয়ে বেশি সাহায্য করছে',
    drags: 'সবচেয়ে বেশি পিছিয়ে রাখছে',
    better: 'এতে সামগ্রিক মান {gap} ভালো',
    worse: 'এতে সামগ্রিক মান {gap} খারাপ',
    noHelp: 'কোনো ইউনিট এখনও লক্ষ্য পেরোয়নি',
    noDrag: 'কোনো ইউনিট লক্ষ্যের নিচে নেই',
    whole: 'এই সূচক ইউনিট অনুযায়ী ভাগ হয় না।',
  },
} satisfies FeatureMessages<keyof typeof vi>

/** The hook of the component's own words. */
export const useComponentText = createFeatureText(messages)
