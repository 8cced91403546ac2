import { headline } from '@ioc/metrics'
import type { Exception } from '../../widgets/exceptions.ts'
import { HEADLINE_TONES } from '../../widgets/headline.tsx'
import { ChangesSince } from './changes-since.tsx'
import type { HeldMeeting } from './held.ts'
import { type MeetingText, useMeetingText } from './messages.ts'

/** The whole: how the scope stood in a sentence, how much there is to speak of, and what is different by now. */
export function WholePane({
  held,
  exceptions,
}: {
  readonly held: HeldMeeting
  readonly exceptions: readonly Exception[]
}) {
  const text = useMeetingText()
  const { catalogue, snapshot } = held.view
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <p className="text-lead font-semibold text-balance">
        {headline(catalogue, snapshot, text.lang).map((part, at) => (
          // A sentence has no ids: its parts are told apart by their place in it.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at} className={HEADLINE_TONES[part.tone]}>
            {part.text}
          </span>
        ))}
      </p>
      <p className="text-name">{countsOf(text, exceptions)}</p>
      <ChangesSince held={held} />
    </div>
  )
}

/** How many things of each kind there are to speak of. */
export function countsOf({ say }: Pick<MeetingText, 'say'>, exceptions: readonly Exception[]): string {
  const of = (kind: Exception['kind']) => exceptions.filter((one) => one.kind === kind).length
  if (exceptions.length === 0) return say('whole.calm')
  return `${say('whole.counts', { off: of('off-target'), silent: of('not-reported'), implausible: of('implausible'), watch: of('watch') })}.`
}
