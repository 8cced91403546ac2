import { describe, expect, it } from 'vitest'
import { afterSaving, BLANK, chosen, metWith, toSend } from './held-notes.ts'
import { standingOf } from './note-standing.ts'

const stored = (text: string, indicator: string | null = 'online', unit: string | null = null) => ({
  indicator,
  unit,
  text,
  at: 0,
})
const typed = (text: string, base = '') => ({ text, base, theirs: null })

describe('notes that several people write', () => {
  it('take over what others wrote where nothing was typed', () => {
    expect(metWith({}, [stored('a'), stored('b', null)])).toEqual({ 'online@': typed('a', 'a'), '@': typed('b', 'b') })
    expect(metWith({ 'online@': typed('a', 'a') }, [])).toEqual({ 'online@': BLANK })
  })

  it('keep what is typed on another matter', () => {
    const met = metWith({ '@': typed('mine') }, [stored('theirs')])
    expect(met).toEqual({ '@': typed('mine'), 'online@': typed('theirs', 'theirs') })
  })

  it('set two texts on the same matter side by side, and neither is sent over the other', () => {
    const met = metWith({ 'online@': typed('mine') }, [stored('theirs')])
    expect(met).toEqual({ 'online@': { text: 'mine', base: 'theirs', theirs: 'theirs' } })
    expect(toSend(met)).toEqual([{ indicator: 'online', unit: null, text: 'theirs' }])
  })

  it('are one where both wrote the same', () => {
    expect(metWith({ 'online@': typed('same ') }, [stored('same')])).toEqual({ 'online@': typed('same ', 'same') })
  })

  it.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
    ['both', 'theirs\nmine'],
  ] as const)('once %s is chosen, it stands', (whose, text) => {
    const apart = { text: 'mine', base: 'theirs', theirs: 'theirs' }
    expect(chosen(apart, whose)).toEqual({ text, base: 'theirs', theirs: null })
  })

  it('send nothing of a note that holds a telephone number, and the others all the same', () => {
    const notes = { '@': typed('call 0905 123 456', 'call'), 'online@': typed('fine'), '@20620': BLANK }
    expect(toSend(notes)).toEqual([
      { indicator: null, unit: null, text: 'call' },
      { indicator: 'online', unit: null, text: 'fine' },
    ])
    expect(standingOf(notes['@'], { trouble: null, endedAt: null })).toBe('personal')
  })

  it('read several stored notes of one matter as one', () => {
    expect(metWith({}, [stored('a'), stored('b')])).toEqual({ 'online@': typed('a\nb', 'a\nb') })
  })

  it('go on being typed while they are saved', () => {
    expect(afterSaving({ '@': typed('abc') }, { '@': typed('ab') })).toEqual({ '@': typed('abc', 'ab') })
  })
})
