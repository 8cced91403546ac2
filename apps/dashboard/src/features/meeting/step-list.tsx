import { useEffect, useRef } from 'react'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { Exception } from '../../widgets/exceptions.ts'
import { BLANK } from './held-notes.ts'
import { MARKS, titleOf } from '../../widgets/exception-words.ts'
import { useMeetingText } from './messages.ts'
import type { Notes } from './use-notes.ts'
import type { Steps } from './use-steps.ts'

/** Every matter, where one is among them, and which have a note. */
export function StepList({
  exceptions,
  notes,
  steps: { keys, at, go, heading },
}: {
  readonly exceptions: readonly Exception[]
  readonly notes: Notes
  readonly steps: Steps
}) {
  const text = useMeetingText()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const { current: rows } = list
    const step = rows?.querySelectorAll('button')[at]
    // Only where the list has a scroll of its own; in the hand it lies below and must not pull the page down.
    if (rows && step && rows.scrollHeight > rows.clientHeight) rows.scrollTop = step.offsetTop - rows.clientHeight / 2
  }, [at])
  const open = (to: number) => {
    go(to)
    heading.current?.focus({ preventScroll: true })
  }
  return (
    <nav
      aria-label={text.say('steps.title')}
      className="order-last flex min-w-0 flex-col gap-2 wall:sticky wall:top-28 wall:order-none wall:max-h-[calc(100dvh-17rem)]"
    >
      <ol ref={list} className="relative flex min-h-0 flex-col gap-0.5 wall:overflow-y-auto">
        {keys.map((key, index) => {
          const exception = exceptions[index - 1]
          const isNoted = (notes.notes[key] ?? BLANK).text.trim() !== ''
          return (
            <li key={key} data-issue={exception && key}>
              <button
                type="button"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => open(index)}
                className="flex w-full cursor-pointer items-baseline gap-2.5 rounded-sm border-l-4 border-transparent px-3 py-1.5 text-left hover:bg-card aria-[current]:border-accent aria-[current]:bg-raised aria-[current]:font-semibold"
              >
                {exception && <StatusMark mark={MARKS[exception.kind]} className="translate-y-[0.12em]" />}
                <span className="min-w-0 flex-1">{exception ? titleOf(text, exception) : text.say('steps.whole')}</span>
                {isNoted && <NotedMark label={text.say('steps.noted')} />}
              </button>
            </li>
          )
        })}
      </ol>
      <p className="hidden px-3 text-text-2 wall:block">{text.say('steps.keys')}</p>
    </nav>
  )
}

function NotedMark({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 24 24" role="img" aria-label={label} className="size-[0.95em] shrink-0 text-text-2">
      <path d="M4 3h16v18H4z" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <path d="M8 8h8M8 12h8M8 16h5" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
