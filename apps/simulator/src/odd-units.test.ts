import { describe, expect, it } from 'vitest'
import { mannerOf, silentFrom } from './odd-units.ts'

const at = (text: string) => Date.parse(text)
const zone = { utcOffsetMinutes: 420 }

describe('the odd units', () => {
  it.each([
    ['a Monday', '2026-11-23T10:42:00+07:00', '2026-11-20T06:00:00+07:00'],
    ['a Saturday', '2026-11-28T09:00:00+07:00', '2026-11-27T06:00:00+07:00'],
    ['a Friday, which is not over yet', '2026-11-27T09:00:00+07:00', '2026-11-20T06:00:00+07:00'],
    ['just after local midnight', '2026-11-27T17:30:00Z', '2026-11-27T06:00:00+07:00'],
  ])('on %s the silent one has said nothing since the last Friday', (_day, now, since) => {
    expect(silentFrom(at(now), zone)).toBe(at(since))
  })

  it('are one late, one silent, and one typing where its source is a person', () => {
    expect(mannerOf('20617', 'feedback.items', false)).toBe('late')
    expect(mannerOf('20617', 'security.cameras', false)).toBe('live')
    expect(mannerOf('20617', 'radio-bulletins', false)).toBe('late')
    expect(mannerOf('20617', 'dossiers', false)).toBe('live')
    expect(mannerOf('20638', 'security.cameras', false)).toBe('silent')
    expect(mannerOf('20638', 'dossiers', false)).toBe('silent')
    expect(mannerOf('20632', 'education.schools', true)).toBe('typed')
    expect(mannerOf('20632', 'security.cameras', false)).toBe('live')
  })
})
