import { expect, it } from 'vitest'
import { DOSSIERS } from './testing/register-pack.ts'
import { indexedFields } from './indexed-fields.ts'

it('what records are looked up by is indexed, and not what the key and the unit say already', () => {
  const fields = indexedFields([DOSSIERS]).map(({ register, field }) => `${register}.${field}`)
  expect(fields).toEqual(['dossiers.channel', 'dossiers.signed', 'dossiers.procedure', 'dossiers.replaces'])
})

it('when records began and ended their way is indexed, so that those on it are found', () => {
  const step = (field: string) => ({ field, name: DOSSIERS.name })
  const steps = { order: ['received', 'due', 'finished'].map(step), due: null, until: null }
  const fields = indexedFields([{ ...DOSSIERS, steps }]).map(({ field }) => field)
  expect(fields).toEqual(expect.arrayContaining(['received', 'finished']))
  expect(fields).not.toContain('due')
})
