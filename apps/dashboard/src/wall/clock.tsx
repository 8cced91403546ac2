import { useText } from '../i18n/text.tsx'
import { Digits } from '../ui/digits.tsx'
import { useTick } from '../data/use-tick.tsx'

/** The server's date and time. It ticks, which tells a frozen browser from a dead link. */
export function Clock() {
  const text = useText()
  const second = useTick(({ now }) => (now === null ? null : Math.floor(now / 1_000)))
  if (second === null) return <div className="h-[1em] text-lead" />
  const now = second * 1_000
  return (
    <div className="text-right whitespace-nowrap">
      <div className="text-label text-text-2">{text.date(now)}</div>
      <time
        dateTime={new Date(now).toISOString()}
        className="block text-lead leading-[1.05] font-semibold tall:text-figure wall:text-figure"
      >
        <Digits text={text.clock(now)} />
      </time>
    </div>
  )
}
