import { type ImportProblem, type ImportRemark, looksPersonal } from '@ioc/contract'
import { PERSONAL } from '../../rows/refuse-personal.ts'

/** Problems named of one file; more are counted. */
const MOST_PROBLEMS = 1_000
const MOST_REMARKS = 100

/** Gathers what is wrong with one sheet, and what should be known of it. */
export interface Findings {
  problem(row: number | null, column: string | null, code: string, detail: string): void
  remark(row: number | null, column: string | null, code: string, detail: string): void
  readonly problems: readonly ImportProblem[]
  readonly remarks: readonly ImportRemark[]
  count(): number
}

export function createFindings(sheet: string | null): Findings {
  const problems: ImportProblem[] = []
  const remarks: ImportRemark[] = []
  let count = 0
  return {
    problem(row, column, code, said) {
      count++
      const detail = withoutPersonal(said)
      if (problems.length < MOST_PROBLEMS) problems.push({ sheet, row, column, code, detail })
    },
    remark(row, column, code, said) {
      const detail = withoutPersonal(said)
      if (remarks.length < MOST_REMARKS) remarks.push({ sheet, row, column, code, detail })
    },
    problems,
    remarks,
    count: () => count,
  }
}

/** What is said of a cell never quotes somebody's number. */
const withoutPersonal = (detail: string) => (looksPersonal(detail) ? PERSONAL : detail)

/** A text of a file as a preview may show it. */
export const shown = (text: string): string => (looksPersonal(text) ? '•••' : text)

/** A value as a sentence may quote it. */
export function quoted(value: string | number): string {
  const text = String(value)
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
