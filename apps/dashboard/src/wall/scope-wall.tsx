import type { WireCatalogue } from '@ioc/contract'
import { type Catalogue, dayOf, formatDay } from '@ioc/metrics'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Boundaries } from '../charts/boundaries.ts'
import { useLineState, useLive } from '../data/use-live.ts'
import { boundariesQuery, type Source } from '../data/queries.ts'
import { useText } from '../i18n/text.tsx'
import type { WallView } from '../widgets/widget.tsx'
import { bandFacts } from './band-facts.ts'
import { useTick } from '../data/use-tick.tsx'
import { Loading } from './loading.tsx'
import { Overview } from './overview.tsx'
import { useNewBuild } from './use-new-build.ts'
import { useSteps } from './use-steps.ts'
import { createView } from '../widgets/view.ts'
import type { WallPageProps } from './wall-page-props.ts'

type ScopeWallProps = WallPageProps & {
  readonly scope: string
  readonly wire: WireCatalogue
  readonly catalogue: Catalogue
}

/** One scope's wall, live: everything the overview shows is gathered here and handed down. */
export function ScopeWall({ source, settings, choose, onNewBuild, scope, wire, catalogue }: ScopeWallProps) {
  const text = useText()
  const live = useLive(scope)
  const line = useLineState()
  const { snapshot } = live
  const view = useMemo(() => (snapshot === undefined ? null : createView(catalogue, snapshot)), [catalogue, snapshot])
  const day = snapshot === undefined ? null : formatDay(dayOf(snapshot.asOf, catalogue.utcOffsetMinutes))
  const boundaries = useBoundaries(source, day)
  const steps = useSteps(source, catalogue, scope, line.cut)
  const facts = useMemo(() => (snapshot === undefined ? null : bandFacts(snapshot.cells, scope)), [snapshot, scope])
  const minute = useTick(({ now }) => (now === null ? null : Math.floor(now / MINUTE)))
  const staleFor = useTick(({ link, silence }) =>
    link === 'stale' || link === 'not-live' ? Math.floor(silence / MINUTE) * MINUTE : null,
  )
  useNewBuild(line.build, onNewBuild)

  if (snapshot === undefined || view === null || facts === null)
    return <Loading tries={live.tries} failed={live.failed} />
  const { lang, theme, map, screen } = settings
  const whole: WallView = {
    ...view,
    boundaries,
    steps,
    map: { indicator: map ?? '', choose: choose.chooseMap },
    now: minute === null ? snapshot.asOf : minute * MINUTE,
    staleFor,
    theme,
  }
  const sample = wire.demonstration || facts.sample
  const link = wire.demonstration ? line : null
  return (
    <Overview
      name={text.t('app.title', { name: text.pick(wire.name) })}
      view={whole}
      band={{ facts, unitOf: view.unitOf, sample, screen, build: line.build ?? wire.build }}
      choices={{ lang, theme, ...choose, link }}
    />
  )
}

const MINUTE = 60_000

/** The shapes of a day's units; those of the day before until they are here. Undefined on the way, null where there are none. */
function useBoundaries(source: Source, day: string | null): Boundaries | null | undefined {
  const { data, isError } = useQuery({
    ...boundariesQuery(source, day ?? ''),
    ...(day === null ? { queryFn: skipToken } : {}),
    placeholderData: (before) => before,
  })
  return isError || data?.features.length === 0 ? null : data
}
