import { describe, expect, it } from 'vitest'
import { type PublishedFigure, publishedOf } from './published-figure.ts'

const said = (text: string) => ({ vi: text, en: text, bn: text })
const figure = (id: string, more: Partial<PublishedFigure>, published: number): PublishedFigure => ({
  id,
  about: said(id),
  text: said(id),
  relation: 'equal',
  value: 1,
  numerator: null,
  denominator: null,
  indicators: ['ocop'],
  unit: '508',
  period: '2023',
  publication: { publisher: said('a paper'), title: null, url: null, dated: said('2023'), published },
  confidence: 'F',
  ...more,
})
const FIGURES = [
  figure('older', {}, 100),
  figure('newer', {}, 200),
  figure('elsewhere', { unit: '20599' }, 300),
  figure('of nothing here', { indicators: [] }, 400),
]

describe('what was published of an indicator', () => {
  it('is of that very unit, the latest first', () => {
    expect(publishedOf(FIGURES, 'ocop', '508').map(({ id }) => id)).toEqual(['newer', 'older'])
  })

  it('is nothing of another indicator, nor where a pack has no published figures', () => {
    expect(publishedOf(FIGURES, 'online', '508')).toEqual([])
    expect(publishedOf(undefined, 'ocop', '508')).toEqual([])
  })
})
