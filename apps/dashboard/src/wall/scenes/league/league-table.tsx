import type { Indicator, League } from '@ioc/metrics'
import type { ReactNode } from 'react'
import { unitOverTime, unitWord, windowOf, withUnit } from '../../../widgets/cell-words.ts'
import { commonTarget, fitLeague, leagueScale, unitLeague } from '../../../widgets/unit-league.ts'
import { Age } from '../../../widgets/value-tile.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { LeagueRow, type Place, WIDER, WIDEST } from './league-row.tsx'
import { useLeagueText } from './messages.ts'

/** Fourteen units; of more the middle is only counted. */
const MOST = 14

/** The whole first, then its units from first to last, then those it would be unfair to rank. */
export function LeagueTable({ view, indicator }: { readonly view: WallView; readonly indicator: Indicator }) {
  const text = useLeagueText()
  const table = unitLeague(view, indicator)
  const { top, between, bottom, apart, moreApart } = fitLeague(table, MOST)
  const cells = [...table.ranked, ...table.apart].map(({ cell }) => cell)
  const own = view.cellOf(indicator.id)
  // A count of the whole is the sum of its units: beside it their bars would be none.
  const whole = own?.value !== null && indicator.kind !== 'count' ? own : undefined
  const scale = leagueScale(indicator, whole === undefined ? cells : [...cells, whole])
  const row = (cell: (typeof cells)[number], place: Place) => (
    <LeagueRow key={cell.unit} view={view} indicator={indicator} cell={cell} scale={scale} place={place} />
  )
  return (
    <div className="h-full min-h-0 overflow-hidden text-name tall:[font-size:clamp(1.25rem,1.5vh,1.7rem)] wall:[font-size:clamp(1.25rem,2.6vh,1.7rem)]">
      <table
        aria-label={text.say('title', { indicator: text.pick(indicator.short) })}
        className="w-full border-collapse [font-size:inherit] tall:h-full wall:h-full"
      >
        <Head view={view} indicator={indicator} league={table} />
        <tbody>
          {whole !== undefined && row(whole, {})}
          {top.map(({ cell, rank }) => row(cell, { rank }))}
          {between > 0 && <Line>{text.say('between', { count: between })}</Line>}
          {bottom.map(({ cell, rank }) => row(cell, { rank }))}
          {table.apart.length > 0 && <ApartHead view={view} indicator={indicator} league={table} />}
          {apart.map(({ cell, reason }) => row(cell, { reason }))}
          {moreApart > 0 && <Line>{text.say('more', { count: moreApart })}</Line>}
        </tbody>
      </table>
    </div>
  )
}

function Line({ children }: { readonly children: ReactNode }) {
  return (
    <tr className="border-t border-rule">
      <td />
      <td colSpan={5} className="text-label text-text-2">
        {children}
      </td>
    </tr>
  )
}

interface Part {
  readonly view: WallView
  readonly indicator: Indicator
  readonly league: League
}

function Head({ view, indicator, league }: Part) {
  const text = useLeagueText()
  const { catalogue, staleFor } = view
  const goal = commonTarget(league)
  const limit = indicator.direction === 'down' ? 'tile.limit' : 'tile.target'
  const target = goal === null ? null : text.t(limit, { value: withUnit(text, catalogue, indicator, goal) })
  const about = [target, windowOf(text, catalogue, indicator)].filter((part) => part !== null).join(' · ')
  return (
    <thead className="text-label whitespace-nowrap text-text-2">
      <tr>
        <th scope="col" className="px-3 text-right font-normal">
          {text.say('rank')}
        </th>
        <th scope="col" className="pr-3 text-left font-normal">
          {text.say('unit')}
        </th>
        <td className={`px-3 ${WIDER}`}>
          <span className="flex items-center gap-2">{staleFor === null ? about : <Age of={staleFor} />}</span>
        </td>
        <th scope="col" className="px-2 text-right font-normal">
          {unitOverTime(text, catalogue, indicator)}
        </th>
        <th scope="col" className={`px-3 text-right font-normal ${WIDEST}`}>
          {indicator.kind === 'ratio' && text.say('parts')}
        </th>
        <th scope="col" className={`px-3 text-right font-normal ${WIDER}`}>
          {text.say('change')}
        </th>
      </tr>
    </thead>
  )
}

/** Why some are not ranked, in words, above their names. */
function ApartHead({ view, indicator, league }: Part) {
  const text = useLeagueText()
  const { catalogue } = view
  const reasons = new Set(league.apart.map(({ reason }) => reason))
  const bottom = indicator.kind === 'ratio' ? indicator.denominator[0]?.measure : undefined
  const countable = unitWord(text, catalogue, catalogue.measures.get(bottom ?? '')?.countable ?? '')
  const few = reasons.has('few-cases') ? text.say('rule', { least: league.leastCases ?? 0, countable }) : ''
  const size = reasons.has('not-comparable') ? text.say('rule.size') : ''
  const part = reasons.has('part-known') ? text.say('rule.part') : ''
  return (
    <tr className="border-t-2 border-line">
      <td />
      <th scope="rowgroup" colSpan={5} className="text-left text-label font-normal text-text-2">
        <strong className="font-semibold text-text">{text.say('apart')}.</strong> {few || part || size}
      </th>
    </tr>
  )
}
