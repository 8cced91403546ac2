import type { SourceRefusal } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { moment } from './moment.ts'
import { type SourcesText, useSourcesText } from './messages.ts'
import { problemWords, refusalText } from './reasons.ts'
import { RefusedActions } from './refused-actions.tsx'
import { RefusedRows } from './refused-rows.tsx'
import { useFocusAfter } from './use-focus-after.ts'

/** One refused delivery: what was said of it, its rows, and what can be done. */
export function Refused({
  source,
  refusal,
  now,
  names,
}: {
  readonly source: string
  readonly refusal: SourceRefusal
  readonly now: number
  readonly names: Names
}) {
  const text = useSourcesText()
  const { say } = text
  const { at, door, refused, rows, state } = refusal
  const when = moment(text, at, now)
  const outcome = useFocusAfter(state === 'open')
  return (
    <li
      data-refusal={refusal.id}
      className={`flex min-w-0 flex-col gap-2 border-l-4 pl-4 ${state === 'open' ? 'border-off' : 'border-line'}`}
    >
      <div className="flex flex-wrap gap-x-5">
        <strong>{say('refusal.at', { when, door: say(`door.${door}`) })}</strong>
        {refused > 0 && <span>{say('refusal.rows', { count: refused })}</span>}
        {rows.length > 0 && <span className="text-text-2">{say('refusal.kept', { count: rows.length })}</span>}
        <span ref={outcome} tabIndex={-1}>
          {stateWords(text, refusal)}
        </span>
      </div>
      <p>{problemWords(text, refusal)}</p>
      {state === 'open' && refusal.tried && (
        <p className="text-off">{say('refusal.triedAgain', { when: moment(text, refusal.tried.at, now) })}</p>
      )}
      {rows.length > 0 && <RefusedRows refusal={refusal} names={names} />}
      <div className="flex flex-wrap items-center gap-3">
        {state === 'open' && <RefusedActions source={source} refusal={refusal} when={when} />}
        <CopyButton
          label={say('refusal.copy')}
          name={`${say('refusal.copy')}, ${when}`}
          words={() => refusalText(text, names, refusal, when)}
        />
      </div>
    </li>
  )
}

function stateWords({ say }: SourcesText, { state, tried }: SourceRefusal): string {
  if (state !== 'stored' || !tried?.stored) return say(state === 'dismissed' ? 'refusal.dismissed' : 'refusal.open')
  return say('refusal.stored', { rows: tried.stored.rows, unchanged: tried.stored.unchanged })
}
