import { describe, expect, it } from 'vitest'
import { CATALOGUE, playedSnapshot } from '../testing/played.ts'
import { createView, isEmpty } from './view.ts'

describe('a view of a snapshot', () => {
  it("answers for the scope's own cells and for its children's", () => {
    const view = createView(CATALOGUE, playedSnapshot({ active: { '20620': 0.8 } }))
    expect(view?.cellOf('activated')?.unit).toBe('508')
    expect(view?.cellOf('activated', '20620')?.value).toBe(80)
    expect(view?.cellOf('no-such-indicator')).toBeUndefined()
    expect(view?.children.map(({ code }) => code)).toEqual(['20599', '20617', '20620', '20638', '508-ca'])
  })

  it('knows only the units of its day', () => {
    const [district, town, ...others] = CATALOGUE.units
    const merged = { ...CATALOGUE, units: [district!, { ...town!, validTo: town!.validFrom + 1 }, ...others] }
    expect(createView(merged, playedSnapshot())?.unitOf('20599')).toBeUndefined()
  })

  it('is none where the scope is no unit', () => {
    expect(createView(CATALOGUE, { ...playedSnapshot(), scope: '99999' })).toBeNull()
  })

  it('is empty until the first reading, and then no more', () => {
    expect(isEmpty(playedSnapshot({ empty: true }))).toBe(true)
    expect(isEmpty(playedSnapshot())).toBe(false)
  })
})
