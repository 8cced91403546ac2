import { describe, expect, it } from 'vitest'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { type Draft, draftOf, FIRST, numberOf, readDraft } from './draft.ts'
import { addStop, moveStop } from './move-stop.ts'
import { ROOM } from './played-screens.ts'

const { id, version: _version, ...TOLD } = ROOM
const wrongIn = (over: Partial<Draft>) => [...readDraft({ ...draftOf(id, ROOM), ...over }, SMALL_DISTRICT).faults]

describe('a record in fields', () => {
  it('comes back as it was', () => {
    expect(readDraft(draftOf(id, ROOM), SMALL_DISTRICT)).toEqual({ input: TOLD, faults: new Set() })
  })

  it('takes a comma or a point, and what is no number is none', () => {
    expect([numberOf('2,5'), numberOf(' 2.5 '), numberOf('0')]).toEqual([2.5, 2.5, 0])
    for (const text of ['', '1.000,5', '-3', '3m', '1e3']) expect(numberOf(text)).toBeNaN()
  })

  it('needs only a name in the address and a name for people where it is new', () => {
    expect(readDraft(draftOf('', FIRST), SMALL_DISTRICT).faults).toEqual(new Set(['id', 'name']))
  })

  it.each([
    ['name', { name: ' ' }],
    ['diagonal', { diagonal: '2' }],
    ['distance', { distance: 'xa' }],
    ['holdSeconds', { holdSeconds: '1,5' }],
    ['stops', { stops: [] }],
    ['scope', { scope: '99999' }],
    ['map', { map: 'gone' }],
    ['id', { id: 'Phòng họp' }],
  ])('says that %s is wrong', (field, over) => {
    expect(wrongIn(over)).toEqual([field])
  })

  it('says which stop is wrong: of nothing, of something that is gone, or too short', () => {
    const stop = { key: 0, scene: 'league', of: '', seconds: '30' } as const
    expect(wrongIn({ stops: [stop] })).toEqual(['stops.0.of'])
    expect(wrongIn({ stops: [{ ...stop, of: 'gone' }] })).toEqual(['stops.0.of'])
    expect(wrongIn({ stops: [{ ...stop, of: 'activated', seconds: '4' }] })).toEqual(['stops.0.seconds'])
  })
})

describe('stops', () => {
  const { stops } = draftOf(id, ROOM)
  const scenes = (some: Draft['stops']) => some.map(({ scene }) => scene)

  it('move a place earlier or later, and not past the ends', () => {
    expect(scenes(moveStop(stops, 2, -1))).toEqual(['overview', 'league', 'component'])
    expect(scenes(moveStop(stops, 0, 1))).toEqual(['component', 'overview', 'league'])
    expect(moveStop(stops, 0, -1)).toBe(stops)
    expect(moveStop(stops, 2, 1)).toBe(stops)
  })

  it('keep keys of their own when one is added after others were taken away', () => {
    const left = stops.filter(({ key }) => key !== 1)
    expect(new Set(addStop(left).map(({ key }) => key)).size).toBe(3)
    expect(addStop([])[0]?.key).toBe(0)
  })
})
