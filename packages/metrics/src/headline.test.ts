import { describe, expect, it } from 'vitest'
import { headline, type HeadlinePart } from './headline.ts'
import { issuesOf } from './insight/issues.ts'
import type { Window } from './indicator.ts'
import { catalogueOf, count, flow, ratio, stock, type Told, target, WEEKLY } from './testing/example.ts'
import { DISTRICT } from './testing/example-units.ts'
import { LANGS } from './text.ts'
import { CODES, overdue, tell, wallAt, wallCatalogue } from './testing/wall.ts'

const catalogue = wallCatalogue()
const say = (told: readonly Told[], lang: (typeof LANGS)[number] = 'vi', which = catalogue, when?: string) =>
  headline(which, wallAt(which, told, when), lang)
const join = (parts: readonly HeadlinePart[]) => parts.map((part) => part.text).join('')
const sayAll = (told: readonly Told[], which = catalogue, when?: string) =>
  LANGS.map((lang) => join(say(told, lang, which, when)))

/** As drawn: two on target, e-ID 1.6 points short for Duy Sơn and Duy Phú above all, Duy Hải silent since Friday. */
const E_ID: Readonly<Record<string, number>> = {
  '20620': 88.7,
  '20605': 91.4,
  '20602': 93.1,
  '20608': 94.2,
  '20635': 94.6,
}
const drawn = [
  ...tell((component, code) => {
    if (code === '20638') return null
    if (component === 'security') return E_ID[code] ?? 97.275
    if (component === 'procedures' || component === 'feedback') return 98.1
    return component === 'health' ? null : 96.5
  }),
  ...tell((component, code) => (code === '20638' && component !== 'health' ? 97 : null), '2026-11-12 08:00'),
]

describe('the headline as drawn', () => {
  it('reads naturally in every language', () => {
    expect(sayAll(drawn)).toEqual([
      'Hai trên sáu hợp phần đạt mục tiêu. Định danh điện tử thiếu 1,6 điểm, chủ yếu ở Duy Sơn (thiếu 830 hồ sơ) và Duy Phú (thiếu 560 hồ sơ); Duy Hải chưa báo cáo từ thứ Sáu.',
      'Two of six components are on target. e-ID activation: 1.6 points short of target, mainly in Duy Son (dossiers short: 830) and Duy Phu (dossiers short: 560); Duy Hai has not reported since Friday.',
      'ছয়টি উপাদানের মধ্যে দুটি লক্ষ্যে পৌঁছেছে। ই-আইডি সক্রিয়করণ লক্ষ্যের চেয়ে ১.৬ পয়েন্ট কম, প্রধানত Duy Son-এ (৮৩০ নথি কম) ও Duy Phu-এ (৫৬০ নথি কম); শুক্রবার থেকে Duy Hai প্রতিবেদন দেয়নি।',
    ])
  })

  it('can be traced: each part says what it speaks of and how loud it is', () => {
    expect(say(drawn)).toEqual([
      { text: 'Hai trên sáu hợp phần đạt mục tiêu. ', tone: 'plain' },
      { text: 'Định danh điện tử thiếu 1,6 điểm', tone: 'watch', indicator: 'security.share', unit: DISTRICT },
      { text: ', chủ yếu ở ', tone: 'plain' },
      { text: 'Duy Sơn', tone: 'plain', unit: '20620' },
      { text: ' (thiếu 830 hồ sơ) và ', tone: 'plain' },
      { text: 'Duy Phú', tone: 'plain', unit: '20605' },
      { text: ' (thiếu 560 hồ sơ); ', tone: 'plain' },
      { text: 'Duy Hải', tone: 'plain', unit: '20638' },
      { text: ' chưa báo cáo từ thứ Sáu.', tone: 'plain' },
    ])
  })
})

