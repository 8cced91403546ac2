import { type Cell, type Indicator, type League, league } from '@ioc/metrics'
import { peerUnits } from './peer-units.ts'
import { isCollected } from './unit-matrix.ts'
import type { DistrictView } from './view.ts'

type View = Pick<DistrictView, 'catalogue' | 'cellOf' | 'children'>

/**
 * The indicator units are ranked by: the one asked for; else the first ratio of the main ones that they report, or
 * of all. Undefined where there is no such indicator.
 */
export function leagueIndicator(view: View, of: string | null): Indicator | undefined {
  const { indicators, main } = view.catalogue
  if (of !== null) return indicators.get(of)
  const units = peerUnits(view)
  const fits = (indicator: Indicator | undefined) =>
    indicator?.kind === 'ratio' && units.some(({ code }) => isCollected(view.cellOf(indicator.id, code)))
  return main.map((id) => indicators.get(id)).find(fits) ?? [...indicators.values()].find(fits)
}

/** The league of the units that can be held against each other. */
export function unitLeague(view: View, indicator: Indicator): League {
  const cells = peerUnits(view).flatMap(({ code }) => view.cellOf(indicator.id, code) ?? [])
  return league(indicator, cells)
}

/** As much of a league as there is room for. */
export interface FittedLeague {
  readonly top: League['ranked']
  /** Ranks left out between the two. */
  readonly between: number
  readonly bottom: League['ranked']
  readonly apart: League['apart']
  readonly moreApart: number
}

/** Room kept for those without a rank, however many have one. */
const APART_AT_LEAST = 4

/** A league in at most `most` rows: first and last stay, the middle is only counted. */
export function fitLeague({ ranked, apart }: League, most: number): FittedLeague {
  const all = ranked.length + apart.length <= most
  const forApart = Math.max(most - ranked.length, Math.min(apart.length, APART_AT_LEAST))
  const shownApart = all || apart.length <= forApart ? apart : apart.slice(0, forApart - 1)
  const moreApart = apart.length - shownApart.length
  const room = most - shownApart.length - (moreApart > 0 ? 1 : 0)
  if (ranked.length <= room) return { top: ranked, between: 0, bottom: [], apart: shownApart, moreApart }
  const head = Math.ceil((room - 1) / 2)
  const tail = room - 1 - head
  return {
    top: ranked.slice(0, head),
    between: ranked.length - head - tail,
    bottom: ranked.slice(ranked.length - tail),
    apart: shownApart,
    moreApart,
  }
}

/** Where bars of one league stand, in percent of their length: from zero, and to one end for all. */
export interface LeagueScale {
  readonly place: (figure: number) => number
}

/** A share ends at 100; anything else a little past the largest value or target of any unit. */
export function leagueScale(indicator: Indicator, cells: readonly Cell[]): LeagueScale {
  const most = Math.max(0, ...cells.flatMap(({ value, target }) => [value ?? 0, target ?? 0]))
  const end = indicator.unit === '%' ? Math.max(100, most) : most * 1.15
  return { place: (figure) => (end <= 0 ? 0 : Math.min(100, Math.max(0, (figure / end) * 100))) }
}

/** The target all units are held against; null where there is none, or not one for all. */
export function commonTarget({ ranked, apart }: League): number | null {
  const targets = new Set([...ranked, ...apart].map(({ cell }) => cell.target))
  const [target] = targets
  return targets.size === 1 && target !== undefined ? target : null
}
