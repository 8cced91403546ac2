import type { ImportProblem } from '@ioc/contract'
import { type ImportsText, isMessage } from './messages.ts'

/** Why, in the reader's language; what we have no words for stands as the server put it. */
export function reasonWords({ say }: ImportsText, { code, detail }: ImportProblem): string {
  const id = `code.${code}`
  return isMessage(id) ? say(id) : detail
}

const QUOTED = /"((?:[^"\\]|\\.)*)"/
const LEADING = /^-?\d+(\.\d+)?(?= )/

/** What stands in the cell, as far as the server quotes it: it needs no translation. */
export function cellWords(
  text: Pick<ImportsText, 'number' | 'gap'>,
  { detail, implausible }: ImportProblem,
): string | undefined {
  if (implausible) return `${text.gap(implausible.left, 2)} ↔ ${text.gap(implausible.right, 2)}`
  const quoted = QUOTED.exec(detail)?.[1]
  if (quoted !== undefined) return `“${quoted}”`
  const [number, decimals = ''] = LEADING.exec(detail) ?? []
  return number === undefined ? undefined : text.number(Number(number), Math.max(decimals.length - 1, 0))
}

/** `trang Biểu, dòng 9, cột D`. */
export function placeWords({ say }: ImportsText, { sheet, row, column }: ImportProblem): string {
  const parts = [
    sheet !== null && say('problem.place', { sheet }),
    row !== null && say('problem.placeRow', { row: String(row) }),
    column !== null && say('problem.placeColumn', { column }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? say('problem.whole') : parts.join(', ')
}

/** All problems as plain text, a line each: to be sent to whoever keeps the file. */
export function problemsText(text: ImportsText, name: string, problems: readonly ImportProblem[]): string {
  const lines = problems.map((one) => {
    const reason = reasonWords(text, one)
    const more = reason === one.detail ? '' : ` (${one.detail})`
    return `- ${placeWords(text, one)}: ${reason}${more}`
  })
  return [text.say('problems.textHead', { name }), ...lines].join('\n')
}
