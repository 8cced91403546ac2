import type { Catalogue } from './catalogue.ts'
import type { Cell, ComponentState } from './snapshot.ts'

/** How the components stand for a scope: each as its lead indicator does, with how many of its judged indicators are on target. */
export function componentStates(catalogue: Catalogue, cells: readonly Cell[], scope: string): ComponentState[] {
  const own = new Map(cells.filter((cell) => cell.unit === scope).map((cell) => [cell.indicator, cell]))
  return catalogue.components.map(({ id, lead }) => {
    const members = [...catalogue.indicators.values()].filter((indicator) => indicator.component === id)
    const statuses = members.map((indicator) => own.get(indicator.id)?.status ?? null)
    return {
      component: id,
      lead,
      status: own.get(lead)?.status ?? null,
      onTarget: statuses.filter((status) => status === 'on-target').length,
      counted: statuses.filter((status) => status !== null && status !== 'no-data').length,
    }
  })
}
