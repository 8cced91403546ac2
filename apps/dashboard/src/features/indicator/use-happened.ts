import type { Annotation, WireRevision } from '@ioc/contract'
import { formatDay } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { annotationsQuery } from '../annotations/queries.ts'
import { revisionsQuery } from './queries.ts'
import type { Shown } from './shown.ts'

/** What happened to a number beside being reported; undefined while it is on its way. */
export interface Happened {
  readonly revisions: readonly WireRevision[]
  readonly more: boolean
  readonly annotations: readonly Annotation[]
  readonly failing: { readonly revisions: boolean; readonly annotations: boolean }
}

/** The days a page shows, as the wire writes them. */
export function daysShown({ asked: { from, to } }: Pick<Shown, 'asked'>): {
  readonly from: string
  readonly to: string
} {
  return { from: formatDay(Math.min(from, to)), to: formatDay(to) }
}

/** Corrections and remarks of the days shown, none of them later than what is asked to be known. */
export function useHappened({ source, indicator, unit, asked }: Shown): Happened {
  const { to, knownAt } = asked
  const from = Math.min(asked.from, to)
  const corrected = useQuery(revisionsQuery(source, { indicator: indicator.id, unit: unit.code, from, to }))
  const remarked = useQuery(annotationsQuery(source, { indicator: indicator.id, unit: unit.code, knownAt }))
  const days = daysShown({ asked })
  return {
    revisions: (corrected.data?.revisions ?? []).filter(({ receivedAt }) => knownAt === null || receivedAt <= knownAt),
    more: corrected.data?.more ?? false,
    annotations: (remarked.data ?? []).filter((one) => one.from <= days.to && one.to >= days.from),
    failing: {
      revisions: corrected.data === undefined && corrected.failureCount > 0,
      annotations: remarked.data === undefined && remarked.failureCount > 0,
    },
  }
}
