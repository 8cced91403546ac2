import type { SourceHealth, SourcesHealth } from '@ioc/contract'
import { Card } from '../../../ui/card.tsx'
import { StatusMark } from '../../../ui/status-mark.tsx'
import { FRESHNESS_MARKS } from './freshness-mark.ts'
import { useSourcesText } from './messages.ts'
import { DETAIL_SIZE, NAME_SIZE } from './sizes.ts'
import { fitted, sourceFacts } from './owed.ts'
import { standingWords, troubleWords } from './words.ts'

/** Every source, in the order of the server: worst first. */
export function SourceList({ health, now, places }: { health: SourcesHealth; now: number; places: number }) {
  const { say } = useSourcesText()
  const { shown, more } = fitted(health.sources, places)
  const { onTime, expected } = sourceFacts(health.sources)
  return (
    <Card title={say('sources.title')} aside={expected === 0 ? undefined : say('sources.onTime', { onTime, expected })}>
      {health.sources.length === 0 && <p className="py-4 text-name">{say('sources.none')}</p>}
      <ul className="flex min-h-0 flex-1 flex-col overflow-hidden">
        {shown.map((source) => (
          <Entry key={source.id} source={source} now={now} />
        ))}
      </ul>
      {more > 0 && <p className="pt-1 text-label text-text-2">{say('sources.more', { count: more })}</p>}
    </Card>
  )
}

function Entry({ source, now }: { source: SourceHealth; now: number }) {
  const text = useSourcesText()
  const { id, name, last, lateness } = source
  const state = lateness?.state ?? null
  const trouble = troubleWords(text, source, now)
  const due = lateness?.nextDue ?? null
  return (
    <li
      data-source={id}
      className="flex gap-3 border-t border-rule py-1.5 first:border-t-0 wall:py-[clamp(0.35rem,0.9vh,0.7rem)]"
    >
      <StatusMark
        mark={state === null ? 'none' : FRESHNESS_MARKS[state]}
        label={text.say(state === null ? 'source.free' : `state.${state}`)}
        className={`mt-[0.25em] ${NAME_SIZE}`}
      />
      <div className={`min-w-0 flex-1 ${DETAIL_SIZE}`}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 tall:flex-nowrap wall:flex-nowrap">
          <span className={`line-clamp-2 min-w-0 font-semibold ${NAME_SIZE}`}>{name}</span>
          <span className="live-value shrink-0">
            {last === null ? text.say('source.silent') : text.say('source.last', { age: text.age(now - last.at) })}
          </span>
        </p>
        <p className="flex flex-wrap justify-between gap-x-3 text-text-2 tall:flex-nowrap wall:flex-nowrap">
          <span className="min-w-0 tall:truncate wall:truncate">
            {trouble !== null && <strong className="font-semibold text-off">{trouble}; </strong>}
            {standingWords(text, source)}
          </span>
          {due !== null && <span className="shrink-0">{text.say('source.next', { when: text.moment(due, now) })}</span>}
        </p>
      </div>
    </li>
  )
}
