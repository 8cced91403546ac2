import { array, assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { sort } from './sort.ts'
import { atOneGo } from './steps.ts'

const byValue = ([one]: readonly number[], [other]: readonly number[]) => one! - other!

it('sorts as the language does, equal items in the order in which they came', () => {
  assert(
    property(
      array(integer({ min: 0, max: 50 }), { minLength: 0, maxLength: 40 }),
      integer({ min: 1, max: 300 }),
      (some, times) => {
        const items = Array.from({ length: times }, () => some).flatMap((list) => list.map((value, at) => [value, at]))
        const numbered = items.map(([value], index) => [value!, index])
        expect(atOneGo(sort(numbered, byValue))).toEqual(numbered.toSorted(byValue))
      },
    ),
    { numRuns: 50 },
  )
})

it('lets others run again and again where the list is long', () => {
  const items = Array.from({ length: 100_000 }, (_, at) => [(at * 7_919) % 100_003, at])
  const steps = sort(items, byValue)
  let pauses = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) pauses++
  expect(step.value).toEqual(items.toSorted(byValue))
  // Fifty runs, and six times the list merged.
  expect(pauses).toBeGreaterThan(300)
})
