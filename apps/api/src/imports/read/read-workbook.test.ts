import { describe, expect, it } from 'vitest'
import { SHEET, workbookOf, zip, type ZipPart } from '../testing/hand-made-zip.ts'
import type { Cell } from './cell.ts'
import { readFile } from './read-file.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const sheet = (rows: string, rest = '', space = MAIN) => ({
  name: SHEET,
  body: `<worksheet xmlns="${space}"><sheetData>${rows}</sheetData>${rest}</worksheet>`,
})
const texts = (...items: string[]) => ({
  name: 'xl/sharedStrings.xml',
  body: `<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`,
})
const styles = (fonts: string, formats: string, cells: string) => ({
  name: 'xl/styles.xml',
  body: `<styleSheet xmlns="${MAIN}"><numFmts>${formats}</numFmts><fonts><font/>${fonts}</fonts><cellXfs><xf/>${cells}</cellXfs>
    <dxfs><dxf><font><strike/></font><numFmt numFmtId="200" formatCode="0%"/></dxf></dxfs></styleSheet>`,
})
const read = async (...parts: readonly ZipPart[]) => (await readFile(workbookOf(...parts), () => {})).sheets[0]
/** What the first row of a sheet holds. */
const cellsOf = async (...parts: readonly ZipPart[]): Promise<readonly (Cell | undefined)[]> =>
  (await read(...parts))?.rows[0]?.cells ?? []
/** The one cell of a sheet. */
const cellOf = async (cell: string, ...parts: readonly ZipPart[]) =>
  (await cellsOf(sheet(`<row r="1">${cell}</row>`), ...parts))[0]
const refusal = (why: RegExp, id = 'unsupported-format') =>
  expect.objectContaining({ id, message: expect.stringMatching(why) })

describe('a text of a workbook', () => {
  const shared = (item: string) => cellOf('<c r="A1" t="s"><v>0</v></c>', texts(item))

  it.each([
    [
      'a superscript',
      '<r><t>120</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>',
      '120',
      '120¹',
      'raised-text',
    ],
    [
      'a subscript',
      '<r><t>12</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>',
      '12',
      '122',
      'raised-text',
    ],
    [
      'a figure struck out beside its correction',
      '<r><rPr><strike/></rPr><t>120</t></r><r><t> 130</t></r>',
      ' 130',
      '120 130',
      'struck-out',
    ],
    ['digits in pieces', '<r><t>45</t></r><r><rPr><b/></rPr><t>3</t></r>', '453', undefined, 'split-number'],
  ])('keeps %s out of its value and says so', async (_, item, value, shown, code) => {
    expect(await shared(item)).toEqual({
      kind: 'text',
      value,
      fault: expect.objectContaining({ code }),
      ...(shown !== undefined && { shown }),
    })
  })

  it('has no fault where a look is turned off, nor by the readings of its characters', async () => {
    const off =
      '<r><rPr><strike val="0"/><vertAlign val="baseline"/></rPr><t>Duy </t></r><r><t>Thu</t></r><rPh sb="0" eb="1"><t>9</t></rPh>'
    expect(await shared(off)).toEqual({ kind: 'text', value: 'Duy Thu' })
  })

  it('is read with its escapes, each once', async () => {
    expect(await shared('<t>a_x000D_\nb _x005F_x0031_ _x0041_ _xZZZZ_</t>')).toMatchObject({
      value: 'a\nb _x0031_ A _xZZZZ_',
    })
  })

  it('is read where a cell holds it itself, in one piece or in runs', async () => {
    expect(await cellOf('<c r="A1" t="inlineStr"><is><t>Duy</t></is></c>')).toEqual({ kind: 'text', value: 'Duy' })
    const runs =
      '<is><r><t>7</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>'
    expect(await cellOf(`<c r="A1" t="inlineStr">${runs}</c>`)).toMatchObject({ value: '7', shown: '7²' })
  })

  it('is an error where the file does not hold it, and too large where it is longer than a cell may be', async () => {
    expect(await cellOf('<c r="A1" t="s"><v>4</v></c>', texts('<t>a</t>'))).toMatchObject({ kind: 'error' })
    await expect(shared(`<t>${'x'.repeat(40_000)}</t>`)).rejects.toEqual(refusal(/longer than/, 'too-large'))
    await expect(cellOf(`<c r="A1" t="str"><v>${'x'.repeat(40_000)}</v></c>`)).rejects.toEqual(
      refusal(/longer than/, 'too-large'),
    )
  })
})

