import { nameKey, type ProblemDetail, READING_COLUMNS, type ReadingColumn } from '@ioc/contract'
import { Problem } from '../errors.ts'
import { quote } from '../rows/refusals.ts'

const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/**
 * What parts the columns of a file, as its first line shows: no column's name holds any of the three.
 * Throws where the line mixes them, since then nobody knows.
 */
export function delimiterOf(firstLine: string): Delimiter {
  const found = DELIMITERS.filter((delimiter) => firstLine.includes(delimiter))
  if (found.length > 1) {
    throw badHeader([{ row: 1, code: 'bad-syntax', detail: `mixes ${found.map(quote).join(' and ')} between columns` }])
  }
  return found[0] ?? ','
}

/** The columns a header names, in its order. Throws, naming every column twice there, unknown or missing, in its `row`. */
export function columnsOf(header: readonly string[], row = 1): readonly ReadingColumn[] {
  const names = header.map((cell) => cell.trim())
  const keys = names.map(nameKey)
  const errors: ProblemDetail[] = []
  const bad = (column: string, code: string, detail: string) => errors.push({ row, column, code, detail })
  for (const [index, name] of names.entries()) {
    const first = keys.indexOf(nameKey(name))
    // `Value` beside `value`, or one with a letter that only looks the same: nobody knows which is meant.
    if (first < index) bad(short(name), 'duplicate-column', `stands in columns ${first + 1} and ${index + 1}`)
    else if (!isColumn(name))
      bad(short(name), 'unknown-column', `is no column of a reading (${READING_COLUMNS.join(', ')})`)
  }
  for (const name of ['measure', 'unit', 'value'])
    if (!names.includes(name)) bad(name, 'missing-column', 'is not given')
  if (!names.includes('period') && !names.includes('at'))
    bad('period', 'missing-column', 'neither period nor at is given')
  if (errors.length > 0) throw badHeader(errors)
  return names.filter(isColumn)
}

const isColumn = (name: string): name is ReadingColumn => READING_COLUMNS.some((column) => column === name)

const short = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)

function badHeader(errors: readonly ProblemDetail[]): Problem {
  const named = errors.slice(0, 100)
  const more = errors.length > named.length ? ` The first ${named.length} columns are named.` : ''
  return new Problem('bad-rows', `The header does not name the columns of a reading. Nothing was stored.${more}`, named)
}
