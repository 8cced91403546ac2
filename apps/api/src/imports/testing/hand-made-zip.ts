import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly body: string | Buffer
  /** What its directory entry says of its size, where that is a lie. */
  readonly said?: number
}

/** A zip made by hand, so that it can be as wrong as an enemy would have it. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, said } of parts) {
    const plain = Buffer.from(body)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(plain), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(said ?? plain.length, 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 6)
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
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(
    directory.reduce((total, { length }) => total + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, ...directory, end])
}

const WORKBOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>'
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const RELATIONS = `<Relationships><Relationship Id="r1" Type="${KIND}" Target="worksheets/sheet1.xml"/></Relationships>`

/** The part that holds the one sheet of such a workbook. */
export const SHEET = 'xl/worksheets/sheet1.xml'

/** A workbook of one sheet, with whatever else it should carry. */
export const workbookOf = (...more: readonly ZipPart[]) =>
  zip([{ name: 'xl/workbook.xml', body: WORKBOOK }, { name: 'xl/_rels/workbook.xml.rels', body: RELATIONS }, ...more])
