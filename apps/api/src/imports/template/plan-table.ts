import type { ProfileColumn } from '@ioc/contract'
import { levelOf, type Measure, type Unit } from '@ioc/metrics'
import { Problem } from '../../errors.ts'
import { aboveTable } from './above-table.ts'
import { headerOf, pastHeader } from './past-header.ts'
import type { TemplateAsk } from './template-ask.ts'
import { unitText } from './template-names.ts'
import { type TemplateCell, type TemplateSheet, text } from './template-sheet.ts'

/** Rows for fields of work: a commune's form has fewer. */
const FIELD_ROWS = 30

/** A table by unit: a row for the unit, or for each unit under it that reports. */
export function planUnits(ask: TemplateAsk): TemplateSheet {
  const { period, names, lastOf } = ask
  const units = reportersOf(ask)
  const nameOf = (unit: Unit) => unitText(unit, names, period.end - 1)
  const rows = units.map((unit, index) =>
    rowOf(ask, ({ role }, measure) => {
      if (measure) return counted(measure, unit, lastOf(measure, unit))
      if (role === 'unit') return [{ kind: 'text', text: nameOf(unit), choices: 'units' }]
      return [text(role === 'order' ? String(index + 1) : '')]
    }),
  )
  return { above: aboveTable(ask), headers: headersOf(ask), rows, lists: { units: units.map(nameOf), measures: [] } }
}

/** A form of one unit: rows for its fields of work, and a total that shows what was reported last. */
export function planForm(ask: TemplateAsk): TemplateSheet {
  const { unit, lastOf, profile } = ask
  const [only] = reportersOf(ask)
  if (only !== unit) {
    throw new Problem('bad-request', `${profile.id} is filled in by one unit; ${unit.code} is not one that does.`)
  }
  const fields = Array.from({ length: FIELD_ROWS }, (_, index) =>
    rowOf(ask, ({ role }, measure) =>
      measure ? counted(measure, unit, undefined) : [text(role === 'order' ? String(index + 1) : '')],
    ),
  )
  const total = rowOf(ask, ({ role }, measure) =>
    measure ? counted(measure, unit, lastOf(measure, unit)) : [text(role === 'label' ? 'Tổng cộng' : '')],
  )
  const lists = { units: [], measures: [] }
  return { above: aboveTable(ask), headers: headersOf(ask), rows: [...fields, total], lists }
}

const counted = (measure: Measure, unit: Unit, past: number | undefined): readonly TemplateCell[] => [
  measure.levels.includes(levelOf(unit.kind)) ? { kind: 'count', measure } : text(''),
  { kind: 'past', value: past },
]

/** A row, column by column; a count is given with its measure. */
const rowOf = (
  { profile, catalogue }: TemplateAsk,
  cellsOf: (column: ProfileColumn, measure: Measure | undefined) => readonly TemplateCell[],
) => profile.columns.flatMap((column) => cellsOf(column, catalogue.measures.get(column.measure ?? '')))

const headersOf = ({ profile }: TemplateAsk) =>
  profile.columns.flatMap((column) => {
    const header = headerOf(column)
    return column.role === 'count' ? [header, pastHeader(profile, header.slice(0, -1))] : [header]
  })

/** The units that report what the table counts: the one asked for, or those under it. */
function reportersOf({ profile, catalogue, tree, unit, period }: TemplateAsk): readonly Unit[] {
  const levels = profile.columns.flatMap(({ measure }) => catalogue.measures.get(measure ?? '')?.levels ?? [])
  return tree.collectors(unit, [...new Set(levels)], period.end - 1)
}
