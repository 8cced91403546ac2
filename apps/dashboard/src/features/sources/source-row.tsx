import type { SourceHealth, SourceRows } from '@ioc/contract'
import { moment } from './moment.ts'
import { useSourcesText } from './messages.ts'
import { MEDIUM, WIDE } from './room.ts'
import { StateMark } from './state-mark.tsx'
import { stateOf } from './states.ts'
import { useNow } from './use-now.ts'

/** One source on one line. Its name opens it. */
export function SourceRow({
  health,
  asOf,
  open,
  toggle,
}: {
  readonly health: SourceHealth
  readonly asOf: number
  readonly open: boolean
  readonly toggle: () => void
}) {
  const text = useSourcesText()
  const { say } = text
  const now = useNow(asOf)
  const { id, name, kind, sample, last, today, week, lateness } = health
  return (
    <tr className="align-top">
      <th scope="row" className="min-w-0 py-2 pr-4 font-normal">
        <button
          type="button"
          aria-expanded={open}
          onClick={toggle}
          className="flex cursor-pointer items-baseline gap-2 rounded-sm text-left font-semibold hover:text-accent"
        >
          <span aria-hidden>{open ? '▾' : '▸'}</span>
          <span className="wrap-anywhere">{name}</span>
        </button>
        <span className="flex flex-wrap gap-x-3 pl-6 text-text-2 wrap-anywhere">
          {id}
          {sample && <span className="rounded-sm bg-sample px-1.5 text-on-sample">{say('source.sample')}</span>}
        </span>
        <Open count={health.open} />
      </th>
      <td className="py-2 pr-4">
        <StateMark state={stateOf(health)} word={say(`state.${stateOf(health)}`)} />
        {lateness?.since != null && (
          <div className="text-text-2">{say('source.since', { since: moment(text, lateness.since, now) })}</div>
        )}
      </td>
      <td className={`py-2 pr-4 ${WIDE}`}>{say(`kind.${kind}`)}</td>
      <td className={`py-2 pr-4 ${MEDIUM}`}>
        {last ? say('source.ago', { age: text.age(now - last.at) }) : say('source.never')}
        {last && <div className="text-text-2">{say('source.lastRows', { rows: last.rows })}</div>}
      </td>
      <td className={`py-2 pr-4 ${MEDIUM}`}>
        <Rows rows={today} />
      </td>
      <td className={`py-2 pr-4 ${WIDE}`}>
        <Rows rows={week} />
      </td>
      <td className={`py-2 ${WIDE}`}>{lateness?.nextDue == null ? '–' : moment(text, lateness.nextDue, now)}</td>
    </tr>
  )
}

function Open({ count }: { readonly count: number }) {
  const { say } = useSourcesText()
  return count > 0 && <div className="pl-6 text-off">{say('source.open', { count })}</div>
}

/** Rows taken and refused, one under the other. */
export function Rows({ rows: { stored, unchanged, refused } }: { readonly rows: SourceRows }) {
  const { say } = useSourcesText()
  return (
    <>
      {say('rows.taken', { count: stored + unchanged })}
      <div className={refused > 0 ? 'text-off' : 'text-text-2'}>{say('rows.refused', { count: refused })}</div>
    </>
  )
}
