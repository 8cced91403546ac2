import { fromWire, type WireCatalogue } from '@ioc/contract'
import { useMemo } from 'react'
import { useLive } from '../data/use-live.ts'
import { createView, type DistrictView } from '../widgets/view.ts'

/** A unit's live numbers for a page of the desk. */
export interface District {
  /** Null until they are here, and where the unit does not exist today. */
  readonly view: DistrictView | null
  /** True once it is known that no unit has this code today. */
  readonly isUnknown: boolean
  /** How often the first load has failed so far. */
  readonly tries: number
  readonly failed: Error | null
}

/** Watches a unit with its children for as long as the page is open; the pack's own unless another is given. */
export function useDistrict(wire: WireCatalogue, scope: string = wire.defaultScope): District {
  const { snapshot, tries, failed } = useLive(scope)
  const catalogue = useMemo(() => fromWire(wire), [wire])
  const view = useMemo(() => (snapshot === undefined ? null : createView(catalogue, snapshot)), [catalogue, snapshot])
  return { view, isUnknown: snapshot !== undefined && view === null, tries, failed }
}
