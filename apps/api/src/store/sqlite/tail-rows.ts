import { createRows, type Rows } from './rows.ts'
import type { Steps } from './steps.ts'

const COLUMNS = ['series', 'time', 'value', 'revision', 'seq'] as const
const HEADER = 9

/**
 * Packs rows for the tail. Each column is a base (8 bytes), a width (1 byte: 0, 2, 4 or 8) and, unless
 * the column is constant, one difference to the base per row. A usual batch takes 4 to 8 bytes a row,
 * so keeping the tail costs the write-ahead log little. Column by column, so that others may run in between.
 */
export function* packRows(rows: Rows): Steps<Buffer> {
  const columns: (ReturnType<typeof spread> & { readonly values: Int32Array | Float64Array })[] = []
  for (const name of COLUMNS) {
    columns.push({ values: rows[name], ...spread(rows[name], rows.length) })
    yield
  }
  const size = columns.reduce((sum, { width }) => sum + HEADER + width * rows.length, 4)
  const packed = Buffer.allocUnsafe(size)
  packed.writeUInt32LE(rows.length, 0)
  let at = 4
  for (const { values, base, width } of columns) {
    packed.writeDoubleLE(base, at)
    packed.writeUInt8(width, at + 8)
    packColumn(packed, at + HEADER, values, rows.length, base, width)
    yield
    at += HEADER + width * rows.length
  }
  return packed
}

/** The rows of a packed tail; undoes `packRows`. */
export function unpackRows(packed: Buffer): Rows {
  const length = packed.readUInt32LE(0)
  const rows = createRows(Math.max(1, length))
  rows.length = length
  let at = 4
  for (const name of COLUMNS) {
    const base = packed.readDoubleLE(at)
    const width = packed.readUInt8(at + 8)
    unpackColumn(packed, at + HEADER, rows[name], length, base, width)
    at += HEADER + width * length
  }
  return rows
}

function spread(values: Int32Array | Float64Array, length: number): { base: number; width: number } {
  let low = values[0] ?? 0
  let high = low
  for (let i = 1; i < length; i++) {
    const value = values[i]!
    if (value < low) low = value
    else if (value > high) high = value
  }
  const range = high - low
  if (range === 0) return { base: low, width: 0 }
  if (range <= 0xffff) return { base: low, width: 2 }
  if (range <= 0xffffffff) return { base: low, width: 4 }
  // Differences this large could be rounded: the values themselves are kept.
  return { base: 0, width: 8 }
}

function packColumn(
  packed: Buffer,
  at: number,
  values: Int32Array | Float64Array,
  length: number,
  base: number,
  width: number,
): void {
  if (width === 0) return
  const view = new DataView(packed.buffer, packed.byteOffset + at, width * length)
  if (width === 2) for (let i = 0; i < length; i++) view.setUint16(i * 2, values[i]! - base, true)
  else if (width === 4) for (let i = 0; i < length; i++) view.setUint32(i * 4, values[i]! - base, true)
  else for (let i = 0; i < length; i++) view.setFloat64(i * 8, values[i]!, true)
}

function unpackColumn(
  packed: Buffer,
  at: number,
  values: Int32Array | Float64Array,
  length: number,
  base: number,
  width: number,
): void {
  if (width === 0) {
    values.fill(base, 0, length)
    return
  }
  const view = new DataView(packed.buffer, packed.byteOffset + at, width * length)
  if (width === 2) for (let i = 0; i < length; i++) values[i] = base + view.getUint16(i * 2, true)
  else if (width === 4) for (let i = 0; i < length; i++) values[i] = base + view.getUint32(i * 4, true)
  else for (let i = 0; i < length; i++) values[i] = view.getFloat64(i * 8, true)
}
