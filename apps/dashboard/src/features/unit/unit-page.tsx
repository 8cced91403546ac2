import type { LiveSnapshot } from '@ioc/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { snapshotKey } from '../../data/queries.ts'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { createView, type DistrictView } from '../../widgets/view.ts'
import { useDistrict } from '../use-district.ts'
import type { About } from './about.ts'
import { Head } from './head.tsx'
import { LateSection } from './late-section.tsx'
import { Annotate } from '../annotations/annotate.tsx'
import { useUnitText } from './messages.ts'
import { ScorecardSection } from './scorecard-section.tsx'
import { PastSection } from './past-section.tsx'
import { PeersSection } from './peers-section.tsx'

/** The page of a unit that exists today. */
export function UnitPage({ about }: { readonly about: About }) {
  const { say } = useUnitText()
  const { view: own, tries } = useDistrict(about.wire, about.unit.code)
  const held = useHeld(about)
  const view = own ?? held
  return (
    <article className="flex min-w-0 flex-col gap-7">
      <Head about={about} view={view} />
      {view === null && tries > 0 && <Notice tone="off">{say('failed')}</Notice>}
      {view === null && tries === 0 && <Waiting>{say('loading')}</Waiting>}
      {view !== null && <ScorecardSection about={about} view={view} />}
      {view !== null && (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-7 xl:grid-cols-2">
          <PastSection about={about} view={view} />
          <PeersSection about={about} view={view} />
        </div>
      )}
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-7 xl:grid-cols-2">
        <LateSection about={about} />
        <Annotate source={about.source} catalogue={about.wire} indicator={null} unit={about.unit.code} />
      </div>
    </article>
  )
}

/** What the screen knows of the unit from the scope above it: shown at once, until its own numbers are here. */
function useHeld({ catalogue, unit }: About): DistrictView | null {
  const cache = useQueryClient()
  const above = cache.getQueryData<LiveSnapshot>(snapshotKey(unit.parent ?? ''))
  return useMemo(() => {
    if (above === undefined) return null
    const cells = above.cells.filter((cell) => cell.unit === unit.code)
    return cells.length === 0 ? null : createView(catalogue, { ...above, scope: unit.code, cells })
  }, [above, catalogue, unit])
}
