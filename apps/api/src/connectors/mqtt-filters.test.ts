import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, subscriptionsApart } from './mqtt-filters.ts'

const level = fc.constantFrom('a', 'b', 'c')
const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'))
const filter = fc
  .tuple(fc.array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([levels, rest]) => [...levels, ...(rest ? ['#'] : [])].join('/'))

describe('filters', () => {
  it.each([
    ['gate/+', 'gate/A', true],
    ['gate/+', 'gate/A/1', false],
    ['gate/#', 'gate', true],
    ['gate/#', 'gate/A/1', true],
    ['gate/+/1', 'gate/A/2', false],
    ['#', 'anything/at/all', true],
  ])('%s stands for %s: %s', (wanted, said, is) => {
    expect(matches(wanted, said)).toBe(is)
  })

  it('are subscribed to so that each connection brings a message once, and each wanted filter hears it once', () => {
    fc.assert(
      fc.property(fc.array(filter, { minLength: 1, maxLength: 6 }), topic, (filters, said) => {
        const groups = subscriptionsApart(filters)
        for (const group of groups) {
          expect(group.filter(({ filter: one }) => matches(one, said)).length).toBeLessThanOrEqual(1)
        }
        const heard = groups
          .flat()
          .flatMap((one) => (matches(one.filter, said) ? [...one.for].filter((wanted) => matches(wanted, said)) : []))
        expect(heard.toSorted()).toEqual([...new Set(filters)].filter((one) => matches(one, said)).toSorted())
      }),
      { numRuns: 2_000 },
    )
  })

  it('that lie within one another share a connection, and those that only touch do not', () => {
    const shape = (filters: string[]) => subscriptionsApart(filters).map((group) => group.map((one) => one.filter))
    expect(shape(['gate/+', 'gate/#', 'gate/A'])).toEqual([['gate/#']])
    expect(shape(['a/+/c', 'a/b/+', 'x/#'])).toEqual([['a/+/c', 'x/#'], ['a/b/+']])
  })
})
