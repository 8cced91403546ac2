import { describe, expect, it } from 'vitest'
import { type Memory, readSettings, remember } from './settings.ts'

function memory(held: Record<string, string> = {}): Memory & { readonly held: Record<string, string> } {
  return { held, getItem: (key) => held[key] ?? null, setItem: (key, value) => void (held[key] = value) }
}
const forbidden: Memory = {
  getItem: () => {
    throw new Error('forbidden')
  },
  setItem: () => {
    throw new Error('full')
  },
}
const read = (query: string, held: Memory = memory()) => readSettings(new URLSearchParams(query), held)

describe('the settings of a screen', () => {
  it('are Vietnamese on dark unless something else is said', () => {
    expect(read('')).toEqual({ lang: 'vi', theme: 'dark', scope: null, map: null, screen: null, scene: null })
  })

  it('are told wholly by the address, so that a wall needs no keyboard', () => {
    expect(read('lang=bn&theme=light&map=a.b&scope=20599&screen=Phòng họp A&scene=league:online')).toEqual({
      lang: 'bn',
      theme: 'light',
      scope: '20599',
      map: 'a.b',
      screen: 'Phòng họp A',
      scene: { scene: 'league', of: 'online', seconds: 3_600 },
    })
  })

  it('remember language and theme, and the address goes before what is remembered', () => {
    const held = memory()
    remember(held, 'lang', 'en')
    remember(held, 'theme', 'light')
    expect(read('', held)).toMatchObject({ lang: 'en', theme: 'light' })
    expect(read('lang=vi', held)).toMatchObject({ lang: 'vi', theme: 'light' })
  })

  it("follow the screen's record rather than what was once chosen there, and the address before both", () => {
    const held = memory()
    remember(held, 'lang', 'en')
    const told = { name: 'Sảnh', lang: 'bn', theme: 'light', scope: '20599', map: null } as const
    const settings = readSettings(new URLSearchParams('theme=dark'), held, told)
    expect(settings).toMatchObject({ lang: 'bn', theme: 'dark', scope: '20599', screen: 'Sảnh' })
  })

  it('take no notice of what is no language and no theme', () => {
    expect(read('lang=xx&theme=pink&scene=clouds')).toMatchObject({ lang: 'vi', theme: 'dark', scene: null })
  })

  it('do without a memory that is forbidden or full', () => {
    expect(() => remember(forbidden, 'lang', 'en')).not.toThrow()
    expect(read('', forbidden)).toMatchObject({ lang: 'vi' })
  })
})