describe('how many components are on target', () => {
  const met = (number: number) => {
    const list = new Set(catalogue.components.slice(0, number).map((component) => component.id))
    return sayAll(tell((component) => (list.has(component) ? 98 : 96.5))).map((text) => text.split(/(?<=[.।]) /)[0])
  }

  it.each([
    [
      0,
      'Chưa hợp phần nào đạt mục tiêu.',
      'None of the six components is on target.',
      'ছয়টি উপাদানের কোনোটিই লক্ষ্যে পৌঁছায়নি।',
    ],
    [
      1,
      'Một trên sáu hợp phần đạt mục tiêu.',
      'One of six components is on target.',
      'ছয়টি উপাদানের মধ্যে একটি লক্ষ্যে পৌঁছেছে।',
    ],
    [
      2,
      'Hai trên sáu hợp phần đạt mục tiêu.',
      'Two of six components are on target.',
      'ছয়টি উপাদানের মধ্যে দুটি লক্ষ্যে পৌঁছেছে।',
    ],
    [
      5,
      'Năm trên sáu hợp phần đạt mục tiêu.',
      'Five of six components are on target.',
      'ছয়টি উপাদানের মধ্যে পাঁচটি লক্ষ্যে পৌঁছেছে।',
    ],
    [6, 'Cả sáu hợp phần đạt mục tiêu.', 'All six components are on target.', 'ছয়টি উপাদানের সবকটিই লক্ষ্যে পৌঁছেছে।'],
  ])('%i of six', (number, ...texts) => {
    expect(met(number)).toEqual(texts)
  })

  it('says so when all is well', () => {
    expect(sayAll(tell(() => 98))).toEqual([
      'Cả sáu hợp phần đạt mục tiêu. Mọi đơn vị đã báo cáo đúng hạn.',
      'All six components are on target. All units reported on time.',
      'ছয়টি উপাদানের সবকটিই লক্ষ্যে পৌঁছেছে। সব ইউনিট সময়মতো প্রতিবেদন দিয়েছে।',
    ])
  })

  it('says so when there is no data at all', () => {
    expect(sayAll([])).toEqual([
      'Chưa có số liệu của hợp phần nào.',
      'No component has data yet.',
      'এখনো কোনো উপাদানের তথ্য নেই।',
    ])
  })

  it('has words for one, two and many components', () => {
    const some = (number: number, on: boolean) => {
      const components = Array.from({ length: number }, (_, i) => ({
        id: `c${i}`,
        name: { vi: '', en: '', bn: '' },
        lead: 'security.share',
      }))
      const told = tell(() => (on ? 98 : 96.5))
      return sayAll(told, { ...catalogue, components }).map((text) => text.split(/(?<=[.।]) /)[0])
    }
    expect(some(1, true)).toEqual([
      'Hợp phần duy nhất đạt mục tiêu.',
      'The only component is on target.',
      'একমাত্র উপাদানটি লক্ষ্যে পৌঁছেছে।',
    ])
    expect(some(1, false)).toEqual([
      'Hợp phần duy nhất chưa đạt mục tiêu.',
      'The only component is not on target.',
      'একমাত্র উপাদানটি লক্ষ্যে পৌঁছায়নি।',
    ])
    expect(some(2, true).slice(0, 2)).toEqual(['Cả hai hợp phần đạt mục tiêu.', 'Both components are on target.'])
    expect(some(10, true).slice(0, 2)).toEqual(['Cả mười hợp phần đạt mục tiêu.', 'All ten components are on target.'])
    expect(some(12, true)).toEqual([
      'Cả 12 hợp phần đạt mục tiêu.',
      'All 12 components are on target.',
      '১২টি উপাদানের সবকটিই লক্ষ্যে পৌঁছেছে।',
    ])
  })
})

