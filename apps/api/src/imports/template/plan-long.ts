import type { ProfileColumn } from '@ioc/contract'
import { formatPeriod } from '@ioc/metrics'
import { headerOf, pastHeader } from './past-header.ts'
import { aboveTable } from './above-table.ts'
import { measuresOf, type Owed, type TemplateAsk } from './template-ask.ts'
import { createMeasureText, unitText } from './template-names.ts'
import { type TemplateCell, type TemplateSheet, text } from './template-sheet.ts'

/** The long form: a row for every measure that the unit, or a unit under it, reports of the period. */
export function planLong(ask: TemplateAsk): TemplateSheet {
  const { profile, catalogue, unit, period, tree, names } = ask
  const day = period.end - 1
  const owed: Owed[] = measuresOf(catalogue, period).flatMap((measure) =>
    tree.collectors(unit, measure.levels, day).map((each) => ({ measure, unit: each })),
  )
  const byUnit = [...Map.groupBy(owed, (each) => each.unit).values()].flat()
  const measureText = createMeasureText(catalogue.measures.values())
  const cellsOf = createCells(ask, measureText)
  return {
    above: aboveTable(ask),
    headers: profile.columns.flatMap((column) =>
      column.role === 'value' ? [headerOf(column), pastHeader(profile, [])] : [headerOf(column)],
    ),
    rows: byUnit.map((each) => profile.columns.flatMap((column) => cellsOf(column, each))),
    lists: {
      units: [...new Set(byUnit.map((each) => unitText(each.unit, names, day)))],
      measures: [...new Set(byUnit.map(({ measure }) => measureText(measure)))],
    },
  }
}

/** A flow has its period, a state its time, each in a column of its own where the profile has one. */
function createCells(
  { profile, names, period, at, lastOf }: TemplateAsk,
  measureText: (of: Owed['measure']) => string,
) {
  const has = (role: ProfileColumn['role']) => profile.columns.some((column) => column.role === role)
  const whenIn = (role: ProfileColumn['role'], { kind }: Owed['measure']) => {
    const own = kind === 'flow' ? 'period' : 'at'
    return role === own || !has(own) ? (kind === 'flow' ? formatPeriod(period) : at) : ''
  }
  return ({ role }: ProfileColumn, { measure, unit }: Owed): readonly TemplateCell[] => {
    if (role === 'measure') return [{ kind: 'text', text: measureText(measure), choices: 'measures' }]
    if (role === 'unit') return [{ kind: 'text', text: unitText(unit, names, period.end - 1), choices: 'units' }]
    if (role === 'value')
      return [
        { kind: 'count', measure },
        { kind: 'past', value: lastOf(measure, unit) },
      ]
    return [text(role === 'period' || role === 'at' ? whenIn(role, measure) : '')]
  }
}
