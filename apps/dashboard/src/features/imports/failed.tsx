import { HttpFailure, Refusal } from '../../data/http.ts'
import { Notice } from '../../ui/notice.tsx'
import { type ImportsText, isMessage, useImportsText } from './messages.ts'

/** Why something asked of the server was not done, with the server's own words beneath where it gave any. */
export function Failed({ error }: { readonly error: Error }) {
  const text = useImportsText()
  const detail = error instanceof Refusal ? error.problem.detail : undefined
  return (
    <Notice tone="off">
      {failureWords(text, error)}
      {detail !== undefined && (
        <div lang="en" className="text-text-2">
          {detail}
        </div>
      )}
    </Notice>
  )
}

function failureWords({ say }: ImportsText, error: Error): string {
  if (error instanceof Refusal) {
    const id = `failed.${error.problem.type.split(':').at(-1)}`
    return say(isMessage(id) ? id : 'failed.other')
  }
  return say(error instanceof HttpFailure && error.status === null ? 'failed.noAnswer' : 'failed.other')
}
