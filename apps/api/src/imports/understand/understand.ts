import type {
  ImportChoices,
  ImportProblem,
  ImportRemark,
  NumberFormat,
  Profile,
  ReadingInput,
  Understood,
} from '@ioc/contract'
import { columnName, type Sheet, type Workbook } from '../read/cell.ts'
import { type Chosen, chooseTable } from './choose-table.ts'
import { describeColumns, takenColumns } from './describe-columns.ts'
import { createFindings, type Findings } from './findings.ts'
import { findPlainHeader, type Table } from './find-table.ts'
import type { Knowledge } from './knowledge.ts'
import { mapForm } from './map-form.ts'
import { mapLong } from './map-long.ts'
import { mapUnits } from './map-units.ts'
import type { Mapped, Place } from './mapped.ts'
import { describeHidden } from './hidden-cells.ts'
import { refusePersonalCells, refuseTwins, remarkOnDeception, tellEncoding } from './inspect-texts.ts'
import { createUnitNames } from './name-unit.ts'
import { likelyFormat } from './read-number.ts'
import { readOldTexts } from './read-old-text.ts'
import { readableTable } from './table-body.ts'

/** What a file says, and everything that is wrong with it. */
export interface Reading {
  readonly understood: Understood
  readonly readings: readonly ReadingInput[]
  readonly places: readonly Place[]
  readonly problems: readonly ImportProblem[]
  readonly problemCount: number
  readonly remarks: readonly ImportRemark[]
  /** The profile it was read by, also one mapped by hand; null where none was like it. */
  readonly profile: Profile | null
}

const MAPPERS = { long: mapLong, units: mapUnits, form: mapForm } as const

/** Says what a file holds. Pure: the same file, knowledge and choices give the same answer. */
export function understand(written: Workbook, knowledge: Knowledge, choices: ImportChoices): Reading {
  const { book, found: encodings } = readOldTexts(written)
  const found = chooseTable(book, knowledge.profiles, choices)
  const findings = createFindings(found?.sheet.name ?? null)
  askAboutFile(book, found, choices, findings)
  tellEncoding(book.encoding, encodings.get(found?.sheet.name ?? ''), findings)
  if (!hasTable(found)) return unknownTable(book, found, choices, findings)
  const chosen = readableTable(found, choices.hidden, findings)
  const { sheet, table } = chosen
  const number = choices.number ?? table.profile.number
  for (const column of table.missing) {
    findings.problem(
      table.headerBottom,
      null,
      'missing-column',
      `no column is headed ${column.headers.map((header) => JSON.stringify(header)).join(' or ')}`,
    )
  }
  if (!choices.mapping) refuseTwins(sheet, table, findings)
  refusePersonalCells(sheet, table, findings)
  remarkOnDeception(sheet, table, findings)
  const deps = {
    sheet,
    table,
    knowledge,
    names: createUnitNames(knowledge.units),
    number,
    findings,
    unit: choices.unit,
    period: choices.period,
  }
  const mapped: Mapped = table.missing.length > 0 ? NOTHING : MAPPERS[table.profile.layout](deps)
  if (mapped.readings.length === 0 && findings.count() === 0)
    findings.problem(null, null, 'no-readings', 'The table holds no numbers.')
  remarkOn(chosen, table, findings)
  return {
    understood: { ...describe(book, chosen, choices, number, mapped), hidden: hiddenOf(found) },
    ...mapped,
    problems: findings.problems,
    problemCount: findings.count(),
    remarks: findings.remarks,
    profile: table.profile,
  }
}

const hasTable = (chosen: Chosen | undefined): chosen is Chosen & { readonly table: Table } =>
  chosen?.table !== undefined

const hiddenOf = ({ sheet, table }: Chosen & { readonly table: Table }) =>
  describeHidden(sheet, table, takenColumns(table.profile, table.found))

/** What only whoever sent the file can tell of it as a whole. */
function askAboutFile({ delimiter }: Workbook, chosen: Chosen | undefined, choices: ImportChoices, findings: Findings) {
  if (delimiter?.certain === false)
    findings.problem(
      null,
      null,
      'delimiter-wanted',
      `Its lines do not agree on what parts the columns (read as parted by a ${delimiter.delimiter}): choose it.`,
    )
  if (chosen?.sheet.hidden && choices.sheet === undefined && hasTable(chosen))
    findings.problem(null, null, 'hidden-sheet', 'The sheet is hidden: choose it if it is the one to be read.')
}

