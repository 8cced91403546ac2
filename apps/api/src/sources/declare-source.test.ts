import type { Register } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { named, testPack } from '../testing/factories.ts'
import { resolveSource } from './declare-source.ts'

const dossiers: Register = {
  id: 'dossiers',
  name: named('Dossiers'),
  key: 'code',
  unit: null,
  fields: new Map(),
  dropped: [],
  steps: null,
}
const { catalogue } = testPack({ registers: new Map([['dossiers', dossiers]]) })
const declared = (measures: readonly string[]) =>
  resolveSource({ id: 'one-stop', name: 'One stop', kind: 'api', sample: false, measures }, catalogue)

describe('a declared source', () => {
  it('may keep registers, named beside the measures it reports', () => {
    expect(declared(['received*', 'dossiers']).measures).toEqual(['received', 'received-online', 'dossiers'])
  })

  it('that keeps a register which is not there is refused by its name', () => {
    expect(() => declared(['schools'])).toThrow('The catalogue has no measure schools.')
  })
})
