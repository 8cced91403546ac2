import type { Cell, Indicator, League } from '@ioc/metrics'
import { unitOverTime } from '../../../widgets/cell-words.ts'
import { leagueIndicator, unitLeague } from '../../../widgets/unit-league.ts'
import type { SceneProps } from '../scene.ts'
import type { LeagueText } from './messages.ts'

/** Who comes first, who last, and how many meet the target; those who are level are named together. */
export function leagueSentence({ view, of }: SceneProps, text: LeagueText): string {
  const indicator = leagueIndicator(view, of)
  if (indicator === undefined) return of === null ? text.say('nothing') : text.say('unknown', { of })
  const table = unitLeague(view, indicator)
  const { met, judged } = table
  const standing = endsOf({ view, of }, text, indicator, table)
  return judged === 0 ? standing : `${standing} ${text.say('met', { met, judged })}`
}

function endsOf({ view }: SceneProps, text: LeagueText, indicator: Indicator, { ranked }: League): string {
  const last = ranked.at(-1)
  if (last === undefined) return text.say('nobody')
  // As it stands in the table: with all its digits.
  const figure = ({ value }: Cell) => {
    const word = unitOverTime(text, view.catalogue, indicator)
    return `${text.large(value ?? 0, indicator.digits)}${word === '%' ? '%' : ` ${word}`}`
  }
  if (last.rank === 1) return text.say('level', { value: figure(last.cell) })
  const atRank = (rank: number) => ranked.filter((entry) => entry.rank === rank)
  const who = (entries: League['ranked']) => {
    const names = entries.map(({ cell }) => {
      const unit = view.unitOf(cell.unit)
      return unit === undefined ? cell.unit : text.pick(unit.name)
    })
    return text.say('who', { n: names.length, a: names[0] ?? '', b: names[1] ?? '' })
  }
  const [best, worst] = [atRank(1), atRank(last.rank)]
  const high = best[0] === undefined ? '' : figure(best[0].cell)
  return text.say('ends', { best: who(best), high, worst: who(worst), low: figure(last.cell) })
}
