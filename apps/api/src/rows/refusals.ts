import type { ProblemDetail, Refusal } from '@ioc/contract'
import { Problem } from '../errors.ts'

/** Cells named in one answer; past it they are only counted, so that an answer stays small whatever was sent. */
export const MOST_NAMED = 1_000

/** The bad cells of one upload. */
export interface Refusals {
  add(row: number, column: string | undefined, code: Refusal, detail: string): void
  put(bad: ProblemDetail): void
  /** Bad cells in all, named or not. */
  cells(): number
  named(): readonly ProblemDetail[]
  /** How many more there are than are named, in words; empty when all are named. */
  more(): string
}

export function createRefusals(most = MOST_NAMED): Refusals {
  const named: ProblemDetail[] = []
  let cells = 0
  const put = (bad: ProblemDetail) => {
    cells++
    if (named.length < most) named.push(bad)
  }
  return {
    put,
    add: (row, column, code, detail) => put({ row, ...(column === undefined ? {} : { column }), code, detail }),
    cells: () => cells,
    named: () => named,
    more: () =>
      cells > named.length ? ` The first ${named.length} are named; there are ${cells - named.length} more.` : '',
  }
}

/** All of an upload is refused for some of its rows. */
export function badRows(refused: number, rows: number, refusals: Refusals): Problem {
  const detail = `${refused} of ${rows} rows cannot be accepted, so nothing was stored.${refusals.more()}`
  return new Problem('bad-rows', detail, refusals.named())
}

/** A value as an answer may quote it: short, in quotes, with whatever cannot be seen escaped. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text).replace(
    /[^\x20-\x7e\p{L}\p{M}\p{N}…]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
