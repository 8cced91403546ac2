import { useText } from '../i18n/text.tsx'
import { useTick } from '../data/use-tick.tsx'

const SIGNS = {
  connecting: 'text-stale',
  live: 'text-accent',
  reconnecting: 'text-stale',
  stale: 'text-watch',
  'not-live': 'text-on-mark',
} as const

/** The state of the link as a sign and a word. A full disc is live; anything else is a broken ring. */
export function LinkWords() {
  const text = useText()
  const link = useTick((tick) => tick.link)
  const silentSeconds = useTick(({ silence, link: state }) => (state === 'live' ? 0 : Math.floor(silence / 1_000)))
  const since = useTick(({ now, silence, link: state }) =>
    now === null || state !== 'not-live' ? 0 : minuteOf(now - silence),
  )
  const words = text.t(`link.${link}`, { age: text.age(silentSeconds * 1_000), time: text.time(since) })
  return (
    <span role="status" className="flex shrink-0 items-center gap-2.5 font-semibold">
      <svg aria-hidden viewBox="0 0 16 16" className={`size-[0.8em] ${SIGNS[link]}`}>
        {link === 'live' ? (
          <circle cx="8" cy="8" r="7" fill="currentColor" />
        ) : (
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="6 3.4" />
        )}
      </svg>
      {words}
    </span>
  )
}

const minuteOf = (instant: number) => Math.floor(instant / 60_000) * 60_000
