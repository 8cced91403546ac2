import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileApart } from './read-file-apart.ts'

const WORKBOOK = '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>'
const RELATIONS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'

interface Part {
  readonly name: string
  readonly body: string | Buffer
  /** What its directory entry says of its size, where that is a lie. */
  readonly said?: number
}

/** A zip made by hand, so that it can be as wrong as an enemy would have it. */
function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, said } of parts) {
    const plain = Buffer.from(body)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(plain), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(said ?? plain.length, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    local.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, ...directory, end])
}

const book = (sheet: Part, ...more: Part[]) =>
  zip([
    { name: 'xl/workbook.xml', body: WORKBOOK },
    { name: 'xl/_rels/workbook.xml.rels', body: RELATIONS },
    sheet,
    ...more,
  ])
const SHEET = 'xl/worksheets/sheet1.xml'

describe('a file that means harm', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'ioc-hostile-'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const read = (file: Buffer) => {
    const path = join(dir, 'file')
    writeFileSync(path, file)
    return readFileApart({ path, choices: {}, knowledge: { profiles: [], measures: [], units: [] } }, () => {}).done
  }

  it('is refused as a bomb before anything is unpacked, and where its size is a lie as soon as that shows', async () => {
    const zeroes = Buffer.alloc(200 * 1024 * 1024)
    await expect(read(book({ name: SHEET, body: zeroes }))).rejects.toMatchObject({ id: 'too-large' })
    await expect(read(book({ name: SHEET, body: zeroes, said: 1000 }))).rejects.toMatchObject({
      id: 'unsupported-format',
    })
  })

  it('is refused where it declares a document type: no entity is ever expanded', async () => {
    const laughs =
      '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>'
    await expect(read(book({ name: SHEET, body: laughs }))).rejects.toMatchObject({
      id: 'unsupported-format',
      message: expect.stringContaining('document type'),
    })
  })

  it('is refused with macros, with more parts or cells than any sheet has, and where it is no workbook', async () => {
    const sheet = { name: SHEET, body: '<worksheet/>' }
    await expect(read(book(sheet, { name: 'xl/vbaProject.bin', body: 'x' }))).rejects.toMatchObject({
      message: expect.stringContaining('macros'),
    })
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/media/${index}`, body: '' }))
    await expect(read(book(sheet, ...many))).rejects.toMatchObject({ id: 'too-large' })
    const cells = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_001)}</sheetData></worksheet>`
    await expect(read(book({ name: SHEET, body: cells }))).rejects.toMatchObject({ id: 'too-large' })
    await expect(read(zip([{ name: 'word/document.xml', body: '<a/>' }]))).rejects.toMatchObject({
      id: 'unsupported-format',
    })
    await expect(read(Buffer.from('PK nothing'))).rejects.toMatchObject({ id: 'unsupported-format' })
    await expect(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).rejects.toMatchObject({ id: 'unsupported-format' })
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject({ id: 'bad-request' })
  })
})
