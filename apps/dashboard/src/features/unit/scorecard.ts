import { type Catalogue, type Cell, type Component, type Indicator, type Status, verdictOf } from '@ioc/metrics'
import { markOf } from '../../widgets/cell-words.ts'
import { isCollected, isJudged } from '../../widgets/unit-matrix.ts'

/** An indicator with the unit's own cell of it. */
export interface Scored {
  readonly indicator: Indicator
  readonly cell: Cell
}

/** How a unit stands in one component. */
export interface ComponentScore {
  readonly component: Component
  /** The one it is led by here; null where nothing of the component is collected at this unit. */
  readonly main: Scored | null
  /** The others, what needs somebody first. */
  readonly others: readonly Scored[]
  readonly onTarget: number
  readonly judged: number
  /** Indicators of the component that are not asked of this unit. */
  readonly elsewhere: number
}

const ORDER = ['implausible', 'off-target', 'watch', 'no-data', 'on-target', 'none'] as const

const isVerdict = (status: Status | null) => status !== null && status !== 'no-data'

const rank = ({ indicator, cell }: Scored) => ORDER.indexOf(markOf(indicator, cell))

/** A unit's numbers by component; within one in the order of need, equals as the catalogue has them. */
export function scorecard(catalogue: Catalogue, cellOf: (indicator: string) => Cell | undefined): ComponentScore[] {
  return catalogue.components.map((component) => {
    const members = [...catalogue.indicators.values()].filter((one) => one.component === component.id)
    const scored = members.flatMap((indicator): Scored[] => {
      const cell = cellOf(indicator.id)
      return cell !== undefined && isCollected(cell) ? [{ indicator, cell }] : []
    })
    const main = mainOf(catalogue, component, scored)
    const judged = scored.map(({ indicator, cell }) => verdictOf(indicator, cell)).filter(isVerdict)
    return {
      component,
      main,
      others: scored.filter((one) => one !== main).toSorted((a, b) => rank(a) - rank(b)),
      onTarget: judged.filter((verdict) => verdict === 'on-target').length,
      judged: judged.length,
      elsewhere: members.length - scored.length,
    }
  })
}

/** What the component leads with; where that is not asked of the unit, a main one, else what it is judged by. */
function mainOf({ main }: Catalogue, { lead }: Component, scored: readonly Scored[]): Scored | null {
  const found =
    scored.find(({ indicator }) => indicator.id === lead) ??
    scored.find(({ indicator }) => main.includes(indicator.id)) ??
    scored.find(({ cell }) => isJudged(cell))
  return found ?? scored[0] ?? null
}
