import type { PublishedFigure } from '@ioc/metrics'

const said = (vi: string, en: string, bn: string) => ({ vi, en, bn })

/** What a paper said of the small district's e-IDs: a bound, and no denominator. */
export const OVER_95: PublishedFigure = {
  id: 'e-id',
  about: said('Tài khoản kích hoạt', 'Accounts activated', 'সক্রিয় অ্যাকাউন্ট'),
  text: said('trên 95 %', 'over 95%', '৯৫ %-এর বেশি'),
  relation: 'more-than',
  value: 95,
  numerator: null,
  denominator: null,
  indicators: ['activated'],
  unit: '508',
  period: '2024',
  publication: {
    publisher: said('Báo Quảng Nam', 'Quảng Nam newspaper', 'কুয়াং নাম সংবাদপত্র'),
    title: 'Duy Xuyên nỗ lực chuyển đổi số',
    url: 'baoquangnam.vn/3139534.html',
    dated: said('giữa năm 2024', 'mid-2024', '২০২৪-এর মাঝামাঝি'),
    published: 19_997,
  },
  confidence: 'F',
}
