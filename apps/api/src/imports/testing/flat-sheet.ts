/** A cell of a sheet to be written by a spreadsheet program. `null` is an empty one. */
export type FlatCell =
  | string
  | number
  | null
  /** A date cell, `2026-11-23`. */
  | { readonly date: string }
  /** A formula that adds up ranges and cells, as `D9:D11` or `D9 D11`; its value is for the program to find. */
  | { readonly sum: string }
  /** A merged cell; those it covers to the right are `null`, as are those below. */
  | { readonly text: string; readonly across?: number; readonly down?: number }

export interface FlatSheet {
  readonly name: string
  readonly rows: readonly (readonly FlatCell[])[]
}

const SPACES = [
  ...['office', 'table', 'text', 'style'].map((name) => [name, `${name}:1.0`]),
  ['number', 'datastyle:1.0'],
  ['of', 'of:1.2'],
].map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)

/** Dates as they are written here, `23/11/2026`. */
const DAY_STYLE = `<office:automatic-styles><number:date-style style:name="dmy"><number:day number:style="long"/>
<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>
</number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="dmy"/>
</office:automatic-styles>`

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const textIn = (text: string) => `<text:p>${escape(text)}</text:p>`

/** A flat OpenDocument sheet (.fods): one XML file that a spreadsheet program opens and saves as whatever is asked. */
export function flatSheets(sheets: readonly FlatSheet[], epoch: '1899-12-30' | '1904-01-01' = '1899-12-30'): string {
  const tables = sheets.map(
    ({ name, rows }) => `<table:table table:name="${escape(name)}">${rows.map(rowXml).join('')}</table:table>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${SPACES.join(' ')} office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.spreadsheet">${DAY_STYLE}<office:body><office:spreadsheet>
<table:calculation-settings><table:null-date table:date-value="${epoch}"/></table:calculation-settings>
${tables.join('\n')}</office:spreadsheet></office:body></office:document>`
}

const rowXml = (cells: readonly FlatCell[]) => `<table:table-row>${cells.map(cellXml).join('')}</table:table-row>`

function cellXml(cell: FlatCell): string {
  if (cell === null) return '<table:table-cell/>'
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}">${textIn(String(cell))}</table:table-cell>`
  if (typeof cell === 'string') return `<table:table-cell office:value-type="string">${textIn(cell)}</table:table-cell>`
  if ('date' in cell)
    return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${cell.date}">${textIn(cell.date)}</table:table-cell>`
  if ('sum' in cell) {
    const ranges = cell.sum.split(' ').map((range) => `[.${range.replace(':', ':.')}]`)
    return `<table:table-cell table:formula="of:=SUM(${ranges.join(';')})"/>`
  }
  const { text, across = 1, down = 1 } = cell
  const spans = `table:number-columns-spanned="${across}" table:number-rows-spanned="${down}"`
  return `<table:table-cell ${spans} office:value-type="string">${textIn(text)}</table:table-cell>`
}
