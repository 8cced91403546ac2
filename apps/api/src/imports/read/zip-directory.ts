import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'

/** One part of a zip as its central directory has it. */
export interface ZipEntry {
  /** As the directory spells it. */
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  /** CRC-32 of what it unpacks to. */
  readonly checksum: number
  /** Where its bytes begin. */
  readonly start: number
}

/** The key of a part: names compare without case (ECMA-376 part 2), and some programs write them as Windows paths. */
export const partKey = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
/** The record at the end, and the longest comment that may follow it. */
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

/**
 * The parts of a zip by their key, checked before anything is unpacked: how many, how large together, how tightly
 * packed (a bomb is small outside and huge inside), and that no byte belongs to two of them.
 * Throws `too-large` or `unsupported-format`.
 */
export function readZipDirectory(file: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw refused('is a zip of the 64-bit kind, which no sheet needs')
  if (count > CAPS.entries) throw tooLarge(`holds ${count} parts; ${CAPS.entries} are taken`)
  const entries = new Map<string, ZipEntry>()
  const spans: Span[] = []
  let at = start
  let total = 0
  for (let index = 0; index < count; index++) {
    const entry = readEntry(file, at)
    at = entry.next
    const key = partKey(entry.name)
    if (entries.has(key)) throw refused(`has two parts of one name, ${JSON.stringify(entry.name)}`)
    entries.set(key, entry)
    spans.push({ from: entry.offset, to: entry.start + entry.packed, name: entry.name })
    total += entry.unpacked
    if (total > CAPS.unpacked) throw tooLarge(`unpacks to more than ${CAPS.unpacked / 1024 / 1024} MB`)
    if (entry.unpacked > CAPS.smallPart && entry.unpacked > entry.packed * CAPS.ratio) {
      throw tooLarge(
        `has a part that unpacks to ${Math.round(entry.unpacked / Math.max(1, entry.packed))} times its size`,
      )
    }
  }
  checkSpans(spans, start)
  return entries
}

interface Span {
  readonly from: number
  readonly to: number
  readonly name: string
}

/** Parts that share bytes make much of little, and two readers take them for different things. */
function checkSpans(spans: readonly Span[], end: number): void {
  let before = 0
  for (const { from, to, name } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < before || to > end) throw refused(`has a damaged directory at its part ${JSON.stringify(name)}`)
    before = to
  }
}

function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_SIZE - LONGEST_COMMENT)
  for (let at = file.length - END_SIZE; at >= earliest; at--) {
    if (file.readUInt32LE(at) === END_SIGNATURE) return at
  }
  throw refused('is no complete zip: its end is missing')
}

function readEntry(file: Buffer, at: number): ZipEntry & { readonly offset: number; readonly next: number } {
  if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY_SIGNATURE) throw refused('has a damaged directory')
  if ((file.readUInt16LE(at + 8) & 1) !== 0) throw refused('is protected by a password; save it without one')
  const nameLength = file.readUInt16LE(at + 28)
  const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  const name = file.toString('utf8', at + 46, at + 46 + nameLength)
  const offset = file.readUInt32LE(at + 42)
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL_SIGNATURE)
    throw refused(`has lost its part ${JSON.stringify(name)}`)
  return {
    name,
    method: file.readUInt16LE(at + 10),
    checksum: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    start: offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28),
    offset,
    next,
  }
}

const refused = (why: string) => new Problem('unsupported-format', `The file ${why}.`)
const tooLarge = (why: string) => new Problem('too-large', `The file ${why}.`)
