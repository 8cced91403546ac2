import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { PackError } from './mistakes.ts'
import { readPack } from './read-pack.ts'
import { SMALL_PACK, withPack } from './testing/small-pack.ts'

const PROFILE = `id: week
name: { vi: Tuần, en: Week, bn: সপ্তাহ }
layout: units
columns:
  - { id: unit, role: unit, headers: [Đơn vị] }
  - { id: all, role: count, measure: work.unheard-of, headers: [Tổng số] }
checks: [all = one + two]
`

function saidOf(profile: string): string[] {
  const pack = `${SMALL_PACK['pack.yaml'] ?? ''}\nprofiles: [profiles/week.yaml]\n`
  return withPack({ ...SMALL_PACK, 'pack.yaml': pack, 'profiles/week.yaml': profile }, (dir) => {
    try {
      readPack(dir)
    } catch (error) {
      if (error instanceof PackError) return error.message.split('\n').slice(1)
      throw error
    }
    return []
  })
}

describe('the profiles of a pack', () => {
  it('have their mistakes named by file, line and field', () => {
    expect(saidOf(PROFILE)).toEqual([
      'profiles/week.yaml:7 checks[0]: no count has the id one',
      'profiles/week.yaml:7 checks[0]: no count has the id two',
    ])
    expect(saidOf(PROFILE.replace(/checks.*\n/, ''))).toEqual([
      'profiles/week.yaml:6 columns[all].measure: no measure has the id work.unheard-of',
    ])
    expect(saidOf(PROFILE.replace('layout: units', 'layout: long'))[0]).toContain('profiles/week.yaml')
  })

  it('are those of the seed, each read with its columns', () => {
    const seed = join(import.meta.dirname, '../../../../seed/duy-xuyen')
    const { profiles } = readPack(seed)
    expect(profiles.map(({ id }) => id)).toEqual(['readings', 'form-06a', 'digitisation', 'payment', 'weekly'])
    expect(profiles.find(({ id }) => id === 'form-06a')?.columns).toHaveLength(13)
    expect(readFileSync(join(seed, 'profiles/form-06a.yaml'), 'utf8')).toContain('3 = 4 + 5 + 6')
  })
})
