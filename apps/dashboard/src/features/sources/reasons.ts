import type { KeptRow, ProblemDetail, SourceRefusal } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { isMessage, type SourcesText } from './messages.ts'

/** Why a row or cell was refused, in the reader's language; what we have no words for stands as the server put it. */
export function reasonWords({ say }: SourcesText, { column, code, detail }: ProblemDetail): string {
  const id = `code.${code}`
  const words = isMessage(id) ? say(id) : detail
  return column === undefined ? words : `${columnWords(say, column)}: ${words}`
}

/** A period and an instant stand in one column of the table. */
function columnWords(say: SourcesText['say'], column: string): string {
  const id = `row.${column === 'period' || column === 'at' ? 'when' : column}`
  return isMessage(id) ? say(id) : column
}

/** Why a whole delivery was refused. */
export function problemWords(text: SourcesText, { problem, detail, errors }: SourceRefusal): string {
  const id = `problem.${problem}`
  const whole = isMessage(id) ? text.say(id) : `${text.say('problem.other')} ${detail}`
  // That nothing could be read has been said with the whole.
  const more = errors.filter(({ row, code }) => row !== undefined || code !== 'bad-syntax')
  return [whole, ...more.slice(0, 5).map((error) => numbered(text, error))].join(' ')
}

function numbered(text: SourcesText, error: ProblemDetail): string {
  const words = reasonWords(text, error)
  return error.row === undefined ? `${words}.` : `${text.say('row.number')} ${error.row}: ${words}.`
}

/** Rows with something wrong first; in each group as they were sent. */
export function wrongFirst(rows: readonly KeptRow[]): readonly KeptRow[] {
  return rows.toSorted((a, b) => Number(b.errors.length > 0) - Number(a.errors.length > 0) || a.row - b.row)
}

/** A refused delivery as plain text, to be sent to whoever can mend it. */
export function refusalText(text: SourcesText, names: Names, refusal: SourceRefusal, when: string): string {
  const head = text.say('refusal.at', { when, door: text.say(`door.${refusal.door}`) })
  const lines = refusal.rows
    .filter(({ errors }) => errors.length > 0)
    .map(({ row, cells, errors }) => {
      const { measure = '', unit = '', period, at } = cells
      const what = [names.unit(unit), names.measure(measure), period ?? at].filter(Boolean).join(', ')
      const why = errors.map((error) => reasonWords(text, error)).join('; ')
      return `- ${text.say('row.number')} ${row} (${what}): ${why}`
    })
  return [`${head}. ${problemWords(text, refusal)}`, ...lines].join('\n')
}
