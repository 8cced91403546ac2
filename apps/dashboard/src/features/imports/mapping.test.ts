import { describe, expect, it } from 'vitest'
import { choicesOf, mappingOf, profileIdOf, withRole } from './mapping.ts'
import { PROFILES, READY } from './played-imports.ts'

describe('columns mapped by hand', () => {
  it('begin with what was found, and leave out what is not used', () => {
    expect(READY.understood && choicesOf(READY.understood)).toEqual({
      C: { role: 'label' },
      D: { role: 'count', measure: 'received' },
    })
  })

  it('let a role stand in one column only, except a count', () => {
    const choices = { A: { role: 'label' }, B: { role: 'count', measure: 'x' } } as const
    expect(withRole(choices, 'C', 'label')).toEqual({ B: choices.B, C: { role: 'label' } })
    expect(withRole(choices, 'C', 'count')).toEqual({ ...choices, C: { role: 'count' } })
    expect(withRole(choices, 'B', null)).toEqual({ A: choices.A })
  })

  it('are sent once every count has its measure, without what the layout has no use for', () => {
    expect(mappingOf('form', { A: { role: 'count' } })).toBeNull()
    expect(mappingOf('form', {})).toBeNull()
    expect(mappingOf('units', { A: { role: 'unit' }, B: { role: 'label' } })).toEqual({
      layout: 'units',
      columns: [{ column: 'A', role: 'unit' }],
    })
  })
})

describe('the id of a profile', () => {
  it('is its name in plain letters, and nobody else’s', () => {
    expect(profileIdOf('Biểu của Đội, tháng', PROFILES)).toBe('bieu-cua-doi-thang')
    expect(profileIdOf('Form 06a', PROFILES)).toBe('form-06a-2')
    expect(profileIdOf('ছক', PROFILES)).toBe('profile')
  })
})
