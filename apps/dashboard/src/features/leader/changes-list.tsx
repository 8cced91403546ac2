import type { LiveSnapshot } from '@ioc/contract'
import { type ReactNode, useMemo } from 'react'
import { type Mark, StaleMark, StatusMark } from '../../ui/status-mark.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { type Changes, changesBetween, type Crossing, isQuiet, type Move } from '../../widgets/changes.ts'
import { FromTo } from './from-to.tsx'
import { IndicatorLink, UnitLink } from './links.tsx'
import { type LeaderText, useLeaderText } from './messages.ts'
import { Shortened } from './shortened.tsx'
import type { Visit } from './visits.ts'

const FIRST = 3
const NAMED = 3

interface Told {
  readonly view: DistrictView
  readonly visit: Visit
}

/** The changes in five groups; a group without any is left out. */
export function ChangesList({ view, before, visit }: Told & { readonly before: LiveSnapshot }) {
  const text = useLeaderText()
  const changes = useMemo(() => changesBetween(view.catalogue, before, view.snapshot), [view, before])
  if (isQuiet(changes)) return <p className="py-2">{text.say('changes.none')}</p>
  const of = { view, visit }
  return (
    <div className="flex flex-col">
      <Group title={text.say('changes.newlyOff')} mark={<Shape mark="off-target" />}>
        {changes.newlyOff.map((one) => (
          <CrossingRow key={one.indicator} {...of} crossing={one} />
        ))}
      </Group>
      <Group title={text.say('changes.recovered')} mark={<Shape mark="on-target" />}>
        {changes.recovered.map((one) => (
          <CrossingRow key={one.indicator} {...of} crossing={one} />
        ))}
      </Group>
      <Group title={text.say('changes.moved')} mark={<Shape mark="none" />}>
        {changes.moved.slice(0, FIRST).map((move) => (
          <MoveRow key={move.indicator} {...of} move={move} />
        ))}
      </Group>
      <Units view={view} changes={changes} text={text} />
    </div>
  )
}

const Shape = ({ mark }: { readonly mark: Mark }) => <StatusMark mark={mark} className="translate-y-[0.12em]" />

function Group({ title, mark, children }: { title: string; mark: ReactNode; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section className="flex flex-col border-t border-rule py-2 first:border-t-0">
      <h3 className="flex gap-2 font-semibold">
        {mark}
        {title}
      </h3>
      <Shortened first={FIRST} entries={children} />
    </section>
  )
}

function CrossingRow({ view, visit, crossing }: Told & { readonly crossing: Crossing }) {
  const text = useLeaderText()
  const indicator = view.catalogue.indicators.get(crossing.indicator)
  const { units, before, now } = crossing
  if (indicator === undefined) return null
  const [first = '', ...others] = units
  return (
    <li data-change={indicator.id} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
      <IndicatorLink indicator={indicator} className="min-w-0" />
      <span className="flex flex-wrap items-baseline gap-x-2">
        <UnitLink view={view} code={first} className="text-text-2" />
        <FromTo view={view} indicator={indicator} unit={first} before={before} now={now} visit={visit} />
      </span>
      <span className="flex flex-wrap gap-x-3 text-text-2">
        {others.slice(0, NAMED).map((code) => (
          <UnitLink key={code} view={view} code={code} />
        ))}
        {others.length > NAMED && text.say('off.others', { count: others.length - NAMED })}
      </span>
    </li>
  )
}

function MoveRow({ view, visit, move }: Told & { readonly move: Move }) {
  const text = useLeaderText()
  const indicator = view.catalogue.indicators.get(move.indicator)
  if (indicator === undefined) return null
  const unit = view.scope.code
  return (
    <li data-change={indicator.id} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
      <IndicatorLink indicator={indicator} className="min-w-0" />
      <FromTo view={view} indicator={indicator} unit={unit} before={move.before} now={move.now} visit={visit} />
      <span className="text-text-2">{text.say(move.isBetter ? 'changes.better' : 'changes.worse')}</span>
    </li>
  )
}

function Units({ view, changes, text }: { view: DistrictView; changes: Changes; text: LeaderText }) {
  const rows = (codes: readonly string[]) =>
    codes.map((code) => (
      <li key={code} data-change={code} className="py-0.5">
        <UnitLink view={view} code={code} />
      </li>
    ))
  return (
    <>
      <Group title={text.say('changes.silent')} mark={<StaleMark label={text.t('freshness.missing')} />}>
        {rows(changes.silent)}
      </Group>
      <Group title={text.say('changes.heard')} mark={<Shape mark="on-target" />}>
        {rows(changes.heard)}
      </Group>
    </>
  )
}
