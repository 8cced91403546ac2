import type { LateList, LiveSnapshot, RegisterSteps, SourcesHealth } from '@ioc/contract'
import type { Catalogue, Cell, Instant, Unit } from '@ioc/metrics'
import type { ComponentType } from 'react'
import type { Boundaries } from '../charts/boundaries.ts'
import type { MessageId } from '../i18n/messages.ts'

/** All that a widget may know, handed in: it never fetches. */
export interface WallView {
  readonly catalogue: Catalogue
  readonly snapshot: LiveSnapshot
  /** The unit the wall is about, and its children that the snapshot tells of. */
  readonly scope: Unit
  readonly children: readonly Unit[]
  readonly cellOf: (indicator: string, unit?: string) => Cell | undefined
  readonly unitOf: (code: string) => Unit | undefined
  /** Undefined while on their way, null where there are none. */
  readonly boundaries: Boundaries | null | undefined
  readonly map: { readonly indicator: string; readonly choose: (indicator: string) => void }
  /** Where the records of the register with steps stand; undefined while on their way, and where no register has steps. */
  readonly steps: RegisterSteps | undefined
  /** How the sources do and who owes what; undefined on their way, and where nothing on the wall asks for them. */
  readonly sources: { readonly health: SourcesHealth; readonly late: LateList } | undefined
  /** The server's time, by the minute: seconds are the clock's business alone. */
  readonly now: Instant
  /** How long the server has been silent, once values must carry it; else null. */
  readonly staleFor: number | null
  readonly theme: 'dark' | 'light'
}

/** The places of the overview. */
export type Area = 'header' | 'main' | 'map' | 'work' | 'attention' | 'components'

/** A part of the wall as an entry of the registry. */
export interface Widget {
  readonly id: string
  readonly area: Area
  readonly title: MessageId
  readonly View: ComponentType<{ readonly view: WallView }>
}

/** A widget from its two halves: what it shows, worked out without React, and how that looks. */
export function defineWidget<Data>(halves: {
  readonly id: string
  readonly area: Area
  readonly title: MessageId
  readonly data: (view: WallView) => Data
  readonly Show: ComponentType<{ readonly data: Data; readonly view: WallView }>
}): Widget {
  const { id, area, title, data, Show } = halves
  return { id, area, title, View: ({ view }) => <Show data={data(view)} view={view} /> }
}
