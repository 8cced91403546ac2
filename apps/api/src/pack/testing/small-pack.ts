import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PackError } from '../mistakes.ts'
import { readPack } from '../read-pack.ts'

const square = (west: number) =>
  `"geometry":{"type":"Polygon","coordinates":[[[${west},15],[${west + 1},15],[${west + 1},16],[${west},15]]]}`

/** A district of two communes and one office that keeps every rule; its line numbers are known to the tests. */
export const SMALL_PACK: Readonly<Record<string, string>> = {
  'pack.yaml': `id: small
name: { vi: Nhỏ, en: Small, bn: ছোট }
zone: Asia/Ho_Chi_Minh
utcOffset: '+07:00'
defaultScope: '9'
catalogue: [catalogue/work.yaml, catalogue/care.yaml]
main: [work.share, work.total, care.open]
boundaries:
  - { file: boundaries/old.geojson, from: 2020-01-01 }
reorganisations:
  - { file: reorganisations/merger.yaml, inForce: false }
cadences:
  daily: { every: day, by: '17:00' }
  weekly: { every: week, weekday: 5, by: '17:00' }
  monthly: { every: month, workingDay: 3, by: '17:00' }
countables:
  things: { vi: việc, en: things, bn: কাজ }
`,
  'units.yaml': `from: 2020-01-01
units:
  - code: '9'
    kind: district
    name: { vi: Huyện, en: District, bn: জেলা }
    parent: null
  - code: '91'
    kind: town
    name: { vi: Đông, en: East, bn: পূর্ব }
    parent: '9'
  - code: '92'
    kind: commune
    name: { vi: Tây, en: West, bn: পশ্চিম }
    parent: '9'
  - code: 9.OFF
    kind: agency
    name: { vi: Phòng, en: Office, bn: দপ্তর }
    parent: '9'
`,
  'catalogue/work.yaml': `component:
  id: work
  name: { vi: Việc, en: Work, bn: কাজ }
  lead: work.share
measures:
  - id: work.all
    name: { vi: Tất cả, en: All, bn: সব }
    kind: flow
    levels: [commune, agency]
    countable: things
    cadence: daily
  - id: work.done
    name: { vi: Xong, en: Done, bn: শেষ }
    kind: flow
    levels: [agency, commune]
    countable: things
    cadence: daily
  - id: work.weekly
    name: { vi: Tuần, en: Week, bn: সপ্তাহ }
    kind: flow
    levels: [commune]
    countable: things
    cadence: weekly
indicators:
  - id: work.share
    name: { vi: Tỷ lệ, en: Share, bn: হার }
    short: { vi: Tỷ lệ, en: Share, bn: হার }
    definition: { vi: Xong ÷ tất cả, en: Done ÷ all, bn: শেষ ÷ সব }
    numerator: [work.done]
    denominator: [work.all]
    window: { grain: month }
    unit: '%'
    direction: up
    target: 95
    watchWithin: 5
    basis: { vi: Địa phương, en: Local, bn: স্থানীয় }
    confidence: L
    owner: 9.OFF
  - id: work.total
    name: { vi: Số việc, en: Number, bn: সংখ্যা }
    short: { vi: Số việc, en: Number, bn: সংখ্যা }
    definition: { vi: Chưa xong, en: Not done, bn: অসমাপ্ত }
    numerator: [work.all, -work.done]
    window: { grain: month, count: 2, upTo: due }
    unit: things
    direction: down
    target:
      - { value: same-period-last-year }
      - { value: 3, from: 2024-01-01, due: 2025-12-31, units: ['91', '92'] }
    basis: { vi: Địa phương, en: Local, bn: স্থানীয় }
    confidence: L
    owner: 9.OFF
  - id: work.week
    name: { vi: Tuần, en: Week, bn: সপ্তাহ }
    short: { vi: Tuần, en: Week, bn: সপ্তাহ }
    definition: { vi: Trong tuần, en: In the week, bn: সপ্তাহে }
    numerator: [work.weekly]
    window: { grain: week, count: 4, upTo: due }
    unit: things
    direction: none
    basis: { vi: Địa phương, en: Local, bn: স্থানীয় }
    confidence: L
    owner: 9.OFF
`,
  'catalogue/care.yaml': `component:
  id: care
  name: { vi: Chăm sóc, en: Care, bn: যত্ন }
  lead: care.open
measures:
  - id: care.open
    name: { vi: Đang mở, en: Open, bn: খোলা }
    kind: stock
    levels: [district]
    countable: things
    cadence: monthly
    max: 500
indicators:
  - id: care.open
    name: { vi: Đang mở, en: Open, bn: খোলা }
    short: { vi: Đang mở, en: Open, bn: খোলা }
    definition: { vi: Đang mở, en: Open now, bn: এখন খোলা }
    numerator: [care.open]
    unit: things
    direction: none
    basis: { vi: Địa phương, en: Local, bn: স্থানীয় }
    confidence: L
    owner: 9.OFF
  - id: care.score
    name: { vi: Điểm, en: Score, bn: নম্বর }
    short: { vi: Điểm, en: Score, bn: নম্বর }
    definition: { vi: Tổng điểm, en: All points, bn: মোট নম্বর }
    unit: points
    direction: up
    target: 80
    basis: { vi: Địa phương, en: Local, bn: স্থানীয় }
    confidence: L
    owner: 9.OFF
    groups:
      - id: speed
        name: { vi: Nhanh, en: Speed, bn: গতি }
        max: 10
        items:
          - { indicator: work.share, name: { vi: Tỷ lệ, en: Share, bn: হার }, max: 6, threshold: 80 }
          - { name: { vi: Chưa rõ, en: Unknown, bn: অজানা } }
`,
  'calendar.yaml': `weekend: [6, 7]
names:
  tet: { vi: Tết, en: New Year, bn: নববর্ষ }
holidays:
  - { name: tet, from: 2024-02-08, to: 2024-02-14, confidence: P, source: news }
  - { name: tet, date: 2025-01-01, confidence: P, source: news }
swaps:
  - { name: tet, off: 2024-04-29, worked: 2024-05-04, confidence: P, source: news }
`,
  'documented.yaml': `figures:
  - measure: care.open
    unit: '9'
    at: 2024-06-30T17:00:00+07:00
    value: 12
    published: 2024-07-01
    citation: a newspaper
`,
  'reorganisations/merger.yaml': `id: merger
name: { vi: Sáp nhập, en: Merger, bn: একীভূতকরণ }
citation: a resolution
steps:
  - date: 2025-07-01
    basis: { vi: Nghị quyết, en: Resolution, bn: প্রস্তাব }
    confidence: F
    ends:
      - { code: '91', successors: ['91'] }
      - { code: '92', successors: ['91'] }
    begins:
      - code: '91'
        kind: commune
        name: { vi: Mới, en: New, bn: নতুন }
        parent: '9'
    boundaries: boundaries/new.geojson
`,
  'boundaries/old.geojson': `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"91",${square(108)}},
{"type":"Feature","id":"92",${square(107)}}
]}
`,
  'boundaries/new.geojson': `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"91",${square(108)}}
]}
`,
}

/** Writes a pack to a folder of its own for `use`, and takes it away again. */
export function withPack<T>(files: Readonly<Record<string, string>>, use: (dir: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'ioc-pack-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true })
      writeFileSync(join(dir, name), text)
    }
    return use(dir)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

/** The files with one text replaced; a text that is not there once would plant nothing. */
export function edited(file: string, from: string, to: string, files = SMALL_PACK): Record<string, string> {
  const parts = (files[file] ?? '').split(from)
  if (parts.length !== 2) throw new Error(`${file} holds ${from} ${parts.length - 1} times`)
  return { ...files, [file]: parts.join(to) }
}

/** What reading a broken pack says, one line for each mistake, without the heading. */
export function mistakesOf(files: Readonly<Record<string, string>>): string[] {
  return withPack(files, (dir) => {
    try {
      readPack(dir)
    } catch (error) {
      if (error instanceof PackError) return error.message.split('\n').slice(1)
      throw error
    }
    return []
  })
}
