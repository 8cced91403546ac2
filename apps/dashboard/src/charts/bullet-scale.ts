/** Where a bullet's parts stand, each in percent of its length. */
export interface BulletScale {
  readonly value: number | null
  readonly target: number | null
  readonly range: { readonly from: number; readonly to: number } | null
}

/**
 * The scale begins at zero, or a bar would lie about proportions. A percentage ends at 100;
 * anything else a little past the largest of value, target and range.
 */
export function bulletScale(
  value: number | null,
  target: number | null,
  range: { readonly low: number; readonly high: number } | null,
  isPercent: boolean,
): BulletScale {
  const most = Math.max(value ?? 0, target ?? 0, range?.high ?? 0)
  const end = isPercent ? Math.max(100, most) : most * 1.15
  const place = (figure: number) => (end <= 0 ? 0 : Math.min(100, Math.max(0, (figure / end) * 100)))
  return {
    value: value === null ? null : place(value),
    target: target === null ? null : place(target),
    range: range === null ? null : { from: place(range.low), to: place(range.high) },
  }
}
