import { HttpFailure, Refusal } from '../../data/http.ts'
import { Notice } from '../../ui/notice.tsx'
import { isMessage, useImportsText } from './messages.ts'
import { ServersWords } from './servers-words.tsx'

/** Why something asked of the server was not done. */
export function Failed({ error }: { readonly error: Error }) {
  const { say } = useImportsText()
  const id = idOf(error)
  const known = isMessage(id)
  const detail = error instanceof Refusal ? error.problem.detail : undefined
  return (
    <Notice tone="off">
      {say(known ? id : 'failed.other')}
      {detail !== undefined && <ServersWords detail={detail} known={known} />}
    </Notice>
  )
}

function idOf(error: Error): string {
  if (error instanceof Refusal) return `failed.${error.problem.type.split(':').at(-1)}`
  return error instanceof HttpFailure && error.status === null ? 'failed.noAnswer' : 'failed.other'
}