describe('the worst gap', () => {
  it('names one unit, or two without "mainly", when there are no more', () => {
    const low = (codes: readonly string[]) =>
      sayAll(tell((component, code) => (component === 'security' && codes.includes(code) ? 60 : 98.5)))
    expect(low(['20620'])[0]).toContain('Định danh điện tử thiếu 1,3 điểm, ở Duy Sơn (thiếu 3.700 hồ sơ).')
    expect(low(['20620'])[1]).toContain('1.3 points short of target, in Duy Son (dossiers short: 3,700).')
    expect(low(['20620'])[2]).toContain('১.৩ পয়েন্ট কম, Duy Son-এ (৩,৭০০ নথি কম)।')
    expect(low(['20620', '20605'])[0]).toContain(', ở Duy Phú (thiếu 3.700 hồ sơ) và Duy Sơn (thiếu 3.700 hồ sơ).')
  })

  it('is loud when it is off target', () => {
    const parts = say(tell((component) => (component === 'security' ? 80 : 98)))
    expect(parts.find((part) => part.indicator)).toMatchObject({ tone: 'off', text: 'Định danh điện tử thiếu 17 điểm' })
  })

  it('puts what is off target before what is to be watched, and the larger before the smaller', () => {
    const gaps: Readonly<Record<string, number>> = { procedures: 96, information: 80, health: 70 }
    const parts = say(tell((component) => gaps[component] ?? 98))
    expect(parts.find((part) => part.indicator)?.indicator).toBe('health.share')
  })

  it('weighs a unit’s gap by what it is counted over', () => {
    const told = tell((component, code) => {
      if (component !== 'security') return 98
      return { '20620': 90, '20605': 60 }[code] ?? 98
    }).map((one) =>
      one.unit === '20620' && one.measure.startsWith('security') ? { ...one, value: one.value * 100 } : one,
    )
    const units = say(told).filter((part) => part.unit !== undefined && part.unit !== DISTRICT)
    expect(units.map((part) => part.unit)).toEqual(['20620', '20605'])
  })

  it('falls back on any indicator when leads and main indicators are on target', () => {
    const more = wallCatalogue({ extra: [overdue()] })
    const told = [...tell(() => 98), { measure: 'overdue', unit: '20599', at: '2026-11-23 08:00', value: 4 }]
    const quiet = CODES_REST.map((unit): Told => ({ measure: 'overdue', unit, at: '2026-11-23 08:00', value: 0 }))
    expect(sayAll([...told, ...quiet], more)).toEqual([
      'Cả sáu hợp phần đạt mục tiêu. Hồ sơ quá hạn vượt 4 hồ sơ, ở Nam Phước (quá mức 4 hồ sơ).',
      'All six components are on target. Overdue dossiers: 4 dossiers over target, in Nam Phuoc (dossiers too many: 4).',
      'ছয়টি উপাদানের সবকটিই লক্ষ্যে পৌঁছেছে। মেয়াদোত্তীর্ণ নথি লক্ষ্যের চেয়ে ৪ নথি বেশি, Nam Phuoc-এ (৪ নথি বেশি)।',
    ])
  })

  it('is the one that is listed first, whether lead, main or neither', () => {
    const two = wallCatalogue({
      extra: [overdue(), overdue({ id: 'waiting', numerator: [{ measure: 'waiting', sign: 1 }] })],
    })
    const told = [
      ...tell(() => 98),
      ...['20599', ...CODES_REST].flatMap((unit): Told[] => [
        { measure: 'overdue', unit, at: '2026-11-23 08:00', value: 40 },
        { measure: 'waiting', unit, at: '2026-11-23 08:00', value: 4 },
      ]),
    ]
    for (const main of [[], ['waiting']]) {
      const [first] = issuesOf({ ...two, main }, wallAt(two, told))
      expect(first?.indicators).toEqual(['overdue'])
      expect(say(told, 'vi', { ...two, main }).find((part) => part.indicator)?.indicator).toBe('overdue')
    }
  })

  it('is told by the unit, named first, where the scope itself is on target', () => {
    const told = tell((component, code) => (component === 'security' && code === '20620' ? 90 : 99))
    expect(sayAll(told)).toEqual([
      'Cả sáu hợp phần đạt mục tiêu. Duy Sơn: Định danh điện tử thiếu 7 điểm (thiếu 700 hồ sơ).',
      'All six components are on target. Duy Son: e-ID activation: 7 points short of target (dossiers short: 700).',
      'ছয়টি উপাদানের সবকটিই লক্ষ্যে পৌঁছেছে। Duy Son: ই-আইডি সক্রিয়করণ লক্ষ্যের চেয়ে ৭ পয়েন্ট কম (৭০০ নথি কম)।',
    ])
    expect(say(told)[1]).toEqual({ text: 'Duy Sơn', tone: 'plain', unit: '20620' })
  })

  it('is told in days, points and pieces', () => {
    const unit = (name: string) => {
      const one = wallCatalogue({ extra: [overdue({ unit: name, digits: 1 })] })
      const told = ['20599', ...CODES_REST].map(
        (code): Told => ({ measure: 'overdue', unit: code, at: '2026-11-23 08:00', value: code === '20599' ? 1 : 0 }),
      )
      return LANGS.map((lang) => say([...tell(() => 98), ...told], lang, one).find((part) => part.indicator)?.text)
    }
    expect(unit('days')).toEqual([
      'Hồ sơ quá hạn vượt 1 ngày',
      'Overdue dossiers: 1 day over target',
      'মেয়াদোত্তীর্ণ নথি লক্ষ্যের চেয়ে ১ দিন বেশি',
    ])
    expect(unit('points')[1]).toBe('Overdue dossiers: 1 point over target')
    expect(unit('%')[0]).toBe('Hồ sơ quá hạn vượt 1 điểm')
    expect(unit('dossiers')[0]).toBe('Hồ sơ quá hạn vượt 1 hồ sơ')
    expect(unit('cows')[0]).toBe('Hồ sơ quá hạn vượt 1 cows')
  })

  it('never rounds to nothing', () => {
    const hair = tell((component) => (component === 'security' ? 96.98 : 98))
    expect(join(say(hair))).toContain('Định danh điện tử thiếu 0,02 điểm')
    const more = tell((component) => (component === 'security' ? 96.94 : 98))
    expect(join(say(more))).toContain('Định danh điện tử thiếu 0,1 điểm')
  })

  it('comes from nowhere where no unit is collected of', () => {
    const district = catalogueOf(
      [stock('have', { levels: ['district'] }), stock('all', { levels: ['district'] })],
      [ratio('share', 'have', 'all', { short: { vi: 'Tỷ lệ', en: 'Share', bn: 'হার' } })],
    )
    const told: Told[] = [
      { measure: 'have', unit: DISTRICT, at: '2026-11-23 08:00', value: 70 },
      { measure: 'all', unit: DISTRICT, at: '2026-11-23 08:00', value: 100 },
    ]
    expect(join(say(told, 'vi', district))).toBe('Hợp phần duy nhất chưa đạt mục tiêu. Tỷ lệ thiếu 10 điểm.')
  })

  it('of what is counted over time says over which', () => {
    const cases = (window: Window) =>
      wallCatalogue({
        measures: [flow('accidents', { cadence: WEEKLY })],
        extra: [
          overdue({
            short: { vi: 'Tai nạn', en: 'Accidents', bn: 'দুর্ঘটনা' },
            numerator: [{ measure: 'accidents', sign: 1 }],
            window,
          }),
        ],
      })
    const told = CODES.flatMap((unit, i): Told[] =>
      ['2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'].map((period) => {
        return { measure: 'accidents', unit, period, value: i === 0 ? 1 : 0 }
      }),
    )
    const gap = (window: Window) =>
      LANGS.map((lang) => say([...tell(() => 98), ...told], lang, cases(window)).find((part) => part.indicator)?.text)
    expect(gap({ grain: 'week', count: 4, upTo: 'due' })).toEqual([
      'Tai nạn vượt 4 hồ sơ trong 4 tuần',
      'Accidents: 4 dossiers over target in 4 weeks',
      'দুর্ঘটনা ৪ সপ্তাহে লক্ষ্যের চেয়ে ৪ নথি বেশি',
    ])
    expect(gap({ grain: 'week', count: 1, upTo: 'due' })).toEqual([
      'Tai nạn vượt 1 hồ sơ trong tuần gần nhất',
      'Accidents: 1 dossier over target in the latest week',
      'দুর্ঘটনা শেষ সপ্তাহে লক্ষ্যের চেয়ে ১ নথি বেশি',
    ])
    expect(gap({ grain: 'month', count: 1, upTo: 'now' })[0]).toBe('Tai nạn vượt 3 hồ sơ tháng này')
  })

  it('of a count names the units that exceed it most', () => {
    const counted = wallCatalogue({
      extra: [count('overdue', 'overdue', { direction: 'down', targets: [target(3)], watchWithin: 0 })],
    })
    const told = ['20599', ...CODES_REST].map(
      (unit, i): Told => ({ measure: 'overdue', unit, at: '2026-11-23 08:00', value: i }),
    )
    const parts = say([...tell(() => 98), ...told], 'vi', counted)
    expect(join(parts)).toContain(
      'overdue vượt 88 hồ sơ, chủ yếu ở Duy Hải (quá mức 10 hồ sơ) và Duy Nghĩa (quá mức 9 hồ sơ).',
    )
  })
})

