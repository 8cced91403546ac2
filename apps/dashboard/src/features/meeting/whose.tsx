import type { Exception } from '../../widgets/exceptions.ts'
import { statusSinceWords } from '../../widgets/since-words.ts'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'

/** Since when, and who answers for it. */
export function Whose({ held, exception }: { readonly held: HeldMeeting; readonly exception: Exception }) {
  const text = useMeetingText()
  const since = statusSinceWords(text, exception, held.view.snapshot.asOf, text.date)
  const { owner, kind } = exception
  return (
    <>
      {since !== null && <p className="text-name wall:text-lead">{since}</p>}
      {owner !== undefined && kind !== 'not-reported' && (
        <p className="text-name wall:text-lead">
          {text.say('one.owner')}: <strong className="font-semibold">{text.pick(owner.name)}</strong>
        </p>
      )}
    </>
  )
}
