import type { Indicator } from '@ioc/metrics'
import { Card } from '../../ui/card.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { paceOf, targetOf } from '../../widgets/cell-words.ts'
import { absentWords, brokenWords, lackBesideGap, lackWords, markLabel, MARKS } from '../../widgets/exception-words.ts'
import { type Exception, exceptionsOf, keyOf } from '../../widgets/exceptions.ts'
import { Figure } from '../../widgets/figure.tsx'
import { sinceWords, statusSinceWords } from '../../widgets/since-words.ts'
import { type DistrictView, isEmpty } from '../../widgets/view.ts'
import { IndicatorLink, UnitLink } from './links.tsx'
import { useLeaderText } from './messages.ts'
import { Shortened } from './shortened.tsx'

const FIRST = 5
const NAMED = 3

interface RowProps {
  readonly view: DistrictView
  readonly of: Exception
  readonly now: number
}

/** What needs attention, worst first: what misses its target, since when and whose; and who has not reported. */
export function IssuesSection({ view, now }: { readonly view: DistrictView; readonly now: number }) {
  const text = useLeaderText()
  const found = exceptionsOf(view)
  return (
    <Card
      title={text.t('attention.title')}
      aside={found.length === 0 ? undefined : text.t('attention.count', { count: found.length })}
    >
      {found.length === 0 && (
        <p className="py-3 text-name">{isEmpty(view.snapshot) ? text.say('off.unknown') : text.t('attention.empty')}</p>
      )}
      <Shortened
        first={FIRST}
        entries={found.map((one) => <IssueRow key={keyOf(one)} view={view} of={one} now={now} />)}
      />
    </Card>
  )
}

function IssueRow({ view, of, now }: RowProps) {
  const text = useLeaderText()
  const { kind, indicators, cell } = of
  const [indicator] = indicators
  const mark = MARKS[kind]
  return (
    <li data-issue={keyOf(of)} className="flex gap-3 border-t border-rule py-2.5 first:border-t-0">
      <StatusMark mark={mark} label={markLabel(text, kind)} className="mt-[0.25em] text-name" />
      {cell === undefined || indicator === undefined ? (
        <Silent view={view} of={of} now={now} />
      ) : (
        <Missed view={view} of={of} now={now} indicator={indicator} />
      )}
    </li>
  )
}

function Missed({ view, of, now, indicator }: RowProps & { readonly indicator: Indicator }) {
  const text = useLeaderText()
  const { kind, cell, unit, owner, lack } = of
  const { catalogue } = view
  if (cell === undefined) return null
  const since = statusSinceWords(text, of, now)
  const facts = [
    targetOf(text, catalogue, indicator, cell),
    paceOf(text, catalogue, indicator, cell),
    lackBesideGap(text, catalogue, indicator, lack),
    kind === 'implausible' ? `${text.t('reason.implausible')}: ${brokenWords(text, cell)}` : null,
  ]
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 text-name font-semibold">
          {unit === undefined ? '' : `${text.pick(unit.name)}: `}
          <IndicatorLink indicator={indicator} />
        </span>
        <Figure
          view={view}
          indicator={indicator}
          unit={cell.unit}
          value={cell.value}
          cell={cell}
          className="shrink-0 text-lead font-semibold"
        />
      </p>
      <p className="text-text-2">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {since !== null && <p>{since}</p>}
      {owner !== undefined && <p>{text.say('off.owner', { owner: text.pick(owner.name) })}</p>}
      <Drags view={view} of={of} indicator={indicator} />
    </div>
  )
}

/** A unit that owes readings: nothing it is behind with can be told as on target. */
function Silent({ view, of, now }: RowProps) {
  const text = useLeaderText()
  const { unit, indicators } = of
  if (unit === undefined) return null
  const since = sinceWords(text, of, now)
  return (
    <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
      <span className="text-name font-semibold">
        <UnitLink view={view} code={unit.code} />: {text.t('issue.silent')}
      </span>
      {since !== null && <span>{since}</span>}
      <span className="text-text-2">{text.t('attention.indicators', { count: indicators.length })}</span>
    </p>
  )
}

/** Who keeps the scope from its target, or misses it too, each with what it lacks; and who is not in the number. */
function Drags({ view, of, indicator }: Pick<RowProps, 'view' | 'of'> & { readonly indicator: Indicator }) {
  const text = useLeaderText()
  const { place } = of
  const units = place === 'scope' ? of.units : of.units.slice(1)
  return (
    <>
      {units.length > 0 && (
        <p className="flex flex-wrap gap-x-3">
          <span className="text-text-2">{text.say(place === 'scope' ? 'off.drags' : 'off.alike')}</span>
          {units.slice(0, NAMED).map(({ unit, cell, lack }) => (
            <span key={unit.code} className="sm:whitespace-nowrap">
              <UnitLink view={view} code={unit.code} />{' '}
              <Figure view={view} indicator={indicator} unit={unit.code} value={cell.value} cell={cell} />
              {lack !== null && <span className="text-text-2"> ({lackWords(text, view.catalogue, lack)})</span>}
            </span>
          ))}
          {units.length > NAMED && (
            <span className="text-text-2">{text.say('off.others', { count: units.length - NAMED })}</span>
          )}
        </p>
      )}
      {absentWords(text, of).map((words) => (
        <p key={words} className="text-text-2">
          {words}
        </p>
      ))}
    </>
  )
}
