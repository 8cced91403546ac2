import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../ui/notice.tsx'
import { Annotate } from '../annotations/annotate.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import type { Change, Choices } from './choices.ts'
import { Choose } from './choose.tsx'
import { useExplorerText } from './messages.ts'
import { tableQuery } from './queries.ts'
import { Result } from './result.tsx'
import { sizeOf } from './size.ts'
import { useChoices } from './use-choices.ts'

/** Indicators × units × periods as charts and as a table; the address holds everything that is chosen. */
export function Page(props: PageProps) {
  const { say } = useExplorerText()
  const { choices, today, change } = useChoices(props)
  const size = sizeOf(choices)
  const indicator = onlyOne(choices.indicators)
  const unit = onlyOne(choices.units)
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('title')}</h1>
        <p className="max-w-[90ch] text-text-2">{say('lead')}</p>
      </header>
      <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[24rem_minmax(0,1fr)]">
        <Choose catalogue={props.catalogue} choices={choices} today={today} change={change} />
        <div className="flex min-w-0 flex-col gap-5">
          {size === 'fits' ? (
            <Table {...props} choices={choices} today={today} change={change} />
          ) : (
            <Notice tone={size === 'nothing' ? 'plain' : 'watch'}>{say(size)}</Notice>
          )}
          {(indicator !== null || unit !== null) && <Annotate {...props} indicator={indicator} unit={unit} />}
        </div>
      </div>
    </>
  )
}

/** What remarks can be on: one indicator, one unit, or one of the other. */
const onlyOne = (ids: readonly string[]) => (ids.length === 1 ? (ids[0] ?? null) : null)

function Table({
  source,
  catalogue,
  choices,
  today,
  change,
}: PageProps & {
  readonly choices: Choices
  readonly today: number
  readonly change: (change: Change) => void
}) {
  const { say } = useExplorerText()
  const query = useQuery(tableQuery(source, choices))
  return (
    <Fetched query={query} loading={say('loading')} failed={say('failed')}>
      {(table) => (
        <div aria-busy={query.isPlaceholderData} className="flex min-w-0 flex-col gap-5">
          <Result
            table={table}
            isEarlier={query.isPlaceholderData}
            catalogue={catalogue}
            choices={choices}
            today={today}
            change={change}
          />
        </div>
      )}
    </Fetched>
  )
}
