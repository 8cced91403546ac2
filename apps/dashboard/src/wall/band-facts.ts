import type { Cell, Instant } from '@ioc/metrics'

/** What the freshness band says of a scope's cells. */
export interface BandFacts {
  readonly newest: Instant | null
  /** The child that has been silent longest, and when it was last heard. */
  readonly oldest: { readonly unit: string; readonly at: Instant } | null
  /** Children that report something here, and those of them that owe nothing. */
  readonly due: number
  readonly onTime: number
  readonly sample: boolean
}

/** Published figures have a date and are awaited of nobody: they make no unit old. */
export function bandFacts(cells: readonly Cell[], scope: string): BandFacts {
  const owing = new Set(cells.filter(({ unit }) => unit === scope).flatMap(({ coverage }) => coverage.missing))
  const reporters = new Set<string>()
  const lastHeard = new Map<string, Instant>()
  for (const { unit, reason, freshness, provenance } of cells) {
    if (unit === scope || reason === 'not-collected-here') continue
    reporters.add(unit)
    if (freshness.state === 'late' || freshness.state === 'missing') owing.add(unit)
    if (freshness.newest === null || provenance.documented) continue
    lastHeard.set(unit, Math.max(lastHeard.get(unit) ?? freshness.newest, freshness.newest))
  }
  const [longest] = [...lastHeard].toSorted(([, one], [, other]) => one - other)
  const all = cells.map(({ freshness }) => freshness.newest).filter((at) => at !== null)
  return {
    newest: all.length === 0 ? null : Math.max(...all),
    oldest: longest === undefined ? null : { unit: longest[0], at: longest[1] },
    due: reporters.size,
    onTime: [...reporters].filter((unit) => !owing.has(unit)).length,
    sample: cells.some(({ provenance }) => provenance.sample),
  }
}
