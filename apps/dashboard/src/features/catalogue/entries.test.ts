import { describe, expect, it } from 'vitest'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { cadenceOf, found } from './entries.ts'

const ids = (words: string) => found(SMALL_DISTRICT, words).flatMap(({ indicators }) => indicators.map(({ id }) => id))

describe('the catalogue', () => {
  it('stands by component, in its own order', () => {
    expect(found(SMALL_DISTRICT, '').map(({ component }) => component.id)).toEqual(['security', 'procedures'])
    expect(ids('')).toEqual(['activated', 'on-time', 'received', 'overdue'])
  })

  it('is searched without marks, in any language, by id and by basis', () => {
    expect(ids('dinh danh')).toEqual(['activated'])
    expect(ids('ho so qua')).toEqual(['overdue'])
    expect(ids('e-ID')).toEqual(['activated'])
    expect(ids('সময়মতো')).toEqual(['on-time'])
    expect(ids('on-time')).toEqual(['on-time'])
    expect(ids('thu')).toHaveLength(4)
    expect(ids('nothing of the kind')).toEqual([])
  })

  it('says how often an indicator is told anew, and of an index nothing', () => {
    const [ratio] = SMALL_DISTRICT.indicators
    expect(cadenceOf(ratio!, SMALL_DISTRICT)).toBe('day')
    expect(cadenceOf({ ...ratio!, kind: 'index', groups: [] }, SMALL_DISTRICT)).toBeNull()
  })
})