describe('who has not reported', () => {
  const silent = (codes: readonly string[], last: string | null, when?: string) =>
    sayAll(
      [
        ...tell((_, code) => (codes.includes(code) ? null : 98)),
        ...(last === null ? [] : tell((_, code) => (codes.includes(code) ? 98 : null), last)),
      ],
      catalogue,
      when,
    ).map((text) => text.split(/(?<=[.।]) /)[1])

  it('begins a sentence of its own where nothing is short', () => {
    expect(silent(['20638'], '2026-11-12 08:00')).toEqual([
      'Duy Hải chưa báo cáo từ thứ Sáu.',
      'Duy Hai has not reported since Friday.',
      'শুক্রবার থেকে Duy Hai প্রতিবেদন দেয়নি।',
    ])
  })

  it('names two', () => {
    expect(silent(['20638', '20620'], '2026-11-12 08:00')).toEqual([
      'Duy Sơn và Duy Hải chưa báo cáo từ thứ Sáu.',
      'Duy Son and Duy Hai have not reported since Friday.',
      'শুক্রবার থেকে Duy Son ও Duy Hai প্রতিবেদন দেয়নি।',
    ])
  })

  it('counts more', () => {
    expect(silent(['20638', '20620', '20605'], '2026-11-12 08:00')).toEqual([
      'Ba đơn vị chưa báo cáo.',
      'Three units have not reported.',
      'তিনটি ইউনিট প্রতিবেদন দেয়নি।',
    ])
  })

  it('has no day for one that never reported', () => {
    expect(silent(['20638'], null)).toEqual([
      'Duy Hải chưa từng báo cáo.',
      'Duy Hai has never reported.',
      'Duy Hai কখনো প্রতিবেদন দেয়নি।',
    ])
    expect(silent(['20638', '20620'], null)[1]).toBe('Duy Son and Duy Hai have never reported.')
  })

  it('names together only units that fell silent on one day, and never one with the date of another', () => {
    const told = [
      ...tell((_, code) => (code === '20638' || code === '20620' ? null : 98)),
      ...tell((_, code) => (code === '20638' ? 98 : null), '2026-11-12 08:00'),
      ...tell((_, code) => (code === '20620' ? 98 : null), '2026-11-05 08:00'),
    ]
    expect(sayAll(told)[1]).toContain('Duy Son has not reported since 13 November.')
    const half = told.filter((one) => one.unit !== '20620')
    expect(sayAll(half)[1]).toContain('Duy Son has never reported.')
  })

  it('says today, yesterday, the weekday or the date', () => {
    const on = (last: string, when: string) => {
      const told = [
        ...tell((_, code) => (code === '20638' ? null : 98), '2026-11-19 08:00'),
        ...tell((_, code) => (code === '20638' ? 98 : null), last),
      ]
      return sayAll(told, catalogue, when).map((text) => text.split(/(?<=[.।]) /)[1])
    }
    expect(on('2026-11-13 08:00', '2026-11-20 17:30')).toEqual([
      'Duy Hải chưa báo cáo hôm nay.',
      'Duy Hai has not reported today.',
      'আজ Duy Hai প্রতিবেদন দেয়নি।',
    ])
    expect(on('2026-11-13 08:00', '2026-11-21 08:00')).toEqual([
      'Duy Hải chưa báo cáo từ hôm qua.',
      'Duy Hai has not reported since yesterday.',
      'গতকাল থেকে Duy Hai প্রতিবেদন দেয়নি।',
    ])
    expect(on('2026-11-13 08:00', '2026-11-26 08:00')[0]).toBe('Duy Hải chưa báo cáo từ thứ Sáu.')
    expect(on('2026-11-13 08:00', '2026-11-27 08:00')).toEqual([
      'Duy Hải chưa báo cáo từ ngày 20/11.',
      'Duy Hai has not reported since 20 November.',
      '২০ নভেম্বর থেকে Duy Hai প্রতিবেদন দেয়নি।',
    ])
    expect(on('2025-12-12 08:00', '2026-11-22 08:00')).toEqual([
      'Duy Hải chưa báo cáo từ ngày 12/12/2025.',
      'Duy Hai has not reported since 12 December 2025.',
      '১২ ডিসেম্বর ২০২৫ থেকে Duy Hai প্রতিবেদন দেয়নি।',
    ])
  })
})

describe('a headline', () => {
  it('says nothing more of a scope that does not exist', () => {
    const empty = { scope: 'nobody', asOf: 0, knownAt: 0, cells: [] }
    expect(headline(catalogue, empty, 'vi')).toEqual([{ text: 'Chưa có số liệu của hợp phần nào.', tone: 'plain' }])
  })

  it('names a unit by its code where the catalogue has no name for it', () => {
    const snapshot = wallAt(catalogue, drawn)
    const nameless = { ...catalogue, units: catalogue.units.filter((one) => one.code !== '20638') }
    expect(join(headline(nameless, snapshot, 'vi'))).toContain('; 20638 chưa báo cáo từ thứ Sáu.')
    const gone = {
      ...catalogue,
      units: catalogue.units.map((one) => (one.code === '20638' ? { ...one, validTo: one.validFrom + 1 } : one)),
    }
    expect(join(headline(gone, snapshot, 'vi'))).toContain('; Duy Hải chưa báo cáo từ thứ Sáu.')
  })
})

const CODES_REST = [
  '20602',
  '20605',
  '20608',
  '20611',
  '20614',
  '20617',
  '20620',
  '20623',
  '20626',
  '20629',
  '20632',
  '20635',
  '20638',
]
