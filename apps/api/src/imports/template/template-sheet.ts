import type { Measure } from '@ioc/metrics'

/** A cell of a template. */
export type TemplateCell =
  /** Words; with `choices` they are picked from a list. */
  | { readonly kind: 'text'; readonly text: string; readonly choices?: 'units' | 'measures' }
  /** To be filled in, within the measure's bounds. */
  | { readonly kind: 'count'; readonly measure: Measure }
  /** What was reported last, greyed; the reader passes over its column. */
  | { readonly kind: 'past'; readonly value: number | undefined }

/** A sheet to be filled in, before it is drawn. */
export interface TemplateSheet {
  /** Texts above the table. */
  readonly above: readonly string[]
  /** Texts over each column, the highest first; equal neighbours are merged. */
  readonly headers: readonly (readonly string[])[]
  readonly rows: readonly (readonly TemplateCell[])[]
  /** What the drop-downs offer. */
  readonly lists: { readonly units: readonly string[]; readonly measures: readonly string[] }
}

export const text = (words: string): TemplateCell => ({ kind: 'text', text: words })
