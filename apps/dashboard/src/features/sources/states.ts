import type { SourceHealth } from '@ioc/contract'
import type { FreshnessState } from '@ioc/metrics'
import { plain } from '../../i18n/plain.ts'
import type { Mark } from '../../ui/status-mark.tsx'

/** How a source stands, as the page says it: `none` where nothing in particular is expected of it. */
export type SourceState = FreshnessState | 'none'

/** The shape of each state, the same as everywhere: circle, diamond, triangle, ring, bar. */
export const MARKS: Readonly<Record<SourceState, Mark>> = {
  fresh: 'on-target',
  late: 'watch',
  missing: 'off-target',
  unknown: 'no-data',
  none: 'none',
}

export const stateOf = ({ lateness }: SourceHealth): SourceState => lateness?.state ?? 'none'

/** Someone has something to do about it. */
export function needsAttention(source: SourceHealth): boolean {
  const state = stateOf(source)
  const failing = source.pull?.lastError && source.pull.lastError.at > (source.pull.lastSuccess ?? 0)
  return source.open > 0 || Boolean(failing) || (state !== 'fresh' && state !== 'none')
}

/** Sources whose name or id holds the words, letters with and without their marks being one. */
export function matching(sources: readonly SourceHealth[], words: string, onlyAttention: boolean): SourceHealth[] {
  const wanted = plain(words.trim())
  return sources.filter(
    (source) =>
      (!onlyAttention || needsAttention(source)) &&
      (plain(source.name).includes(wanted) || plain(source.id).includes(wanted)),
  )
}
