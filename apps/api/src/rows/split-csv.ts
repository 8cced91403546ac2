/** Characters of one record, its line breaks included. */
export const LONGEST_RECORD = 65_536

/** Why a CSV cannot be read on, and from which line of the file. */
export class CsvFault extends Error {
  readonly line: number
  readonly isTooLong: boolean

  constructor(line: number, why: string, isTooLong = false) {
    super(why)
    this.line = line
    this.isTooLong = isTooLong
  }
}

/** Takes a CSV in pieces of text, cut anywhere. */
export interface CsvSplitter {
  write(text: string): void
  /** All of it was written: what is left is the last record. */
  end(): void
}

/**
 * Splits a CSV (RFC 4180) into records. Lines end at CRLF, LF or CR, also mixed in one file. `take` is given the
 * cells of each record, and the line of the file at which it begins, from 1; a line break within quotes counts as
 * the line it is. Throws `CsvFault` at a quote that stands where none may or is never closed, and at a record that
 * is longer than `LONGEST_RECORD`.
 */
export function createCsvSplitter(
  delimiter: string,
  take: (record: readonly string[], line: number) => void,
): CsvSplitter {
  let rest = ''
  let line = 1

  function split(text: string, isLast: boolean): void {
    let at = 0
    while (at < text.length) {
      const end = endOfLine(text, at, isLast)
      if (end < 0) break
      const plain = text.slice(at, end)
      if (!plain.includes('"')) {
        hold(plain.length, line)
        take(plain.split(delimiter), line++)
        at = afterBreak(text, end)
        continue
      }
      const read = readQuoted(text, at, { delimiter, isLast, line })
      if (!read) break
      hold(read.end - at, line)
      take(read.record, line)
      line += 1 + breaksIn(text, at, read.end)
      at = afterBreak(text, read.end)
    }
    rest = text.slice(at)
    hold(rest.length, line)
  }

  return {
    write: (text) => split(rest + text, false),
    end: () => split(rest, true),
  }
}

function hold(length: number, line: number): void {
  if (length > LONGEST_RECORD)
    throw new CsvFault(
      line,
      `a row is longer than ${LONGEST_RECORD} characters, or a quote in it is never closed`,
      true,
    )
}

/** Where the line ends; -1 where that is still to come: a CR at the end may be the first half of a CRLF. */
function endOfLine(text: string, at: number, isLast: boolean): number {
  for (let end = at; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === 10) return end
    if (code === 13) return isLast || end + 1 < text.length ? end : -1
  }
  return isLast ? text.length : -1
}

const afterBreak = (text: string, end: number) =>
  text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1

function breaksIn(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0
}

interface At {
  readonly delimiter: string
  readonly isLast: boolean
  /** The line at which the record begins. */
  readonly line: number
}

/** A record with quotes in it, and where it ends; undefined where its end is still to come. */
function readQuoted(
  text: string,
  start: number,
  { delimiter, isLast, line }: At,
): { readonly record: readonly string[]; readonly end: number } | undefined {
  const record: string[] = []
  const lineAt = (at: number) => line + breaksIn(text, start, at)
  for (let at = start; ; at += delimiter.length) {
    if (text[at] === '"') {
      const cell = readCell(text, at, isLast)
      if (cell === 'open') throw new CsvFault(lineAt(at), 'a quote is never closed')
      if (!cell) return undefined
      record.push(cell.value)
      at = cell.end
    } else {
      const end = endOfPlain(text, at, delimiter)
      const value = text.slice(at, end)
      if (value.includes('"')) throw new CsvFault(lineAt(at), 'a quote stands where none may')
      record.push(value)
      at = end
    }
    if (at >= text.length) return isLast ? { record, end: at } : undefined
    if (isBreak(text, at)) return endOfLine(text, at, isLast) < 0 ? undefined : { record, end: at }
    if (!text.startsWith(delimiter, at)) throw new CsvFault(lineAt(at), 'a quote stands where none may')
  }
}

/** A cell in quotes, and what follows its last one; `open` where it is never closed, undefined where that is to come. */
function readCell(
  text: string,
  start: number,
  isLast: boolean,
): { readonly value: string; readonly end: number } | 'open' | undefined {
  let value = ''
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return isLast ? 'open' : undefined
    if (quote + 1 === text.length && !isLast) return undefined
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

const isBreak = (text: string, at: number) => text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13

function endOfPlain(text: string, start: number, delimiter: string): number {
  let at = start
  while (at < text.length && !isBreak(text, at) && !text.startsWith(delimiter, at)) at++
  return at
}

/** The delimiter that a first line `sep=;` declares, as Excel knows it; undefined where it declares none. */
export function declaredDelimiter(firstLine: string): string | undefined {
  return /^"?sep=([^"\w])"?$/i.exec(firstLine)?.[1]
}
