import type ExcelJS from 'exceljs'
import { columnName } from '../read/cell.ts'
import type { TemplateCell, TemplateSheet } from './template-sheet.ts'

declare module 'exceljs' {
  interface Worksheet {
    /** What cell.dataValidation writes to; its own types leave it out. */
    readonly dataValidations: { add(address: string, rule: DataValidation): void }
  }
}

/** The hidden sheet with what the drop-downs offer, and where each list stands on it. */
export const LISTS = 'Danh mục'
export const LIST_COLUMNS = { units: 0, measures: 1 } as const

/**
 * Puts the drop-downs and bounds of a table on its columns, a rule for each run of cells alike. Given cell by cell
 * they would be joined in the order of their addresses as texts, where C10 goes before C8, and overlap.
 */
export function drawRules(page: ExcelJS.Worksheet, { headers, rows, lists }: TemplateSheet, firstRow: number): void {
  for (const at of headers.keys()) {
    const rules = rows.map((row) => ruleOf(row[at], lists))
    const keys = rules.map((rule) => JSON.stringify(rule))
    let from = 0
    for (let to = 1; to <= rules.length; to++) {
      if (to < rules.length && keys[to] === keys[from]) continue
      const rule = rules[from]
      const [top, bottom] = [from, to - 1].map((row) => `${columnName(at)}${firstRow + row}`)
      if (rule) page.dataValidations.add(top === bottom ? `${top}` : `${top}:${bottom}`, rule)
      from = to
    }
  }
}

function ruleOf(cell: TemplateCell | undefined, lists: TemplateSheet['lists']): ExcelJS.DataValidation | undefined {
  if (cell?.kind === 'count') return within(cell.measure)
  if (cell?.kind === 'text' && cell.choices !== undefined) return oneOf(cell.choices, lists[cell.choices].length)
  return undefined
}

const within = ({
  min,
  max,
  decimals,
}: Extract<TemplateCell, { kind: 'count' }>['measure']): ExcelJS.DataValidation => ({
  type: decimals === 0 ? 'whole' : 'decimal',
  operator: 'between',
  formulae: [min, max],
  allowBlank: true,
  showErrorMessage: true,
  errorTitle: 'Số không hợp lệ',
  error: `Nhập ${decimals === 0 ? 'số nguyên' : 'số'} từ ${min} đến ${max}.`,
})

function oneOf(list: keyof typeof LIST_COLUMNS, length: number): ExcelJS.DataValidation {
  const column = columnName(LIST_COLUMNS[list])
  return {
    type: 'list',
    allowBlank: true,
    formulae: [`'${LISTS}'!$${column}$1:$${column}$${Math.max(1, length)}`],
    showErrorMessage: true,
    errorTitle: 'Không có trong danh mục',
    error: 'Chọn một mục trong danh sách.',
  }
}
