/**
 * How one measure behaves, as data. Rates and shares are parts of one (0.95), `spread` and `sway` are in
 * the same terms: how far units lie apart, and how far one wanders over time.
 */
export type Shape = PeopleShape | FixedShape | ShareShape | WholeShape | SumShape

interface Common {
  /** Values of single units in place of the general one, by unit code. */
  readonly units?: Readonly<Record<string, number>>
  /** How far it wanders over time, as a part of itself (people, fixed) or in points (share, whole). */
  readonly sway?: number
  /** Days between the knots of the wander; below one for what flickers within a day. Default 9. */
  readonly swayDays?: number
}

/** So many per hundred people: a year for a flow, at any instant for a stock. */
interface PeopleShape extends Common {
  readonly kind: 'people'
  readonly per100: number
  /** Relative distance between units. Default 0.15. */
  readonly spread?: number
  /** Growth per year, as a part of itself. Default 0. */
  readonly growth?: number
  /** What a day off brings of a working day (flows). Default 0.08. */
  readonly daysOff?: number
  /** Peak of the year (1 January = 0, 1 = a year later) and how far above the mean it is (flows). */
  readonly season?: { readonly peak: number; readonly height: number }
}

/** So many, whatever the size of the unit: a year for a flow, at any instant for a stock. */
interface FixedShape extends Common {
  readonly kind: 'fixed'
  readonly value: number
  readonly growth?: number
  /** A flow that is so many in each of its periods, and no part of a year's. */
  readonly eachPeriod?: boolean
}

/** A part of another measure of the same unit and time: never more than it. */
interface ShareShape extends Common {
  readonly kind: 'share'
  readonly of: string
  readonly rate: number
  readonly spread?: number
  /** Points won over each quarter and lost again at the next one's start; negative for what falls. */
  readonly rise?: number
  readonly rises?: Readonly<Record<string, number>>
  /** Another part of the same whole that is taken first: the two together are never more than it. */
  readonly beside?: string
}

/** The whole of which another measure is the part `rate`: never less than it. For parts that may only grow. */
interface WholeShape extends Omit<ShareShape, 'kind' | 'beside'> {
  readonly kind: 'whole'
}

/** Other measures of the same unit and time together. */
interface SumShape {
  readonly kind: 'sum'
  readonly of: readonly string[]
}

/** What a shape's numbers are made from, by measure id; empty for one that stands alone. */
export function madeFrom(shape: Shape): readonly string[] {
  if (shape.kind === 'sum') return shape.of
  if (shape.kind === 'people' || shape.kind === 'fixed') return []
  return 'beside' in shape && shape.beside !== undefined ? [shape.of, shape.beside] : [shape.of]
}