const NOTHING: Mapped = {
  readings: [],
  places: [],
  rows: [],
  unit: null,
  period: null,
  asks: { unit: false, period: null },
}

function unknownTable(book: Workbook, chosen: Chosen | undefined, choices: ImportChoices, findings: Findings): Reading {
  const detail =
    choices.sheet !== undefined && !chosen
      ? `The file has no sheet ${JSON.stringify(choices.sheet)}.`
      : 'No profile knows this table. Choose what its columns are, or use one of the templates.'
  findings.problem(null, null, 'unknown-table', detail)
  return {
    understood: describe(book, chosen, choices, undefined, NOTHING),
    readings: [],
    places: [],
    problems: findings.problems,
    problemCount: findings.count(),
    remarks: findings.remarks,
    profile: null,
  }
}

function describe(
  book: Workbook,
  chosen: Chosen | undefined,
  choices: ImportChoices,
  number: NumberFormat | undefined,
  mapped: Mapped,
): Understood {
  const table = chosen?.table
  return {
    format: book.format,
    sheet: chosen?.sheet.name ?? null,
    sheets: [
      ...(chosen?.fits ??
        book.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length, profile: null, score: 0 }))),
    ],
    profile: table && !choices.mapping ? table.profile.id : null,
    layout: table?.profile.layout ?? null,
    ...describeHeader(chosen),
    number: number ?? null,
    likelyNumber: chosen && table && number === undefined ? likelyFormat(textsIn(chosen.sheet, table)) : null,
    dateSystem: book.dateSystem,
    delimiter: book.delimiter?.delimiter ?? null,
    hidden: { rows: '', columns: '' },
    unit: mapped.unit,
    period: mapped.period,
    asks: mapped.asks,
    rows: [...mapped.rows],
    readings: mapped.readings.length,
  }
}

/** The header of the table that was found, or of one that no profile knows. */
function describeHeader(chosen: Chosen | undefined): Pick<Understood, 'headerRows' | 'columns'> {
  if (chosen?.table) {
    const { profile, found, headerTop, headerBottom, firstRow, paths } = chosen.table
    const columns = describeColumns(chosen.sheet, paths, firstRow, takenColumns(profile, found))
    return { headerRows: [headerTop, headerBottom], columns }
  }
  const plain = chosen && findPlainHeader(chosen.sheet)
  if (!chosen || !plain) return { headerRows: null, columns: [] }
  const columns = describeColumns(chosen.sheet, plain.paths, plain.firstRow, new Map())
  return { headerRows: [plain.top, plain.bottom], columns }
}

/** Texts that stand where numbers are wanted. */
function* textsIn(sheet: Sheet, table: Table): Generator<string> {
  const valued = table.profile.columns
    .filter(({ role }) => role === 'count' || role === 'value')
    .map(({ id }) => table.found.get(id) ?? -1)
  for (const { row, cells } of sheet.rows) {
    if (row < table.firstRow) continue
    for (const at of valued) if (cells[at]?.kind === 'text') yield String(cells[at].value).replaceAll(/\s/g, '')
  }
}

function remarkOn({ sheet, others }: Chosen, table: Table, findings: Findings): void {
  if (others.length > 0)
    findings.remark(
      null,
      null,
      'other-sheets',
      `Such a table stands also in ${others.map((name) => JSON.stringify(name)).join(', ')}; only ${JSON.stringify(sheet.name)} was read.`,
    )
  const used = [...table.found.values()]
  let formulas = 0
  let first: { readonly row: number; readonly at: number } | undefined
  for (const { row, cells } of sheet.rows) {
    for (const at of used) {
      if (row < table.firstRow || cells[at]?.formula !== true) continue
      formulas++
      first ??= { row, at }
    }
  }
  if (first)
    findings.remark(
      first.row,
      columnName(first.at),
      'formula',
      `${formulas} cells hold formulas; the values they last showed were taken, nothing was computed.`,
    )
}
