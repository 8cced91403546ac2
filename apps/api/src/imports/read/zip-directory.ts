import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'

/** One part of a zip as its central directory has it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  /** Where its local header begins. */
  readonly offset: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
/** The record at the end, and the longest comment that may follow it. */
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

/**
 * The parts of a zip, checked before anything is unpacked: how many, how large together, how tightly packed
 * (a bomb is small outside and huge inside). Throws `too-large` or `unsupported-format`.
 */
export function readZipDirectory(file: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff) throw refused('is a zip of the 64-bit kind, which no sheet needs')
  if (count > CAPS.entries) throw tooLarge(`holds ${count} parts; ${CAPS.entries} are taken`)
  const entries = new Map<string, ZipEntry>()
  let at = start
  let total = 0
  for (let index = 0; index < count; index++) {
    const entry = readEntry(file, at)
    at = entry.next
    if (entries.has(entry.name)) throw refused(`has two parts of one name, ${JSON.stringify(entry.name)}`)
    entries.set(entry.name, entry)
    total += entry.unpacked
    if (total > CAPS.unpacked) throw tooLarge(`unpacks to more than ${CAPS.unpacked / 1024 / 1024} MB`)
    if (entry.unpacked > CAPS.smallPart && entry.unpacked > entry.packed * CAPS.ratio) {
      throw tooLarge(
        `has a part that unpacks to ${Math.round(entry.unpacked / Math.max(1, entry.packed))} times its size`,
      )
    }
  }
  return entries
}

function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_SIZE - LONGEST_COMMENT)
  for (let at = file.length - END_SIZE; at >= earliest; at--) {
    if (file.readUInt32LE(at) === END_SIGNATURE) return at
  }
  throw refused('is no complete zip: its end is missing')
}

function readEntry(file: Buffer, at: number): ZipEntry & { readonly next: number } {
  if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY_SIGNATURE) throw refused('has a damaged directory')
  if ((file.readUInt16LE(at + 8) & 1) !== 0) throw refused('is protected by a password; save it without one')
  const nameLength = file.readUInt16LE(at + 28)
  const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  return {
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    method: file.readUInt16LE(at + 10),
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
    next,
  }
}

const refused = (why: string) => new Problem('unsupported-format', `The file ${why}.`)
const tooLarge = (why: string) => new Problem('too-large', `The file ${why}.`)
