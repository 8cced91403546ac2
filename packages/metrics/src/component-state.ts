import type { Catalogue } from './catalogue.ts'
import { verdictOf } from './insight/verdict.ts'
import type { Cell, ComponentState } from './snapshot.ts'

/** How the components stand for a scope: each as its lead indicator does, with how many of its judged indicators are on target. */
export function componentStates(catalogue: Catalogue, cells: readonly Cell[], scope: string): ComponentState[] {
  const own = new Map(cells.filter((cell) => cell.unit === scope).map((cell) => [cell.indicator, cell]))
  const verdict = (id: string) => {
    const [indicator, cell] = [catalogue.indicators.get(id), own.get(id)]
    return indicator && cell ? verdictOf(indicator, cell) : null
  }
  return catalogue.components.map(({ id, lead }) => {
    const members = [...catalogue.indicators.values()].filter((indicator) => indicator.component === id)
    const verdicts = members.map((indicator) => verdict(indicator.id))
    return {
      component: id,
      lead,
      status: verdict(lead),
      onTarget: verdicts.filter((status) => status === 'on-target').length,
      counted: verdicts.filter((status) => status !== null && status !== 'no-data').length,
    }
  })
}
