import type { Confidence } from './indicator.ts'
import type { Day } from './period.ts'
import type { Localised } from './text.ts'

/** How a published figure stands to its value. `hundreds`: an order of size and no number. */
export const RELATIONS = ['equal', 'more-than', 'about', 'hundreds'] as const
export type Relation = (typeof RELATIONS)[number]

/** Where figures were published. */
export interface Publication {
  readonly publisher: Localised
  readonly title: string | null
  readonly url: string | null
  /** When, as it is known: `mid-2024`. */
  readonly dated: Localised
  /** The day it was published, or the first by which it had been. */
  readonly published: Day
}

/**
 * A figure as somebody published it, in its own words. It stands beside what is counted and never enters it: a figure
 * without a denominator, or that is a bound, is none of ours.
 */
export interface PublishedFigure {
  readonly id: string
  /** What it is about, and the figure itself: `over 95 %`. */
  readonly about: Localised
  readonly text: Localised
  readonly relation: Relation
  /** In its own terms (95 is 95 %); null of `hundreds`. */
  readonly value: number | null
  /** What it was divided by, where that was published too. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** Indicators it speaks of; none where nothing here is counted alike. */
  readonly indicators: readonly string[]
  /** Code of the unit it is of, and the period. */
  readonly unit: string
  readonly period: string
  readonly publication: Publication
  /** How sure it is that this was published: F the text was read, P others say so. */
  readonly confidence: Confidence
}

/** What was published of an indicator of a unit, the latest first. */
export function publishedOf(
  figures: readonly PublishedFigure[] | undefined,
  indicator: string,
  unit: string,
): readonly PublishedFigure[] {
  return (figures ?? [])
    .filter((figure) => figure.unit === unit && figure.indicators.includes(indicator))
    .toSorted((one, other) => other.publication.published - one.publication.published)
}
