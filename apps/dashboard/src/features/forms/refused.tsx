import type { SubmissionRow } from '@ioc/contract'
import { HttpFailure, Refusal } from '../../data/http.ts'
import { reasonOf } from '../../i18n/reasons/reason-words.ts'
import { Notice } from '../../ui/notice.tsx'
import { isMessage, useFormsText } from './messages.ts'

/** A form that did not go, with what was to be sent. */
export interface Failure {
  readonly error: unknown
  readonly rows: readonly SubmissionRow[]
}

/** Why the server did not take the form, row by row where it says which. */
export function Refused({
  failure: { error, rows },
  nameOf,
}: {
  readonly failure: Failure
  readonly nameOf: (measure: string) => string
}) {
  const text = useFormsText()
  const { say } = text
  if (!(error instanceof Refusal)) {
    const detail = error instanceof HttpFailure ? error.message : String(error)
    return <Notice tone="off">{say('send.refused', { detail })}</Notice>
  }
  const { type, title, detail = title, errors = [] } = error.problem
  const id = `refused.${type.split(':').at(-1)}`
  return (
    <Notice tone="off">
      {isMessage(id) ? say(id) : say('send.refused', { detail })}
      {errors.length > 0 && (
        <ul data-refused>
          {errors.map(({ row, column, code, detail: own }) => {
            const measure = rows[(row ?? 0) - 1]?.measure
            const words = reasonOf(text, code) ?? own
            return (
              <li key={`${row} ${column} ${code}`}>{measure === undefined ? words : `${nameOf(measure)}: ${words}`}</li>
            )
          })}
        </ul>
      )}
    </Notice>
  )
}
