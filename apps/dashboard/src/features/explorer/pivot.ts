import type { WireTable } from '@ioc/contract'
import type { Across } from './choices.ts'
import { isRunning } from '../../i18n/periods/span-words.ts'
import { type Dimension, type Fact, factsOf, ofDimension } from './facts.ts'

/** What a number of the table is: the value, one of its parts, or by how much the second year differs from the first. */
export type What = 'value' | 'numerator' | 'denominator' | 'change'

/** A number with where it is from; `fact` is of the later one where it is a change. */
export interface PivotCell {
  readonly what: What
  readonly number: number | null
  readonly fact: Fact
}

export interface PivotRow {
  readonly key: string
  /** What the row is of, one per head. */
  readonly heads: readonly string[]
  /** One per column; null where nothing was asked for, as the 53rd week of a year that has 52. */
  readonly cells: readonly (PivotCell | null)[]
}

/** A table turned as chosen. */
export interface Pivot {
  readonly heads: readonly Dimension[]
  /** What the columns are of; null where they are `What`s. */
  readonly across: Dimension | null
  readonly columns: readonly string[]
  /** Of each period, year or indicator that stands across, a number of it. */
  readonly sample: ReadonlyMap<string, Fact>
  readonly rows: readonly PivotRow[]
}

/** What a row is of where something stands across. */
const HEADS: Readonly<Record<Across, readonly Dimension[]>> = {
  list: ['indicator', 'unit', 'period'],
  indicator: ['unit', 'period'],
  unit: ['indicator', 'period'],
  period: ['indicator', 'unit'],
  year: ['indicator', 'unit', 'part'],
}
const PARTS = ['value', 'numerator', 'denominator'] as const

/** Turns a table: a row for everything that does not stand across, in the order the server gave. Two years have their difference beside them. */
export function pivot(table: WireTable, across: Across): Pivot {
  const heads = HEADS[across]
  const facts = factsOf(table)
  if (across === 'list') {
    return { heads, across: null, columns: PARTS, sample: new Map(), rows: facts.map((fact) => listed(fact, heads)) }
  }
  const columns = [...new Set(facts.map((fact) => ofDimension(fact, across)))]
  const place = new Map(columns.map((id, at) => [id, at]))
  const rows = new Map<string, { heads: readonly string[]; cells: (PivotCell | null)[] }>()
  for (const fact of facts) {
    const of = heads.map((head) => ofDimension(fact, head))
    const key = of.join('\n')
    let row = rows.get(key)
    if (row === undefined) rows.set(key, (row = { heads: of, cells: columns.map(() => null) }))
    row.cells[place.get(ofDimension(fact, across)) ?? 0] = { what: 'value', number: fact.value, fact }
  }
  const sample = new Map(facts.map((fact) => [ofDimension(fact, across), fact]))
  const turned = { heads, across, columns, sample, rows: [...rows].map(([key, row]) => ({ key, ...row })) }
  return across === 'year' && columns.length === 2 ? withChange(turned) : turned
}

function listed(fact: Fact, heads: readonly Dimension[]): PivotRow {
  const of = heads.map((head) => ofDimension(fact, head))
  return { key: of.join('\n'), heads: of, cells: PARTS.map((what) => ({ what, number: fact[what], fact })) }
}

function withChange({ rows, columns, ...rest }: Pivot): Pivot {
  const changed = rows.map((row) => ({ ...row, cells: [...row.cells, changeOf(row.cells)] }))
  return { ...rest, columns: [...columns, 'change'], rows: changed }
}

function changeOf([before, after]: PivotRow['cells']): PivotCell | null {
  if (!before || !after) return null
  // A year that still runs is not less than a whole one.
  const isUnknown = before.number === null || after.number === null || isRunning(after.fact)
  return { what: 'change', number: isUnknown ? null : after.number - before.number, fact: after.fact }
}
