import { dayOf, type Instant, TREND_DAYS } from '@ioc/metrics'
import { StatusMark } from '../../ui/status-mark.tsx'
import { Card } from '../../ui/card.tsx'
import { mattersOf } from '../../widgets/matters.ts'
import { paceOf, targetOf } from '../../widgets/cell-words.ts'
import { type DistrictView, isEmpty } from '../../widgets/view.ts'
import { Figure } from '../../widgets/figure.tsx'
import { IndicatorLink, UnitLink } from './links.tsx'
import { useLeaderText } from './messages.ts'
import { type OffTarget, offTargets } from './off-target.ts'
import { Shortened } from './shortened.tsx'

const FIRST = 5
const NAMED = 3

/** What is off target, since when and whose; and who has not reported. */
export function OffTargetSection({ view, now }: { readonly view: DistrictView; readonly now: number }) {
  const text = useLeaderText()
  const found = offTargets(view)
  return (
    <Card
      title={text.say('off.title')}
      aside={found.length === 0 ? undefined : text.say('off.count', { count: found.length })}
    >
      {found.length === 0 && (
        <p className="py-3 text-name">{text.say(isEmpty(view.snapshot) ? 'off.unknown' : 'off.none')}</p>
      )}
      <Shortened
        first={FIRST}
        entries={found.map((one) => <OffRow key={one.indicator.id} view={view} of={one} now={now} />)}
      />
      <Silent view={view} />
    </Card>
  )
}

function OffRow({ view, of, now }: { readonly view: DistrictView; readonly of: OffTarget; readonly now: number }) {
  const text = useLeaderText()
  const { indicator, cell, isWhole, places, since, owner } = of
  const { catalogue } = view
  const facts = [targetOf(text, catalogue, indicator, cell), paceOf(text, catalogue, indicator, cell)]
  return (
    <li data-off={indicator.id} className="flex gap-3 border-t border-rule py-2.5 first:border-t-0">
      <StatusMark mark="off-target" label={text.t('status.off-target')} className="mt-[0.25em] text-name" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex items-baseline justify-between gap-3">
          <IndicatorLink indicator={indicator} className="min-w-0 text-name font-semibold" />
          <Figure
            view={view}
            indicator={indicator}
            unit={cell.unit}
            value={cell.value}
            className="shrink-0 text-lead font-semibold"
          />
        </p>
        <p className="text-text-2">{facts.filter((fact) => fact !== null).join(' · ')}</p>
        {since !== null && (
          <p>
            {text.say(sayOf(isWhole, isAsFarAsKnown(view, since)), {
              date: text.moment(since, now),
              age: text.age(now - since),
              count: places,
            })}
          </p>
        )}
        {owner !== undefined && <p>{text.say('off.owner', { owner: text.pick(owner.name) })}</p>}
        <Drags view={view} of={of} />
      </div>
    </li>
  )
}

/** A trend's first day is where looking back ends, and not where the status began. */
function isAsFarAsKnown({ catalogue, snapshot }: DistrictView, since: Instant): boolean {
  const offset = catalogue.utcOffsetMinutes
  return dayOf(since, offset) <= dayOf(snapshot.asOf, offset) - TREND_DAYS + 1
}

const sayOf = (isWhole: boolean, isEarlier: boolean) => {
  if (!isWhole) return 'off.units'
  return isEarlier ? 'off.sinceEarlier' : 'off.since'
}

function Drags({ view, of: { indicator, drags } }: { readonly view: DistrictView; readonly of: OffTarget }) {
  const text = useLeaderText()
  if (drags.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-3">
      <span className="text-text-2">{text.say('off.drags')}</span>
      {drags.slice(0, NAMED).map(({ unit, value }) => (
        <span key={unit} className="sm:whitespace-nowrap">
          <UnitLink view={view} code={unit} /> <Figure view={view} indicator={indicator} unit={unit} value={value} />
        </span>
      ))}
      {drags.length > NAMED && (
        <span className="text-text-2">{text.say('off.others', { count: drags.length - NAMED })}</span>
      )}
    </p>
  )
}

/** Units that owe readings: nothing they are behind with can be told as on target. */
function Silent({ view }: { readonly view: DistrictView }) {
  const text = useLeaderText()
  const silent = mattersOf(view).filter(({ worst }) => worst.kind === 'not-reported')
  if (silent.length === 0) return null
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-3 border-t border-rule pt-2.5">
      <StatusMark mark="no-data" className="translate-y-[0.1em]" />
      <span className="text-text-2">{text.say('off.silent')}</span>
      {silent.map(({ worst }) => (
        <span key={worst.unit}>
          <UnitLink view={view} code={worst.unit} />{' '}
          <span className="text-text-2">{text.t('attention.indicators', { count: worst.indicators.length })}</span>
        </span>
      ))}
    </p>
  )
}
