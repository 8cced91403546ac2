import type { Meeting } from '@ioc/contract'
import { describe, expect, it } from 'vitest'
import { earlierNotes } from './earlier-notes.ts'

const note = (text: string, indicator: string | null = 'online') => ({ indicator, unit: null, text, at: 0 })
const meeting = (asOf: number, over: Partial<Meeting> = {}): Meeting => ({
  id: `m${asOf}`,
  version: 1,
  scope: '508',
  asOf,
  knownSeq: 0,
  title: '',
  notes: [],
  endedAt: null,
  addenda: [],
  kept: null,
  ...over,
})

describe('notes offered from the last meeting', () => {
  it('are those of the last one of the same scope that wrote any', () => {
    const meetings = [
      meeting(50, { notes: [note('later')] }),
      meeting(40),
      meeting(35, { notes: [note('elsewhere')], scope: '20620' }),
      meeting(30, { notes: [note('a'), note('b'), note('whole', null)] }),
      meeting(20, { notes: [note('older')] }),
    ]
    expect([...earlierNotes(meeting(45), meetings)]).toEqual([
      ['online@', { text: 'a\nb', asOf: 30 }],
      ['@', { text: 'whole', asOf: 30 }],
    ])
  })

  it('are none for the first meeting', () => {
    expect(earlierNotes(meeting(10), [meeting(10), meeting(20, { notes: [note('x')] })]).size).toBe(0)
  })
})
