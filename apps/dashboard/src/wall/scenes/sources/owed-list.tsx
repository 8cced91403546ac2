import type { LateList } from '@ioc/contract'
import { Card } from '../../../ui/card.tsx'
import { StatusMark } from '../../../ui/status-mark.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { FRESHNESS_MARKS } from './freshness-mark.ts'
import { useSourcesText } from './messages.ts'
import { DETAIL_SIZE, NAME_SIZE } from './sizes.ts'
import { fitted, type Owed, owedOf } from './owed.ts'
import { nameOf, sinceWords, whatWords } from './words.ts'

/** Units and registers that owe something, worst first. */
export function OwedList({ view, late, places }: { view: WallView; late: LateList; places: number }) {
  const { say } = useSourcesText()
  const owed = owedOf(late)
  const { shown, more } = fitted(owed, places)
  return (
    <Card title={say('owed.title')}>
      {owed.length === 0 && <p className="py-4 text-name">{say('owed.none')}</p>}
      <ul className="flex min-h-0 flex-1 flex-col overflow-hidden">
        {shown.map((one) => (
          <Entry key={`${one.kind} ${one.id}`} view={view} owed={one} />
        ))}
      </ul>
      {more > 0 && <p className="pt-1 text-label text-text-2">{say('owed.more', { count: more })}</p>}
    </Card>
  )
}

function Entry({ view, owed }: { view: WallView; owed: Owed }) {
  const text = useSourcesText()
  return (
    <li
      data-owed={owed.id}
      className="flex gap-3 border-t border-rule py-1.5 first:border-t-0 wall:py-[clamp(0.35rem,0.9vh,0.7rem)]"
    >
      <StatusMark
        mark={FRESHNESS_MARKS[owed.state]}
        label={text.say(`state.${owed.state}`)}
        className={`mt-[0.25em] ${NAME_SIZE}`}
      />
      <div className={`min-w-0 flex-1 ${DETAIL_SIZE}`}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 tall:flex-nowrap wall:flex-nowrap">
          <span className={`line-clamp-2 min-w-0 font-semibold ${NAME_SIZE}`}>{nameOf(text, view, owed)}</span>
          <span className="live-value shrink-0">{sinceWords(text, owed, view.now)}</span>
        </p>
        <p className="text-text-2 tall:line-clamp-2 wall:line-clamp-2">{whatWords(text, view, owed)}</p>
      </div>
    </li>
  )
}
