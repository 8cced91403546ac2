import type { Catalogue } from '@ioc/metrics'
import ExcelJS from 'exceljs'

const DAY_MS = 86_400_000

interface Row {
  readonly measure: string
  readonly unit: string
  readonly period: string
  readonly value: number
}

/** Readings of one measure: every commune, day after day from 2016 on. */
export function rowsOf({ units }: Catalogue, count: number): readonly Row[] {
  const communes = units.filter(({ kind, validTo }) => kind === 'commune' && validTo === null).map(({ code }) => code)
  return Array.from({ length: count }, (_, index) => ({
    measure: 'security.alerts',
    unit: communes[index % communes.length] ?? '',
    period: new Date(Date.UTC(2016, 0, 1) + Math.floor(index / communes.length) * DAY_MS).toISOString().slice(0, 10),
    value: index % 40,
  }))
}

const HEAD = ['measure', 'unit', 'period', 'value'] as const

export function csvOf(rows: readonly Row[]): Buffer {
  return Buffer.from([HEAD.join(), ...rows.map((row) => HEAD.map((name) => row[name]).join())].join('\n'))
}

/** As a spreadsheet program keeps them: shared texts, days as dates. */
export async function workbookOf(rows: readonly Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Số liệu')
  sheet.addRow([...HEAD])
  sheet.addRows(rows.map(({ measure, unit, period, value }) => [measure, unit, new Date(period), value]))
  sheet.getColumn(3).numFmt = 'dd/mm/yyyy'
  return Buffer.from(await book.xlsx.writeBuffer())
}
