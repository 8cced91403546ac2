import type { BoundariesFile, ConnectorEntry, Profile, ScreenRecord } from '@ioc/contract'
import type { Catalogue, Day, ExplainedIndicator, Instant, Localised } from '@ioc/metrics'

/** A district as data, read from its folder and checked: what the whole server is built from. */
export interface Pack {
  readonly id: string
  readonly name: Localised
  /** IANA zone, for showing; arithmetic uses the catalogue's fixed offset. */
  readonly zone: string
  /** Code of the unit a wall shows unless told otherwise. */
  readonly defaultScope: string
  readonly catalogue: Catalogue<ExplainedIndicator>
  /** GeoJSON FeatureCollections of unit shapes, each for the time its units exist; features carry `id` = unit code. */
  readonly boundaries: readonly {
    readonly validFrom: Day
    readonly validTo: Day | null
    readonly geojson: BoundariesFile
  }[]
  /** Published figures with where they were published: readings of kind `document`, never mixed with sample data. */
  readonly documented: readonly DocumentedFigure[]
  /** What the district pulls from, listens to and is sent; none unless connectors.yaml says so. */
  readonly connectors: readonly ConnectorEntry[]
  /** How files of each kind are read. */
  readonly profiles: readonly Profile[]
  /** Screens a new store begins with; people change them from the desk. */
  readonly screens: readonly Omit<ScreenRecord, 'version'>[]
}

/** A published figure as a reading. */
export interface DocumentedFigure {
  readonly measure: string
  readonly unit: string
  /** As on the wire: `period` for a flow, `at` for a stock. */
  readonly period?: string
  readonly at?: string
  readonly value: number
  readonly publishedAt: Instant
  readonly citation: string
}
