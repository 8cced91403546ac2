import type { Instant } from '@ioc/metrics'

/** A number that can be proved: an indicator of a unit, now or as it stood and was known before. */
export interface ProofRef {
  readonly indicator: string
  readonly unit: string
  readonly asOf?: Instant | undefined
  /** The last batch of readings it knows of. */
  readonly knownSeq?: number | undefined
}

/** As an address carries it: `online@20599`, or `online@20599@1764000000000@812`. */
export function proofText({ indicator, unit, asOf, knownSeq }: ProofRef): string {
  const then = asOf === undefined ? [] : [asOf, ...(knownSeq === undefined ? [] : [knownSeq])]
  return [indicator, unit, ...then].join('@')
}

/** What `proofText` wrote; null for anything else. */
export function proofRef(text: string | null): ProofRef | null {
  const [indicator, unit, ...then] = (text ?? '').split('@')
  if (!indicator || !unit || then.length > 2 || then.some((part) => !/^\d{1,15}$/.test(part))) return null
  const [asOf, knownSeq] = then.map(Number)
  return { indicator, unit, asOf, knownSeq }
}

/** Where a number is proved on a page of its own: what a QR on the wall leads to. */
export function proofPath({ indicator, unit, asOf, knownSeq }: ProofRef): string {
  const query = new URLSearchParams()
  if (asOf !== undefined) query.set('asOf', String(asOf))
  if (knownSeq !== undefined) query.set('knownSeq', String(knownSeq))
  const path = `/numbers/${encodeURIComponent(indicator)}/${encodeURIComponent(unit)}`
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