describe('a number of a workbook', () => {
  it.each([
    ['30.000000000000004', 30],
    ['0.30000000000000004', 0.3],
    ['1234567890123456', 1234567890123460],
    ['-1.5E-3', -0.0015],
    ['.5', 0.5],
  ])('%s is %d', async (text, value) => {
    expect(await cellOf(`<c r="A1"><v>${text}</v></c>`)).toEqual({ kind: 'number', value })
  })

  it.each(['0x1F', '0b11', 'Infinity', 'NaN', '1e999', '1,5', '', ' '])('%j is none', async (text) => {
    expect((await cellOf(`<c r="A1"><v>${text}</v></c>`))?.kind).not.toBe('number')
  })

  it.each([
    ['0%', '"50 %"', 'percentage'],
    ['0.00%', '"50 %"', 'percentage'],
    ['0.0"%"', '"0.5 %"', 'percentage'],
    ['#,##0,', '0.5', 'shown-otherwise'],
    ['0"00"', '0.5', 'shown-otherwise'],
    [';;;', '0.5', 'shown-otherwise'],
  ])('shown by the format %s is marked', async (code, shown, fault) => {
    const look = styles(
      '',
      `<numFmt numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
      '<xf numFmtId="170"/>',
    )
    expect(await cellOf('<c r="A1" s="1"><v>0.5</v></c>', look)).toMatchObject({
      value: 0.5,
      fault: { code: fault, detail: expect.stringContaining(shown) },
    })
  })

  it.each(['#,##0', '0.00', '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', '0;-0;;@', 'General', '#,##0\\ "đ"'])(
    'shown by the format %s is one',
    async (code) => {
      const look = styles(
        '',
        `<numFmt numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
        '<xf numFmtId="170"/>',
      )
      expect(await cellOf('<c r="A1" s="1"><v>7</v></c>', look)).toEqual({ kind: 'number', value: 7 })
    },
  )

  it('is marked where its whole cell is struck out or raised', async () => {
    const look = styles(
      '<font><strike/></font><font><vertAlign val="superscript"/></font>',
      '',
      '<xf fontId="1"/><xf fontId="2"/>',
    )
    const [struck, raised] = await cellsOf(sheet('<row r="1"><c s="1"><v>7</v></c><c s="2"><v>7</v></c></row>'), look)
    expect([struck?.fault?.code, raised?.fault?.code]).toEqual(['struck-out', 'raised-text'])
  })

  it('is no value where a formula shows an error, an empty text, or was never computed', async () => {
    const row = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="str"><f>x</f><v></v></c><c><f>x</f></c><c><v>1</v></c>'
    const [error, empty, never] = await cellsOf(sheet(`<row r="1">${row}</row>`))
    expect(error).toMatchObject({ kind: 'error', value: expect.stringContaining('#DIV/0!') })
    expect(empty).toBeUndefined()
    expect(never).toMatchObject({ kind: 'error', formula: true })
  })
})

