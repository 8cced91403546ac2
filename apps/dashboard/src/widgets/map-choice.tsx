import type { Indicator } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'

/** The map's heading, which is also the way to another indicator: a plain select laid over it, so that keys work. */
export function MapChoice({
  title,
  chosen,
  choices,
  choose,
}: {
  title: string
  chosen: Indicator
  choices: readonly Indicator[]
  choose: (indicator: string) => void
}) {
  const text = useText()
  return (
    <span className="relative inline-flex max-w-full items-center gap-2 rounded-sm focus-within:outline-2 focus-within:outline-accent">
      <span className="truncate">{title}</span>
      <svg aria-hidden viewBox="0 0 12 12" className="size-[0.6em] shrink-0">
        <path d="M1.5 4 6 8.5 10.500 4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      <select
        aria-label={text.t('map.choose')}
        className="absolute inset-0 w-full cursor-pointer opacity-0"
        value={chosen.id}
        onChange={(event) => choose(event.target.value)}
      >
        {choices.map((indicator) => (
          <option key={indicator.id} value={indicator.id}>
            {text.pick(indicator.short)}
          </option>
        ))}
      </select>
    </span>
  )
}
