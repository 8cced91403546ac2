import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import type { Sheet, Workbook } from './cell.ts'
import type { OnRow } from './count-rows.ts'
import { createSheetReader } from './read-sheet.ts'
import { createStringReader } from './read-strings.ts'
import { createStyleReader } from './read-styles.ts'
import { readXml, type XmlReader } from './read-xml.ts'
import { unpack } from './unpack.ts'
import { readZipDirectory } from './zip-directory.ts'

/** Reads an .xlsx. `onRow` is told of every row's width. Throws `Problem` where it is none, or what `onRow` throws. */
export async function readWorkbook(file: Buffer, onRow: OnRow): Promise<Workbook> {
  const parts = readZipDirectory(file)
  if (parts.has('content.xml')) {
    throw new Problem('unsupported-format', 'The file is an OpenDocument sheet (.ods); save it as .xlsx.')
  }
  if ([...parts.keys()].some((name) => /vbaProject\.bin$|^xl\/macrosheets\//i.test(name))) {
    throw new Problem('unsupported-format', 'The file carries macros; save it as a workbook without macros (.xlsx).')
  }
  const read = async (name: string, reader: XmlReader): Promise<boolean> => {
    const entry = parts.get(name)
    if (entry) await readXml(unpack(file, entry), name, reader)
    return entry !== undefined
  }
  const index = createIndexReader()
  if (!(await read('xl/workbook.xml', index))) {
    throw new Problem('unsupported-format', 'The file is a zip but no workbook. Save it as .xlsx or .csv.')
  }
  const relations = createRelationReader()
  await read('xl/_rels/workbook.xml.rels', relations)
  const texts = createStringReader()
  await read('xl/sharedStrings.xml', texts)
  const looks = createStyleReader()
  await read('xl/styles.xml', looks)
  const shared = { strings: texts.strings(), styles: looks.styles(), dateSystem: index.dateSystem() }
  const sheets: Sheet[] = []
  for (const { name, hidden, relation } of index.sheets()) {
    const reader = createSheetReader({ ...shared, name, onRow })
    // Sheets that are only a chart have no cells and are none of ours.
    if (!(await read(relations.pathOf(relation), reader))) continue
    sheets.push({ name, hidden, rows: reader.rows(), merges: reader.merges() })
  }
  return { format: 'xlsx', sheets, dateSystem: shared.dateSystem }
}

function createIndexReader() {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let dateSystem: 1900 | 1904 = 1900
  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      const { date1904, state = 'visible' } = attributes
      if (name === 'workbookPr' && (date1904 === '1' || date1904 === 'true')) dateSystem = 1904
      if (name !== 'sheet') return
      if (sheets.length >= CAPS.sheets) throw new Problem('too-large', `The file has more than ${CAPS.sheets} sheets.`)
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes['name'] ?? `Sheet${sheets.length + 1}`, hidden: state !== 'visible', relation })
    },
    sheets: () => sheets,
    dateSystem: () => dateSystem,
  }
}

function createRelationReader() {
  const paths = new Map<string, string>()
  return {
    open(name: string, { Id, Target, TargetMode }: Readonly<Record<string, string>>) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
    pathOf: (id: string) => paths.get(id) ?? '',
  }
}