describe('a sheet of a workbook', () => {
  it('says which of its rows and columns are hidden', async () => {
    const rows =
      '<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row><row r="3" hidden="0" ht="0"><c><v>3</v></c></row>'
    const found = await read({
      name: SHEET,
      body: `<worksheet xmlns="${MAIN}"><cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols><sheetData>${rows}</sheetData></worksheet>`,
    })
    expect(found?.rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [1, undefined],
      [2, true],
      [3, true],
    ])
    expect([...(found?.hiddenColumns ?? [])]).toEqual([1, 2, 4])
  })

  it.each([
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', /cell A1 stands twice/],
    [
      'a row twice',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
      /row 1 stands twice/,
    ],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>', /names no cell of row 1/],
    ['a cell that is none', '<row r="1"><c r="1A"><v>1</v></c></row>', /names no cell/],
    ['a row that is none', '<row r="0x1"/>', /names no row/],
  ])('with %s is refused', async (_, rows, why) => {
    await expect(read(sheet(rows))).rejects.toEqual(refusal(why))
  })

  it('is read without what other namespaces and extensions hold, and of alternatives the one that is known', async () => {
    const alternatives = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:new="urn:new">
      <mc:Choice Requires="new"><row r="1"><c><v>1</v></c></row></mc:Choice><mc:Fallback><row r="1"><c><v>2</v></c></row></mc:Fallback></mc:AlternateContent>`
    const foreign =
      '<x:row xmlns:x="urn:other" r="9"><x:c><x:v>9</x:v></x:c></x:row><extLst><ext><row r="8"/></ext></extLst>'
    const found = await read(sheet(alternatives, foreign))
    expect(found?.rows).toEqual([{ row: 1, cells: [{ kind: 'number', value: 2 }] }])
  })

  it('is read in the strict form of the standard', async () => {
    expect((await read(sheet('<row r="1"><c><v>5</v></c></row>', '', STRICT)))?.rows).toHaveLength(1)
  })
})

describe('the package of a workbook', () => {
  const relations = (items: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`
  const body = sheet('<row r="1"><c><v>5</v></c></row>').body
  const readZip = async (...parts: Parameters<typeof zip>) => (await readFile(zip(...parts), () => {})).sheets

  it('leads to its parts by its relations, absolute, relative and upward, in any case', async () => {
    const sheets = await readZip([
      { name: '_rels/.RELS', body: relations(relation('a', 'officeDocument', '/Book/One.xml')) },
      { name: 'book/one.xml', body: book },
      { name: 'Book/_rels/One.xml.rels', body: relations(relation('r1', 'worksheet', '../sheets/a%20b.xml')) },
      { name: 'Sheets\\A b.xml', body },
    ])
    expect(sheets[0]?.rows[0]?.cells).toEqual([{ kind: 'number', value: 5 }])
  })

  it('is refused where it names two workbooks, or has lost a sheet', async () => {
    const two = relation('a', 'officeDocument', 'xl/a.xml') + relation('b', 'officeDocument', 'xl/b.xml')
    await expect(readZip([{ name: '_rels/.rels', body: relations(two) }])).rejects.toEqual(refusal(/two workbooks/))
    await expect(readZip([{ name: 'xl/workbook.xml', body: book }])).rejects.toEqual(refusal(/lost its sheet "A"/))
  })

  it('is refused where a part is damaged, given twice, or shares its bytes with another', async () => {
    const good = workbookOf(sheet('<row r="1"><c><v>5</v></c></row>'))
    const damaged = Buffer.from(good)
    // The checksum of the last entry of the directory, which is the sheet's.
    damaged.writeUInt32LE(1, damaged.lastIndexOf(SHEET) - 30)
    await expect(readFile(damaged, () => {})).rejects.toEqual(
      refusal(/"xl\/worksheets\/sheet1.xml" of the file is damaged/),
    )
    const twice = workbookOf(sheet(''), { name: SHEET.toUpperCase(), body })
    await expect(readFile(twice, () => {})).rejects.toEqual(refusal(/two parts of one name/))
    const shared = workbookOf(sheet(''), { name: 'xl/other.xml', body: sheet('').body })
    const entry = shared.lastIndexOf('xl/other.xml') - 46
    shared.writeUInt32LE(shared.readUInt32LE(shared.lastIndexOf(SHEET) - 4), entry + 42)
    await expect(readFile(shared, () => {})).rejects.toEqual(refusal(/damaged directory/))
  })
})
