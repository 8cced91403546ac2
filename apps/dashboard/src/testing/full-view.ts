import type { Component, Indicator, Localised, Unit } from '@ioc/metrics'
import type { WallView } from '../widgets/widget.tsx'
import { type Played, CATALOGUE } from './played.ts'
import { playedView } from './played-view.ts'

const said = (vi: string, en: string, bn: string): Localised => ({ vi, en, bn })

const COMPONENTS: readonly Localised[] = [
  said('Hành chính công', 'Public procedures', 'জনপ্রশাসন সেবা'),
  said('An ninh & Đề án 06', 'Security & Project 06', 'নিরাপত্তা ও প্রকল্প ০৬'),
  said('Thông tin & xã hội số', 'Information & digital society', 'তথ্য ও ডিজিটাল সমাজ'),
  said('Phản ánh, kiến nghị', 'Citizens’ feedback', 'নাগরিক মতামত'),
  said('Y tế', 'Health', 'স্বাস্থ্য'),
  said('Giáo dục', 'Education', 'শিক্ষা'),
]

/** By component: one more than there are, since two components show two. */
const INDICATORS: readonly (readonly [number, Localised])[] = [
  [0, said('Dịch vụ công trực tuyến', 'Online services', 'অনলাইন সেবা')],
  [0, said('Số hóa đầu vào', 'Input digitised', 'গৃহীত আবেদন ডিজিটাইজ')],
  [1, said('Kích hoạt định danh', 'e-ID activation', 'ই-পরিচয় সক্রিয়করণ')],
  [2, said('OCOP có mã QR', 'OCOP with QR codes', 'QR কোডযুক্ত OCOP')],
  [2, said('Tin bài phát thanh', 'Radio bulletins', 'বেতার বুলেটিন')],
  [3, said('Xử lý đúng hạn', 'Handled on time', 'সময়মতো নিষ্পত্তি')],
  [4, said('Hồ sơ sức khỏe', 'Health records', 'ই-স্বাস্থ্যনথি')],
  [5, said('Học bạ số', 'Digital records', 'ডিজিটাল রেকর্ড')],
]

const UNITS = 14
const LONGEST_NAME = said('Nam Phước', 'Nam Phuoc', 'নাম ফুওক')

/** A wall as full as a whole district's: fourteen communes, six components, eight main indicators with their names. */
export function fullView(played: Played = {}, over: Partial<WallView> = {}): WallView {
  const view = playedView(played, over)
  const template = CATALOGUE.indicators.get('activated')!
  const components = COMPONENTS.map((name, at): Component => {
    const lead = INDICATORS.findIndex(([component]) => component === at)
    return { id: `c${at}`, name, lead: `i${lead}` }
  })
  const indicators = INDICATORS.map(
    ([component, name], at): Indicator => ({
      ...template,
      id: `i${at}`,
      component: `c${component}`,
      name,
      short: name,
    }),
  )
  const [first] = view.children
  const children = Array.from({ length: UNITS }, (_, at): Unit => ({ ...first!, code: `u${at}`, name: LONGEST_NAME }))
  const real = view.children.filter(({ kind }) => kind !== 'agency')
  const realOf = (code: string) => real[Number(code.slice(1)) % real.length]?.code ?? code
  const isPlayed = (indicator: string) => CATALOGUE.indicators.has(indicator)
  return {
    ...view,
    catalogue: {
      ...view.catalogue,
      components,
      indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
      main: indicators.map(({ id }) => id),
    },
    children,
    unitOf: (code) => children.find((unit) => unit.code === code) ?? view.unitOf(code),
    cellOf: (indicator, unit = view.scope.code) => {
      const played = view.cellOf(
        isPlayed(indicator) ? indicator : 'activated',
        unit === view.scope.code ? unit : realOf(unit),
      )
      return played && { ...played, indicator, unit }
    },
  }
}
