import { nameKey } from '@ioc/contract'
import { type Day, existsOn, formatDay, type Unit, type UnitTree } from '@ioc/metrics'

/** A unit as a text names it, and the stretch of days [from, to) on which the text names just that. */
export interface FoundUnit {
  readonly unit: Unit
  readonly from: Day
  readonly to: Day
}

/** Why a text names no unit on a day. */
export interface UnitFault {
  readonly code: 'unknown-unit' | 'ambiguous-unit'
  readonly detail: string
}

/** Without a day only whether any unit ever bore the text can be told: undefined where one did. */
export interface FindUnit {
  (text: string, day: Day): FoundUnit | UnitFault
  (text: string, day: undefined): UnitFault | undefined
}

/**
 * Units by code or by exact name, in any of the catalogue's languages, as of a day: codes are reused and
 * names pass on in a merger, so the day decides. A code goes before a name. Names are compared by `nameKey`.
 */
export function createFindUnit(tree: UnitTree): FindUnit {
  const named = new Map<string, Set<Unit>>()
  const bear = (text: string, unit: Unit) => {
    const key = nameKey(text)
    named.set(key, (named.get(key) ?? new Set()).add(unit))
  }
  for (const unit of tree.units) for (const text of [unit.code, ...Object.values(unit.name)]) bear(text, unit)

  function find(text: string, day: Day): FoundUnit | UnitFault
  function find(text: string, day: undefined): UnitFault | undefined
  function find(text: string, day: Day | undefined): FoundUnit | UnitFault | undefined {
    const bearers = [...(named.get(nameKey(text)) ?? [])]
    if (bearers.length === 0) return { code: 'unknown-unit', detail: 'no unit has this code or name' }
    if (day === undefined) return undefined
    const living = bearers.filter((unit) => existsOn(unit, day))
    const unit = living.find(({ code }) => code === text) ?? living[0]
    if (!unit) return { code: 'unknown-unit', detail: whyUnknown(text, day, bearers) }
    if (unit.code !== text && living.length > 1) {
      const codes = living.map(({ code }) => code).join(', ')
      return { code: 'ambiguous-unit', detail: `several units bear this name: ${codes}; use the code` }
    }
    return { unit, ...stretchOf(bearers, day) }
  }
  return find
}

function whyUnknown(text: string, day: Day, bearers: readonly Unit[]): string {
  const spans = bearers.map(({ code, validFrom, validTo }) => {
    const until = validTo === null ? '' : ` to ${formatDay(validTo - 1)}`
    return `${code === text ? '' : `${code} `}from ${formatDay(validFrom)}${until}`
  })
  return `no unit bears it on ${formatDay(day)}, only ${spans.join(', ')}`
}

/** The longest stretch around a day in which no bearer of the text begins or ends. */
function stretchOf(bearers: readonly Unit[], day: Day): { from: Day; to: Day } {
  const bounds = bearers.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? Infinity])
  return {
    from: Math.max(...bounds.filter((bound) => bound <= day)),
    to: Math.min(Infinity, ...bounds.filter((bound) => bound > day)),
  }
}
