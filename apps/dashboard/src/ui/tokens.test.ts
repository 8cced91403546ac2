import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, difference, type Rgb, rgbOf, seenAs } from '../testing/colour.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [darkPart = '', lightPart = ''] = css.split(/\[data-theme=.light.\]/)
const tokens = (part: string) =>
  new Map([...part.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, rgbOf(hex!)]))
const THEMES = { dark: tokens(darkPart), light: tokens(lightPart) }

const STATUSES = ['ok', 'watch', 'off'] as const
const TEXT_ON_CARD = ['text', 'text-2', 'ok', 'watch', 'off', 'stale', 'accent']

describe.each(Object.entries(THEMES))('the %s theme', (_name, theme) => {
  const colour = (token: string): Rgb => {
    const found = theme.get(token)
    if (found === undefined) throw new Error(`no token ${token}`)
    return found
  }

  it('has every token of the other', () => {
    expect([...theme.keys()]).toEqual([...THEMES.dark.keys()])
  })

  it.each(TEXT_ON_CARD)('writes %s on a card with a contrast of at least 4.5', (token) => {
    expect(contrast(colour(token), colour('card'))).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['text', 'page'],
    ['off', 'page'],
    ['watch', 'page'],
    ['text', 'raised'],
    ['text', 'band'],
    ['text-2', 'band'],
    ['on-sample', 'sample'],
    ['on-mark', 'off'],
    ['map-text', 'map-ok'],
    ['map-text', 'map-off'],
    ['map-text', 'map-none'],
    // On the map's amber a label stands on its own halo.
    ['map-text', 'map-halo'],
  ])('writes %s on %s with a contrast of at least 4.5', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['deuteranopia', 'protanopia'] as const)('keeps the statuses apart for eyes with %s', (deficiency) => {
    for (const [a, b] of [
      ['ok', 'watch'],
      ['ok', 'off'],
      ['watch', 'off'],
    ] as const) {
      const seen = difference(seenAs(colour(a), deficiency), seenAs(colour(b), deficiency))
      expect(seen, `${a} and ${b}`).toBeGreaterThan(20)
      const onMap = difference(seenAs(colour(`map-${a}`), deficiency), seenAs(colour(`map-${b}`), deficiency))
      expect(onMap, `map ${a} and ${b}`).toBeGreaterThan(10)
    }
  })

  it('uses three colours for three statuses', () => {
    expect(new Set(STATUSES.map((status) => String(colour(status)))).size).toBe(3)
  })
})
