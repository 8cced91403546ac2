import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import type { Sheet, Workbook } from './cell.ts'
import type { OnRow } from './count-rows.ts'
import { openPackage, type PackageParts, type Relation } from './package-parts.ts'
import { createSheetReader } from './read-sheet.ts'
import { createStringReader } from './read-strings.ts'
import { createStyleReader } from './read-styles.ts'
import type { Attributes, XmlReader } from './read-xml.ts'
import { decodeText, isOn } from './rich-text.ts'

/** Where a workbook stands in a package that does not say. */
const USUAL = 'xl/workbook.xml'

/** Reads an .xlsx. `onRow` is told of every row's width. Throws `Problem` where it is none, or what `onRow` throws. */
export async function readWorkbook(file: Buffer, onRow: OnRow): Promise<Workbook> {
  const parts = openPackage(file)
  refuseOtherKinds(parts)
  const path = await workbookPart(parts)
  const index = createIndexReader()
  if (!(await parts.read(path, index)) || !index.isWorkbook()) throw noWorkbook()
  const relations = await parts.relationsOf(path)
  const beside = (kind: string, name: string) =>
    [...relations.values()].find((relation) => relation.kind === kind)?.target ?? `${folderOf(path)}${name}`
  const texts = createStringReader()
  await parts.read(beside('sharedStrings', 'sharedStrings.xml'), texts)
  const styles = createStyleReader()
  await parts.read(beside('styles', 'styles.xml'), styles)
  const shared = { strings: texts.strings(), looks: styles.looks(), dateSystem: index.dateSystem(), onRow }
  const sheets: Sheet[] = []
  for (const { name, hidden, relation } of index.sheets()) {
    const part = sheetPart(name, relations.get(relation))
    if (part === undefined) continue
    const reader = createSheetReader({ ...shared, name })
    if (!(await parts.read(part, reader))) throw lost(name)
    sheets.push({ name, hidden, ...reader.sheet() })
  }
  return { format: 'xlsx', sheets, dateSystem: shared.dateSystem }
}

function refuseOtherKinds(parts: PackageParts): void {
  if (parts.has('content.xml'))
    throw new Problem('unsupported-format', 'The file is an OpenDocument sheet (.ods); save it as .xlsx.')
  const hasMacros = [...parts.names()].some((name) => /vbaproject\.bin$|^xl\/macrosheets\//.test(name))
  if (hasMacros)
    throw new Problem('unsupported-format', 'The file carries macros; save it as a workbook without macros (.xlsx).')
}

/** The part that the package's own relations name as its main document. */
async function workbookPart(parts: PackageParts): Promise<string> {
  const documents = [...(await parts.relationsOf('')).values()].filter(({ kind }) => kind === 'officeDocument')
  const [path, other] = new Set(documents.map(({ target }) => target))
  if (other !== undefined) throw new Problem('unsupported-format', 'The file names two workbooks as its own.')
  if (path?.endsWith('.bin'))
    throw new Problem('unsupported-format', 'The file is a binary workbook (.xlsb); save it as .xlsx.')
  return path ?? USUAL
}

/** Where a sheet's cells are; undefined for one that is only a chart and has none. */
function sheetPart(name: string, relation: Relation | undefined): string | undefined {
  if (!relation) throw lost(name)
  return relation.kind === 'worksheet' ? relation.target : undefined
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

const noWorkbook = () =>
  new Problem('unsupported-format', 'The file is a zip but no workbook. Save it as .xlsx or .csv.')

const lost = (sheet: string) =>
  new Problem('unsupported-format', `The file has lost its sheet ${JSON.stringify(sheet)}; open it and save it again.`)

interface IndexedSheet {
  readonly name: string
  readonly hidden: boolean
  /** Id of the relation that leads to it. */
  readonly relation: string
}

function createIndexReader(): XmlReader & {
  isWorkbook(): boolean
  sheets(): readonly IndexedSheet[]
  dateSystem(): 1900 | 1904
} {
  const sheets: IndexedSheet[] = []
  let isWorkbook = false
  let dateSystem: 1900 | 1904 = 1900
  return {
    open(element: string, attributes: Attributes) {
      const { date1904, state = 'visible', name = `Sheet${sheets.length + 1}` } = attributes
      if (element === 'workbook') isWorkbook = true
      if (element === 'workbookPr' && date1904 !== undefined && isOn(date1904)) dateSystem = 1904
      if (element !== 'sheet') return
      if (sheets.length >= CAPS.sheets) throw new Problem('too-large', `The file has more than ${CAPS.sheets} sheets.`)
      sheets.push({ name: decodeText(name), hidden: state !== 'visible', relation: attributes[':id'] ?? '' })
    },
    isWorkbook: () => isWorkbook,
    sheets: () => sheets,
    dateSystem: () => dateSystem,
  }
}
