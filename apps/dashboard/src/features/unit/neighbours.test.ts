import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../testing/played.ts'
import { neighboursOf } from './neighbours.ts'

const TODAY = 20_780
const unit = (code: string) => CATALOGUE.units.find((one) => one.code === code)!
const around = (code: string) => neighboursOf(CATALOGUE, unit(code), TODAY)

describe('the neighbours of a unit', () => {
  it('are those of its level under its parent by name; a town is of a level with communes, an agency is not', () => {
    expect(around('20599').siblings.map(({ name }) => name.vi)).toEqual([
      'Duy Hải',
      'Duy Sơn',
      'Duy Trinh',
      'Nam Phước',
    ])
    expect(around('20599').parent?.code).toBe('508')
  })

  it('stand in a ring: after the last comes the first', () => {
    expect([around('20599').before?.code, around('20599').after?.code]).toEqual(['20617', '20638'])
    expect(around('20638').before?.code).toBe('20599')
  })

  it('are none for who is alone', () => {
    expect([around('508').before, around('508').after, around('508').parent]).toEqual([undefined, undefined, undefined])
    expect(around('508').children).toHaveLength(5)
  })

  it('no longer count a unit that was dissolved', () => {
    const units = CATALOGUE.units.map((one) => (one.code === '20638' ? { ...one, validTo: TODAY } : one))
    expect(neighboursOf({ units }, unit('20599'), TODAY).siblings).toHaveLength(3)
  })
})
