import {
  type Catalogue,
  type Cell,
  type Component,
  type Indicator,
  type Status,
  type Unit,
  verdictOf,
} from '@ioc/metrics'
import { peerUnits } from './peer-units.ts'
import type { DistrictView } from './view.ts'

/** One unit's cells, in the order of the columns; undefined where the snapshot has none. */
export interface MatrixRow {
  readonly unit: Unit
  readonly cells: readonly (Cell | undefined)[]
}

/** Units × indicators. The scope's own row is the first; then its units, in an order no number changes. */
export interface Matrix {
  readonly columns: readonly Indicator[]
  readonly rows: readonly MatrixRow[]
}

/** A component over its columns. */
export interface ColumnGroup {
  readonly component: Component
  readonly columns: readonly Indicator[]
}

/**
 * The indicators a matrix opens with, by component: the main ones and what each component leads with; where no
 * unit reports any of a component's, the first it is judged by that they do.
 */
export function keyIndicators(view: Pick<DistrictView, 'catalogue' | 'cellOf' | 'children'>): Indicator[] {
  const { components, indicators, main } = view.catalogue
  const units = peerUnits(view)
  const reported = ({ id }: Indicator) => units.some(({ code }) => isCollected(view.cellOf(id, code)))
  const judged = ({ id }: Indicator) => units.some(({ code }) => isJudged(view.cellOf(id, code)))
  const all = [...indicators.values()]
  return components.flatMap(({ id, lead }) => {
    const own = all.filter(({ component }) => component === id)
    const key = own.filter((one) => one.id === lead || main.includes(one.id))
    const another = key.some(reported) ? undefined : own.find(judged)
    return another === undefined ? key : [...key, another]
  })
}

/** A scope and its units against some indicators. */
export function matrixOf(
  view: Pick<DistrictView, 'catalogue' | 'cellOf' | 'children' | 'scope'>,
  columns: readonly Indicator[] = keyIndicators(view),
): Matrix {
  const rows = [view.scope, ...peerUnits(view)].map((unit) => ({
    unit,
    cells: columns.map(({ id }) => view.cellOf(id, unit.code)),
  }))
  return { columns, rows }
}

/** Neighbouring columns under the component they belong to. */
export function columnGroups(catalogue: Catalogue, columns: readonly Indicator[]): ColumnGroup[] {
  return catalogue.components.flatMap((component) => {
    const own = columns.filter((column) => column.component === component.id)
    return own.length === 0 ? [] : [{ component, columns: own }]
  })
}

/** The columns in parts of at most `most`, for where not all fit side by side; a component is not cut while it fits. */
export function columnBlocks(catalogue: Catalogue, columns: readonly Indicator[], most: number): Indicator[][] {
  const blocks: Indicator[][] = []
  for (const group of columnGroups(catalogue, columns)) {
    const last = blocks.at(-1)
    if (last !== undefined && last.length + group.columns.length <= most) last.push(...group.columns)
    else for (let at = 0; at < group.columns.length; at += most) blocks.push(group.columns.slice(at, at + most))
  }
  return blocks
}

/** True unless the indicator is not asked of the unit at all. */
export function isCollected(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.reason !== 'not-collected-here'
}

/** True where a cell has a value to hold against a target. */
export function isJudged(cell: Cell | undefined): boolean {
  return isCollected(cell) && cell?.status !== null && cell?.status !== 'no-data'
}

/** Who or what is off target most: more than one where they are level. */
export interface Most<T> {
  readonly which: readonly T[]
  readonly count: number
}

/** What a matrix says in one sentence; the scope's own row is the sum of the others and not counted. */
export interface MatrixFacts {
  readonly judged: number
  readonly watch: number
  readonly units: Most<MatrixRow> | null
  /** `of`: units judged by the indicator (the first, where several are level). */
  readonly indicators: (Most<Indicator> & { readonly of: number }) | null
}

type Verdicts = readonly (Status | null)[]

const offOf = (verdicts: Verdicts) => verdicts.filter((verdict) => verdict === 'off-target').length
const judgedOf = (verdicts: Verdicts) => verdicts.filter((verdict) => verdict !== null && verdict !== 'no-data').length

/** Counts of a matrix's cells below its first row, as every list judges them. */
export function matrixFacts({ columns, rows }: Matrix): MatrixFacts {
  const units = rows.slice(1)
  const verdictIn = ({ cells }: MatrixRow, indicator: Indicator) => {
    const cell = cells[columns.indexOf(indicator)]
    return isCollected(cell) && cell !== undefined ? verdictOf(indicator, cell) : null
  }
  const row = (unit: MatrixRow) => columns.map((indicator) => verdictIn(unit, indicator))
  const column = (indicator: Indicator) => units.map((unit) => verdictIn(unit, indicator))
  const all = units.flatMap(row)
  const indicators = most(columns, (indicator) => offOf(column(indicator)))
  const [first] = indicators?.which ?? []
  return {
    judged: judgedOf(all),
    watch: all.filter((verdict) => verdict === 'watch').length,
    units: most(units, (unit) => offOf(row(unit))),
    indicators: indicators && { ...indicators, of: first ? judgedOf(column(first)) : 0 },
  }
}

function most<T>(list: readonly T[], countOf: (entry: T) => number): Most<T> | null {
  const count = Math.max(0, ...list.map(countOf))
  return count === 0 ? null : { which: list.filter((entry) => countOf(entry) === count), count }
}
