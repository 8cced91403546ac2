import type { ProofReading, WireProof } from '@ioc/contract'

export type ProofPart = WireProof['parts'][number]

/** What one unit gave to a part. */
export interface UnitShare {
  readonly unit: string
  /** What counts: the newest revisions, and what a register counted. */
  readonly sum: number
  readonly entries: number
}

/** A part by unit, largest first, so that who makes the number is seen before any single reading. */
export function sharesOf(part: ProofPart): readonly UnitShare[] {
  const sums = new Map<string, { sum: number; entries: number }>()
  const standing = part.readings.filter(({ superseded }) => !superseded)
  for (const { unit, value } of [...standing, ...part.counted]) {
    const share = sums.get(unit) ?? { sum: 0, entries: 0 }
    sums.set(unit, { sum: share.sum + value, entries: share.entries + 1 })
  }
  return [...sums]
    .map(([unit, share]) => ({ unit, ...share }))
    .toSorted((a, b) => b.sum - a.sum || (a.unit < b.unit ? -1 : 1))
}

/** One thing that was reported, with what it took the place of; the newest report first. */
export interface Reported {
  readonly standing: ProofReading
  readonly earlier: readonly ProofReading[]
}

/** Readings with their earlier revisions under them. */
export function reportedOf({ readings }: Pick<ProofPart, 'readings'>): readonly Reported[] {
  const alike = Map.groupBy(readings, ({ unit, when }) => `${unit} ${when}`)
  return [...alike.values()]
    .flatMap((revisions) => {
      const [standing, ...earlier] = revisions.toSorted((a, b) => b.revision - a.revision)
      return standing === undefined ? [] : [{ standing, earlier }]
    })
    .toSorted((a, b) => b.standing.receivedAt - a.standing.receivedAt || compare(a.standing.unit, b.standing.unit))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
