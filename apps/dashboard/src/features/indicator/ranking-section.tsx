import type { ApartReason, Cell, League } from '@ioc/metrics'
import { Link } from 'react-router'
import { Section } from '../../ui/section.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { markOf, partsOf, whyOf } from '../../widgets/cell-words.ts'
import { LeagueBar } from '../../widgets/league-bar.tsx'
import { leagueScale, unitLeague } from '../../widgets/unit-league.ts'
import { ProvedFigure } from '../../widgets/figure.tsx'
import { type IndicatorText, useIndicatorText } from './messages.ts'
import type { ShownView } from './shown.ts'

/** Units fairly ranked: who is level shares a rank, and who cannot be ranked is named with the reason. */
export function RankingSection({ shown }: { readonly shown: ShownView }) {
  const text = useIndicatorText()
  const { view, indicator } = shown
  const league = unitLeague(view, indicator)
  const cells = [...league.ranked, ...league.apart].map(({ cell }) => cell)
  if (cells.length === 0) return null
  const scale = leagueScale(indicator, cells)
  return (
    <Section title={text.say('ranking')}>
      <p>{rankingSentence(text, shown, league)}</p>
      <table className="w-full border-collapse">
        <caption className="sr-only">{text.say('ranking')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{text.say('rank')}</th>
            <th scope="col">{text.say('unit')}</th>
            <td />
            <th scope="col">{text.say('value')}</th>
          </tr>
        </thead>
        <tbody>
          {league.ranked.map(({ rank, cell }) => (
            <Row key={cell.unit} shown={shown} cell={cell} rank={rank} scale={scale} />
          ))}
        </tbody>
        {[...Map.groupBy(league.apart, ({ reason }) => reason)].map(([reason, members]) => (
          <tbody key={reason}>
            <tr className="border-t border-line">
              <td />
              <th scope="rowgroup" colSpan={3} className="py-1.5 text-left font-normal text-text-2">
                {text.say('apart')}: {text.say(`apart.${reason}`, { least: league.leastCases ?? 0 })}
              </th>
            </tr>
            {members.map(({ cell }) => (
              <Row key={cell.unit} shown={shown} cell={cell} rank={null} scale={scale} reason={reason} />
            ))}
          </tbody>
        ))}
      </table>
    </Section>
  )
}

function Row({
  shown,
  cell,
  rank,
  scale,
  reason,
}: {
  readonly shown: ShownView
  readonly cell: Cell
  readonly rank: number | null
  readonly scale: ReturnType<typeof leagueScale>
  readonly reason?: ApartReason
}) {
  const text = useIndicatorText()
  const { catalogue, indicator, view, asked } = shown
  const unit = view.unitOf(cell.unit)
  if (unit === undefined) return null
  const mark = markOf(indicator, cell)
  const isOwn = unit.code === shown.unit.code
  const parts = indicator.kind !== 'count' ? partsOf(text, catalogue, indicator, cell) : null
  const { asOf, acceptedSeq } = view.snapshot
  return (
    <tr
      data-unit={cell.unit}
      data-rank={rank}
      className={`border-t border-rule first:border-t-0 ${isOwn ? 'bg-raised' : ''}`}
    >
      <td className="w-[2.5rem] py-1.5 pr-3 text-right font-semibold">{rank === null ? '–' : text.number(rank)}</td>
      <th scope="row" aria-current={isOwn || undefined} className="pr-3 text-left font-normal">
        <span className="flex items-baseline gap-2">
          <StatusMark mark={mark} label={text.t(`status.${mark}`)} className="self-center" />
          <Link to={`/units/${encodeURIComponent(unit.code)}`} className="hover:underline">
            {text.pick(unit.name)}
          </Link>
        </span>
        <span className="block text-text-2">{(cell.implausible && whyOf(text, catalogue, cell)) ?? parts}</span>
      </th>
      <td className="w-1/3 pr-3">
        {cell.value !== null && !cell.implausible && reason !== 'not-comparable' && reason !== 'part-known' && (
          <LeagueBar cell={cell} scale={scale} faint={reason === 'few-cases'} />
        )}
      </td>
      <td className="text-right">
        <ProvedFigure
          catalogue={catalogue}
          indicator={indicator}
          unit={unit}
          value={cell.value}
          cell={cell}
          isBare
          then={asked.asOf === null ? undefined : { asOf, knownSeq: acceptedSeq }}
        />
      </td>
    </tr>
  )
}

/** Who comes first and last, those who are level with them counted, and how many meet the target. */
function rankingSentence(text: IndicatorText, { view }: ShownView, { ranked, met, judged }: League): string {
  const last = ranked.at(-1)
  const at = (rank: number) => {
    const level = ranked.filter((entry) => entry.rank === rank).map(({ cell }) => view.unitOf(cell.unit))
    const [first] = level
    return text.say('ranking.and', {
      count: level.length,
      first: first === undefined ? '' : text.pick(first.name),
      others: level.length - 1,
    })
  }
  const standing =
    last === undefined
      ? text.say('ranking.nobody')
      : last.rank === 1
        ? text.say('ranking.level')
        : text.say('ranking.ends', { best: at(1), worst: at(last.rank) })
  return judged === 0 ? standing : `${standing} ${text.say('ranking.met', { met, judged })}`
}
