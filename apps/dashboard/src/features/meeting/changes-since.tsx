import { useMemo } from 'react'
import { Card } from '../../ui/card.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { type Changes, changesBetween, isQuiet } from '../../widgets/changes.ts'
import { Figure } from '../../widgets/figure.tsx'
import { type HeldMeeting, heldAt } from './held.ts'
import { useMeetingText } from './messages.ts'

const MOVES = 5

/** What is different by now, each as it was held and as it is; nothing while nothing is. */
export function ChangesSince({ held }: { readonly held: HeldMeeting }) {
  const text = useMeetingText()
  const { view, live } = held
  const changes = useMemo(
    () => (live === null ? null : changesBetween(view.catalogue, view.snapshot, live.snapshot)),
    [view, live],
  )
  if (changes === null || live === null || isQuiet(changes)) return null
  return (
    <Card title={text.say('since.title')}>
      <ul className="flex flex-col pt-1 text-name">
        {rowsOf(changes, view.scope.code).map((row) => (
          <Row key={`${row.group} ${row.indicator}`} held={held} live={live} row={row} />
        ))}
        <Units view={view} group="silent" codes={changes.silent} />
        <Units view={view} group="heard" codes={changes.heard} />
      </ul>
    </Card>
  )
}

interface ChangedRow {
  readonly group: 'newlyOff' | 'recovered' | 'moved'
  readonly indicator: string
  readonly unit: string
  readonly others: number
  readonly before: number | null
  readonly now: number | null
}

function rowsOf({ newlyOff, recovered, moved }: Changes, scope: string): ChangedRow[] {
  const crossed = (group: 'newlyOff' | 'recovered', list: Changes['newlyOff']) =>
    list.map(({ units: [unit = scope, ...others], ...values }) => ({ group, unit, others: others.length, ...values }))
  const moves = moved.slice(0, MOVES)
  return [
    ...crossed('newlyOff', newlyOff),
    ...crossed('recovered', recovered),
    ...moves.map(({ indicator, before, now }) => {
      return { group: 'moved' as const, indicator, unit: scope, others: 0, before, now }
    }),
  ]
}

const MARKS = { newlyOff: 'off-target', recovered: 'on-target', moved: 'none' } as const

function Row({
  held: { view, meeting },
  live,
  row: { group, unit, others, before, now, ...row },
}: {
  readonly held: HeldMeeting
  readonly live: DistrictView
  readonly row: ChangedRow
}) {
  const text = useMeetingText()
  const indicator = view.catalogue.indicators.get(row.indicator)
  const place = view.unitOf(unit)
  if (indicator === undefined) return null
  const then = text.say('since.then', { name: text.pick(indicator.short) })
  const of = { indicator, unit }
  return (
    <li data-changed={indicator.id} className="flex flex-wrap items-baseline gap-x-3 border-t border-rule py-1">
      <StatusMark
        mark={MARKS[group]}
        label={text.say(`since.${group}`, { count: 1 })}
        className="translate-y-[0.1em]"
      />
      <span className="min-w-0 flex-1 basis-64">
        {text.pick(indicator.short)}
        <span className="text-text-2">
          {' '}
          {place && text.pick(place.name)} {others > 0 && text.t('attention.others', { count: others })}
        </span>
      </span>
      <span className="whitespace-nowrap">
        <Figure view={view} {...of} value={before} then={heldAt(meeting)} name={then} isBare />
        <span aria-hidden> → </span>
        <Figure view={live} {...of} value={now} className="font-semibold" />
      </span>
    </li>
  )
}

function Units({
  view,
  group,
  codes,
}: {
  readonly view: DistrictView
  readonly group: 'silent' | 'heard'
  readonly codes: readonly string[]
}) {
  const text = useMeetingText()
  if (codes.length === 0) return null
  const names = codes.map((code) => {
    const unit = view.unitOf(code)
    return unit === undefined ? code : text.pick(unit.name)
  })
  return (
    <li data-changed={group} className="border-t border-rule py-1">
      {text.say(`since.${group}`, { count: codes.length })}: {names.join(', ')}
    </li>
  )
}
