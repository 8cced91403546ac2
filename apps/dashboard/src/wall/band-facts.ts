import type { Cell, Instant } from '@ioc/metrics'

/** What the freshness band says of a scope's cells. */
export interface BandFacts {
  readonly newest: Instant | null
  readonly oldest: { readonly unit: string; readonly at: Instant } | null
  /** Children that report something here, and those of them that owe nothing. */
  readonly due: number
  readonly onTime: number
  readonly sample: boolean
}

/** Published figures keep their age and are never late: only what is awaited counts as old. */
export function bandFacts(cells: readonly Cell[], scope: string): BandFacts {
  const owing = new Set(cells.filter(({ unit }) => unit === scope).flatMap(({ coverage }) => coverage.missing))
  const reporters = new Set<string>()
  let newest: Instant | null = null
  let oldest: BandFacts['oldest'] = null
  for (const { unit, reason, freshness, provenance } of cells) {
    if (freshness.newest !== null) newest = Math.max(newest ?? freshness.newest, freshness.newest)
    const awaited = freshness.state !== 'unknown' && !provenance.documented
    if (awaited && freshness.oldest !== null && (oldest === null || freshness.oldest.at < oldest.at))
      oldest = freshness.oldest
    if (unit === scope || reason === 'not-collected-here') continue
    reporters.add(unit)
    if (freshness.state === 'late' || freshness.state === 'missing') owing.add(unit)
  }
  const onTime = [...reporters].filter((unit) => !owing.has(unit)).length
  return { newest, oldest, due: reporters.size, onTime, sample: cells.some(({ provenance }) => provenance.sample) }
}
