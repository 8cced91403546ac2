import { describe, expect, it } from 'vitest'
import { proofPath, proofRef, proofText } from './proof-ref.ts'

describe('the address of a proof', () => {
  it.each([
    { indicator: 'online.rate', unit: '20599' },
    { indicator: 'online', unit: '508', asOf: 1_764_000_000_000 },
    { indicator: 'online', unit: '508', asOf: 1_764_000_000_000, knownSeq: 812 },
  ])('can be written and read back: %o', (ref) => {
    expect(proofRef(proofText(ref))).toEqual({ asOf: undefined, knownSeq: undefined, ...ref })
  })

  it.each([null, '', 'online', '@508', 'online@', 'online@508@soon', 'online@508@1@2@3'])('is not %o', (text) => {
    expect(proofRef(text)).toBeNull()
  })

  it('has a page of its own', () => {
    expect(proofPath({ indicator: 'a b', unit: '508' })).toBe('/numbers/a%20b/508')
    expect(proofPath({ indicator: 'a', unit: '508', asOf: 5, knownSeq: 7 })).toBe('/numbers/a/508?asOf=5&knownSeq=7')
  })
})
