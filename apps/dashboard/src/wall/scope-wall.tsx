import type { WallCatalogue } from '@ioc/contract'
import type { Catalogue } from '@ioc/metrics'
import { useEffect, useMemo } from 'react'
import { useLine, useLineState, useLive } from '../data/use-live.ts'
import { bandFacts } from './band-facts.ts'
import { Loading } from './loading.tsx'
import { reachOf } from './reach.ts'
import { planOf, scenesAhead } from './plan.ts'
import { Stage } from './stage.tsx'
import { useAlert } from './use-alert.ts'
import { useNewBuild } from './use-new-build.ts'
import { useReport } from './use-report.ts'
import { useRotation } from './use-rotation.ts'
import { useWallView } from './use-wall-view.ts'
import type { WallPageProps } from './wall-page-props.ts'

type ScopeWallProps = WallPageProps & {
  readonly scope: string
  readonly wire: WallCatalogue
  readonly catalogue: Catalogue
}

/** One scope's wall, live: everything its scenes show is gathered here and handed down. */
export function ScopeWall({ source, settings, choose, screen, onNewBuild, scope, wire, catalogue }: ScopeWallProps) {
  const { snapshot, tries, failed } = useLive(scope)
  const line = useLineState()
  const { begunWith } = useLine()
  useEffect(() => begunWith(wire.build), [begunWith, wire.build])
  const plan = useMemo(() => planOf(screen, settings.scene), [screen, settings.scene])
  const at = useRotation(plan, useAlert(catalogue, snapshot, plan.holdSeconds))
  const ahead = useMemo(() => scenesAhead(plan), [plan])
  const build = line.ownBuild ?? wire.build
  const showing = useMemo(
    () => ({ screen: screen?.id ?? null, scene: [at.stop.scene, at.stop.of ?? []].flat().join(':'), build }),
    [screen, at, build],
  )
  useReport(catalogue, showing, snapshot)
  useNewBuild(at, onNewBuild)
  const view = useWallView({ source, catalogue, scope, snapshot, plan, cut: line.cut, settings, choose })
  const facts = useMemo(() => (snapshot === undefined ? null : bandFacts(snapshot.cells, scope)), [snapshot, scope])

  if (view === null || facts === null) return <Loading tries={tries} failed={failed} />
  const { lang, theme, screen: name } = settings
  return (
    <Stage
      name={wire.name}
      view={view}
      at={at}
      ahead={ahead}
      screen={screen}
      reach={reachOf(wire.publicUrl, location)}
      band={{ facts, unitOf: view.unitOf, sample: wire.demonstration || facts.sample, screen: name, build }}
      // A screen with a record is steered from the desk: nobody stands at it with a mouse.
      choices={screen === null ? { lang, theme, ...choose, link: wire.demonstration ? line : null } : null}
    />
  )
}
