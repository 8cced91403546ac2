import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPack } from './read-pack.ts'
import { mistakesOf, SMALL_PACK, withPack } from './testing/small-pack.ts'

const SCREENS = `screens:
  - id: hall
    name: Sảnh
    lang: vi
    theme: dark
    diagonal: 65
    distance: 3
    stops:
      - { scene: overview, seconds: 30 }
      - { scene: component, of: work, seconds: 30 }
      - { scene: league, of: work.share, seconds: 30 }
`
const saidOf = (screens: string) => mistakesOf({ ...SMALL_PACK, 'screens.yaml': screens })

describe('the screens of a pack', () => {
  it('are none where no file says them', () => {
    expect(withPack(SMALL_PACK, (dir) => readPack(dir).screens)).toEqual([])
  })

  it("are read, what is left out being the wall's own choice", () => {
    const [hall] = withPack({ ...SMALL_PACK, 'screens.yaml': SCREENS }, (dir) => readPack(dir).screens)
    expect(hall).toMatchObject({ id: 'hall', scope: null, map: null, overviewBetween: true, holdSeconds: 120 })
    expect(hall?.stops.map(({ of }) => of)).toEqual([null, 'work', 'work.share'])
  })

  it.each([
    [
      'a unit nobody is',
      'name: Sảnh',
      "name: Sảnh\n    scope: '77'",
      'screens.yaml:4 screens[hall].scope: no unit has',
    ],
    ['a map of nothing', 'name: Sảnh', 'name: Sảnh\n    map: no', 'screens.yaml:4 screens[hall].map: no indicator has'],
    ['a component nobody is', 'of: work,', 'of: play,', 'screens.yaml:10 screens[hall].stops[1].of: no component has'],
    ['a component left out', 'of: work, ', '', 'screens.yaml:10 screens[hall].stops[1].of: the scene component needs'],
    ['a league of nothing', 'of: work.share', 'of: work', 'screens.yaml:11 screens[hall].stops[2].of: no indicator'],
    ['a scene nobody knows', 'scene: overview', 'scene: clock', 'screens.yaml:9 screens[hall].stops[0].scene: '],
    ['a size no wall has', 'diagonal: 65', 'diagonal: 6500', 'screens.yaml:6 screens[hall].diagonal: '],
    ['a name no address holds', 'id: hall', 'id: Hall', 'screens.yaml:2 screens[Hall].id: A screen is named in'],
  ])('are refused with %s', (_what, text, instead, says) => {
    expect(saidOf(SCREENS.replace(text, instead)).map((line) => line.slice(0, says.length))).toEqual([says])
  })

  it('are refused with an id twice', () => {
    const twice = SCREENS + SCREENS.replace('screens:\n', '')
    expect(saidOf(twice)).toEqual(['screens.yaml:12 screens[hall].id: hall is taken: another screen has this id'])
  })

  it('are the three of the centre in the seed', () => {
    const { screens } = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
    expect(screens.map(({ id, diagonal, stops }) => [id, diagonal, stops.length])).toEqual([
      ['phong-hop-a', 86, 12],
      ['truc-ban', 55, 3],
      ['sanh', 65, 9],
    ])
    const shown = new Set(screens[0]?.stops.map(({ scene }) => scene))
    expect(shown.size).toBe(7)
  })
})
