import { describe, expect, it } from 'vitest'
import { countableWord } from './countable.ts'
import { LANGS } from './text.ts'

const dossiers = { vi: 'hồ sơ', en: 'dossiers', bn: 'আবেদন', one: 'dossier' }

describe('the word after a figure', () => {
  it.each(['0', '1', '1.5', '2', '11', '21'])('is of one only in English and after one: %s', (figure) => {
    const words = LANGS.map((lang) => countableWord(dossiers, lang, figure))
    expect(words).toEqual(['hồ sơ', figure === '1' ? 'dossier' : 'dossiers', 'আবেদন'])
  })

  it('is the same where a single one is called no other', () => {
    expect(countableWord({ vi: 'đồng', en: 'đồng', bn: 'ডং' }, 'en', '1')).toBe('đồng')
  })
})
