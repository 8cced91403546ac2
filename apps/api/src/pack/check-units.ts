import { type Day, formatDay, type Unit } from '@ioc/metrics'
import type { Located } from './build-units.ts'

const END_OF_TIME = Number.POSITIVE_INFINITY
const endOf = ({ validTo }: Unit): Day => validTo ?? END_OF_TIME

/** Holds the tree of units together: codes, parents and successors, at every day they exist. */
export function checkUnits(units: readonly Located<Unit>[]): void {
  const ofCode = Map.groupBy(units, ({ value }) => value.code)
  for (const unit of units) {
    checkLife(unit, ofCode.get(unit.value.code) ?? [])
    checkParent(unit, ofCode)
    checkSuccessors(unit, ofCode)
  }
}

function checkLife(unit: Located<Unit>, namesakes: readonly Located<Unit>[]): void {
  const { code, validFrom } = unit.value
  if (endOf(unit.value) <= validFrom) unit.refuse(['to'], 'must come after its first day')
  for (const other of namesakes) {
    if (other === unit) return
    const overlap = validFrom < endOf(other.value) && other.value.validFrom < endOf(unit.value)
    if (overlap) unit.refuse(['code'], `${code} is taken: another unit has this code at the same time`)
  }
}

type Units = ReadonlyMap<string, readonly Located<Unit>[]>

function checkParent({ value, refuse }: Located<Unit>, units: Units): void {
  if (value.parent === null) return
  const parents = units.get(value.parent)
  if (parents === undefined) return refuse(['parent'], `no unit has the code ${value.parent}`)
  if (isBelowItself(value, units)) return refuse(['parent'], `${value.code} would lie below itself`)
  let covered = value.validFrom
  for (const parent of parents.map((entry) => entry.value).sort((a, b) => a.validFrom - b.validFrom)) {
    if (parent.validFrom <= covered && endOf(parent) > covered) covered = endOf(parent)
  }
  if (covered >= endOf(value)) return
  refuse(['parent'], `${value.parent} does not exist on ${formatDay(covered)}, when ${value.code} does`)
}

function isBelowItself(unit: Unit, units: Units): boolean {
  const seen = new Set<string>()
  let code: string | null = unit.code
  while (code !== null) {
    if (seen.has(code)) return true
    seen.add(code)
    code = units.get(code)?.[0]?.value.parent ?? null
  }
  return false
}

function checkSuccessors({ value, refuse }: Located<Unit>, units: Units): void {
  const { successors, validTo } = value
  if (successors.length > 0 && validTo === null) return refuse(['successors'], 'a unit that has not ended has none')
  for (const [index, code] of successors.entries()) {
    const begins = units.get(code)?.some((unit) => unit.value.validFrom === validTo)
    if (!begins) refuse(['successors', index], `no unit ${code} begins on ${formatDay(validTo ?? 0)}`)
  }
}
