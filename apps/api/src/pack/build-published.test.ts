import { join } from 'node:path'
import { publishedOf } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { readPack } from './read-pack.ts'
import { edited, mistakesOf, SMALL_PACK, withPack } from './testing/small-pack.ts'

const FILE = 'published-figures.yaml'
const NAME = '{ vi: Tên, en: Name, bn: নাম }'
const FIGURES = `publications:
  - { id: paper, publisher: ${NAME}, dated: ${NAME}, published: 2025-03-01 }
figures:
  - id: done
    about: ${NAME}
    text: ${NAME}
    relation: equal
    value: 90
    numerator: 9
    denominator: 10
    indicators: [work.share]
    unit: '9'
    period: '2025'
    publication: paper
    confidence: F
`
const PACK = { ...SMALL_PACK, [FILE]: FIGURES }

describe('the published figures of a pack', () => {
  it('are none where there is no such file', () => {
    expect(withPack(SMALL_PACK, (dir) => readPack(dir)).catalogue.published).toEqual([])
  })

  it('are read with where they were published', () => {
    expect(mistakesOf(PACK)).toEqual([])
    const [figure] = withPack(PACK, (dir) => readPack(dir)).catalogue.published ?? []
    expect(figure).toMatchObject({
      id: 'done',
      relation: 'equal',
      value: 90,
      numerator: 9,
      denominator: 10,
      indicators: ['work.share'],
      publication: { title: null, url: null },
    })
  })

  it.each([
    ['an indicator there is not', '[work.share]', '[work.sharing]', 'indicators[0]: no indicator has the id'],
    ['a unit there is not', "unit: '9'", "unit: '7'", 'unit: no unit 7 exists at that time'],
    ['a publication there is not', 'publication: paper', 'publication: book', 'publication: no publication has the id'],
    ['a publication nobody names', '{ id: paper,', '{ id: paper2,', 'publications[paper2].id: no figure was published'],
    ['a period that is none', "'2025'", "'2025-13'", 'period: 2025-13 is no period'],
    ['news of the future', "'2025'", "'2026'", 'period: begins after it was published'],
    ['a share that is not its parts', 'value: 90', 'value: 91', 'value: is not 9 of 10 in per cent'],
    ['half of a fraction', '    denominator: 10\n', '', 'numerator: goes with a denominator'],
    ['a number of hundreds', 'relation: equal', 'relation: hundreds', 'value: hundreds are no number'],
    ['no number of what is equal', '    value: 90\n', '', 'value: is missing'],
    ['a relation there is not', 'relation: equal', 'relation: like', 'relation: '],
    ['a text in two languages', `text: ${NAME}`, 'text: { vi: Tên, en: Name }', 'text.bn: is missing'],
  ])('are refused for %s, by file, line and field', (_why, text, instead, says) => {
    const said = mistakesOf(edited(FILE, text, instead, { ...PACK })).filter((line) => line.startsWith(`${FILE}:`))
    expect(said.join('\n')).toContain(says)
  })
})

describe('what was published of Duy Xuyên', () => {
  const { catalogue } = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
  const told = (indicator: string) => publishedOf(catalogue.published, indicator, '508').map(({ text }) => text.vi)

  it.each([
    ['procedures.online-provided', ['252/280 (90 %)']],
    ['procedures.digitised-input', ['100 %']],
    ['procedures.digitised-result', ['100 %']],
    ['security.essential-25', ['25/25']],
    ['security.eid-activated', ['trên 95 %']],
    ['information.investment', ['hơn 11,5 tỷ đồng']],
    ['information.bulletins-since-2023', ['hàng trăm tin bài']],
    ['information.ocop-products', ['15 sản phẩm', '13 sản phẩm']],
    ['procedures.work-online', ['14 xã, thị trấn và các cơ quan']],
    ['health.bhyt', []],
  ])('is said of %s: %j', (indicator, texts) => {
    expect(told(indicator)).toEqual(texts)
  })

  it('has no value where the article has none, and bounds stay bounds', () => {
    const byId = new Map(catalogue.published?.map((figure) => [figure.id, figure]))
    expect(byId.get('bulletins')).toMatchObject({ relation: 'hundreds', value: null })
    expect(byId.get('e-id')).toMatchObject({ relation: 'more-than', value: 95, denominator: null })
    expect(byId.get('invested')).toMatchObject({ relation: 'more-than', value: 11_500_000_000 })
    expect(byId.get('digital-rank')).toMatchObject({ indicators: [], value: 7 })
  })
})
