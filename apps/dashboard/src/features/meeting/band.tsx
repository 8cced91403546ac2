import type { Instant } from '@ioc/metrics'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useTick } from '../../data/use-tick.tsx'
import { type Changes, changesBetween, isQuiet } from '../../widgets/changes.ts'
import type { HeldMeeting } from './held.ts'
import { type MeetingText, useMeetingText } from './messages.ts'

const MINUTE = 60_000
const GROUPS = ['newlyOff', 'recovered', 'moved', 'silent', 'heard'] as const

/** That these are not the numbers of now, where nobody overlooks it: since when they stand, and what is different since. */
export function Band({ held: { meeting, view, live, notes } }: { readonly held: HeldMeeting }) {
  const text = useMeetingText()
  const changes = useMemo(
    () => (live === null ? null : changesBetween(view.catalogue, view.snapshot, live.snapshot)),
    [view, live],
  )
  return (
    <header
      data-frozen={meeting.asOf}
      className="sticky top-0 z-20 -mx-4 flex flex-wrap items-center gap-x-6 gap-y-1 border-y-4 border-double border-page bg-text px-4 py-2.5 text-page sm:-mx-8 sm:px-8 print:hidden"
    >
      <Pause />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-label">
          {meeting.title || text.say('untitled')} · {text.pick(view.scope.name)}
          {notes.endedAt !== null && ` · ${text.say('list.ended', { stamp: text.stamp(notes.endedAt) })}`}
        </h1>
        <p className="text-name font-semibold wall:text-lead">
          {text.say('band.frozen', { stamp: text.stamp(meeting.asOf) })}
          <span className="pl-3 text-label font-normal whitespace-nowrap">
            <Age since={meeting.asOf} />
          </span>
        </p>
      </div>
      <p className="text-label max-sm:w-full">
        {sinceWords(text, changes)}{' '}
        <Link to={`/?scope=${encodeURIComponent(meeting.scope)}`} className="underline">
          {text.say('since.live')}
        </Link>
      </p>
    </header>
  )
}

/** How long ago, by the minute. */
function Age({ since }: { readonly since: Instant }) {
  const { say, age } = useMeetingText()
  const minutes = useTick(({ now }) => Math.floor(((now ?? Date.now()) - since) / MINUTE))
  return minutes < 1 ? say('band.now') : say('band.age', { age: age(minutes * MINUTE) })
}

/** How many things of each kind are different; nothing is left to be counted by the reader. */
function sinceWords({ say }: Pick<MeetingText, 'say'>, changes: Changes | null): string {
  if (changes === null) return say('since.unknown')
  if (isQuiet(changes)) return say('since.same')
  const told = GROUPS.filter((group) => changes[group].length > 0)
  return `${say('since.lead')} ${told.map((group) => say(`since.${group}`, { count: changes[group].length })).join(', ')}.`
}

function Pause() {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-[2.2rem] shrink-0">
      <path d="M5 3h5v18H5zM14 3h5v18h-5z" fill="currentColor" />
    </svg>
  )
}
