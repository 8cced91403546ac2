import type { LiveSnapshot } from '@ioc/contract'
import { type Catalogue, dayOf, formatDay } from '@ioc/metrics'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Boundaries } from '../charts/boundaries.ts'
import { boundariesQuery, type Source } from '../data/queries.ts'
import { useTick } from '../data/use-tick.tsx'
import { createView } from '../widgets/view.ts'
import type { WallView } from '../widgets/widget.tsx'
import type { Plan } from './plan.ts'
import { useSources } from './use-sources.ts'
import { useSteps } from './use-steps.ts'
import type { WallPageProps } from './wall-page-props.ts'

const MINUTE = 60_000

interface Ask extends Pick<WallPageProps, 'source' | 'settings' | 'choose'> {
  readonly catalogue: Catalogue
  readonly scope: string
  readonly snapshot: LiveSnapshot | undefined
  readonly plan: Plan
  /** The link was cut by hand: nothing may be asked. */
  readonly cut: boolean
}

/** Everything the scenes of a wall may know; null until there is a snapshot of a unit that exists. */
export function useWallView({ source, settings, choose, catalogue, scope, snapshot, plan, cut }: Ask): WallView | null {
  const view = useMemo(() => (snapshot === undefined ? null : createView(catalogue, snapshot)), [catalogue, snapshot])
  const day = snapshot === undefined ? null : formatDay(dayOf(snapshot.asOf, catalogue.utcOffsetMinutes))
  const boundaries = useBoundaries(source, day)
  const steps = useSteps(source, catalogue, scope, cut)
  const sources = useSources(source, !cut && plan.stops.some(({ scene }) => scene === 'sources'))
  const minute = useTick(({ now }) => (now === null ? null : Math.floor(now / MINUTE)))
  const staleFor = useTick(({ link, silence }) =>
    link === 'stale' || link === 'not-live' ? Math.floor(silence / MINUTE) * MINUTE : null,
  )
  if (view === null) return null
  const { map, theme } = settings
  return {
    ...view,
    boundaries,
    steps,
    sources,
    map: { indicator: map ?? '', choose: choose.chooseMap },
    now: minute === null ? view.snapshot.asOf : minute * MINUTE,
    staleFor,
    theme,
  }
}

/** The shapes of a day's units; those of the day before until they are here. Undefined on the way, null where there are none. */
function useBoundaries(source: Source, day: string | null): Boundaries | null | undefined {
  const { data, isError } = useQuery({
    ...boundariesQuery(source, day ?? ''),
    ...(day === null ? { queryFn: skipToken } : {}),
    placeholderData: (before) => before,
  })
  return isError || data?.features.length === 0 ? null : data
}
