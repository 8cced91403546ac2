import { Notice } from '../../ui/notice.tsx'
import type { Standing } from './standing.ts'
import { useLeaderText } from './messages.ts'

const MINUTE = 60_000

/** One line that says whether the numbers are of now, and if not, of when. */
export function StandingLine({ standing, now }: { readonly standing: Standing; readonly now: number }) {
  const text = useLeaderText()
  const age = standing.kind !== 'live' && standing.age >= MINUTE ? text.age(standing.age) : text.say('standing.justNow')
  if (standing.kind === 'offline') {
    const words = { age, stamp: text.stamp(now - standing.age) }
    return <Notice tone="watch">{text.say('standing.offline', words)}</Notice>
  }
  const isLive = standing.kind === 'live'
  return (
    <p role="status" className="flex items-center gap-2 text-text-2">
      <svg aria-hidden viewBox="0 0 16 16" className={`size-[0.8em] ${isLive ? 'text-accent' : 'text-stale'}`}>
        {isLive ? (
          <circle cx="8" cy="8" r="7" fill="currentColor" />
        ) : (
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="6 3.4" />
        )}
      </svg>
      {isLive ? text.say('standing.live', { time: text.time(now) }) : text.say('standing.connecting', { age })}
    </p>
  )
}
