import { Button } from '../../ui/button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { Exception } from '../../widgets/exceptions.ts'
import { markLabel, MARKS, titleOf } from '../../widgets/exception-words.ts'
import { useMeetingText } from './messages.ts'
import type { Steps } from './use-steps.ts'

/** What is spoken of now, and the way to the next. Heard by whoever cannot see the change. */
export function StepHead({
  steps: { at, keys, go, heading },
  exception,
}: {
  readonly steps: Steps
  readonly exception: Exception | undefined
}) {
  const text = useMeetingText()
  const { say } = text
  const name = exception ? titleOf(text, exception) : say('steps.whole')
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h2
        ref={heading}
        tabIndex={-1}
        className="flex min-w-0 flex-1 basis-80 scroll-mt-40 items-baseline gap-3 text-lead font-semibold outline-none wall:text-figure"
      >
        {exception && (
          <StatusMark
            mark={MARKS[exception.kind]}
            label={markLabel(text, exception.kind)}
            className="translate-y-[0.08em]"
          />
        )}
        <span>{name}</span>
      </h2>
      <div role="group" aria-label={say('steps.title')} className="flex items-center gap-3">
        <Button disabled={at === 0} onPress={() => go(at - 1)}>
          {say('steps.previous')}
        </Button>
        <span role="status" className="tabular-nums">
          {say('steps.at', { at: at + 1, count: keys.length })}
          <span className="sr-only">: {name}</span>
        </span>
        <Button disabled={at === keys.length - 1} onPress={() => go(at + 1)}>
          {say('steps.next')}
        </Button>
      </div>
    </header>
  )
}
