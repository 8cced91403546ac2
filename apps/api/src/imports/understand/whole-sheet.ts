import { type Level, parsePeriod } from '@ioc/metrics'
import type { Sheet } from '../read/cell.ts'
import { quoted } from './findings.ts'
import { grainOf } from './knowledge.ts'
import type { Mapping } from './mapped.ts'
import { titlePeriod } from './read-period.ts'

/** Texts above a table, and those below it are none of it. */
function titleTexts(sheet: Sheet, headerTop: number): readonly string[] {
  const above = sheet.rows.filter(({ row }) => row < headerTop)
  return above.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell?.kind === 'text' ? String(cell.value).split('\n') : [])),
  )
}

/** The period of a whole sheet: chosen, or read above the table; null where it has to be asked for. */
export function sheetPeriod(mapping: Mapping): { readonly period: string | null; readonly grain: string | null } {
  const { table, knowledge, sheet, period, findings } = mapping
  const grain = grainOf(table.profile, knowledge.measures)
  if (grain === null) return { period: null, grain: null }
  if (period !== undefined) {
    if (parsePeriod(period)?.grain === grain) return { period, grain }
    findings.problem(null, null, 'bad-period', `${quoted(period)} is no ${grain}; this form is counted by ${grain}`)
    return { period: null, grain }
  }
  const told = titlePeriod(titleTexts(sheet, table.headerTop), grain)
  if (told && 'period' in told) return { period: told.period, grain }
  if (told && 'differs' in told) {
    findings.problem(null, null, 'period-differs', `${told.differs}: choose the period.`)
    return { period: null, grain }
  }
  const why = told
    ? `The sheet speaks of ${told.span}, which is not one ${grain} in full, or does not say its year`
    : `The sheet does not say its ${grain}`
  findings.problem(null, null, 'period-wanted', `${why}: choose it.`)
  return { period: null, grain }
}

/** The unit of a whole sheet: chosen, or the one that is named above the table; null where it has to be asked for. */
export function sheetUnit(mapping: Mapping): string | null {
  const { table, sheet, unit, names, findings } = mapping
  if (unit !== undefined) {
    const found = names.find(unit, undefined)
    if ('unit' in found) return found.unit.code
    findings.problem(null, null, found.fault, found.detail)
    return null
  }
  const levels = levelsOf(mapping)
  const spoken = titleTexts(sheet, table.headerTop).flatMap((text) => names.spokenOf(text, levels))
  const codes = new Set(spoken.map(({ code }) => code))
  const [code] = codes
  if (code !== undefined && codes.size === 1) return code
  const why =
    codes.size > 1 ? `The sheet names several units (${[...codes].join(', ')})` : 'The sheet does not say whose it is'
  findings.problem(null, null, 'unit-wanted', `${why}: choose the unit.`)
  return null
}

function levelsOf({ table, knowledge }: Mapping): readonly Level[] {
  const counted = new Set(table.profile.columns.map(({ measure }) => measure))
  return [...new Set(knowledge.measures.filter(({ id }) => counted.has(id)).flatMap(({ levels }) => levels))]
}
