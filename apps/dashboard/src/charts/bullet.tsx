import { bulletScale } from './bullet-scale.ts'

/** A bar from zero with the target marked across it, and the possible range where units are missing. */
export function Bullet({
  value,
  target,
  range,
  isPercent,
}: {
  value: number | null
  target: number | null
  range: { readonly low: number; readonly high: number } | null
  isPercent: boolean
}) {
  const scale = bulletScale(value, target, range, isPercent)
  return (
    <svg aria-hidden className="h-[1.1rem] w-full overflow-visible" preserveAspectRatio="none" viewBox="0 0 100 18">
      <rect y="4" width="100" height="10" className="fill-raised" />
      {scale.range !== null && (
        <rect
          x={scale.range.from}
          y="4"
          width={Math.max(0.4, scale.range.to - scale.range.from)}
          height="10"
          className="fill-line"
        />
      )}
      {scale.value !== null && (
        <rect
          y="4"
          width={scale.value}
          height="10"
          className="fill-text-2 transition-[width] duration-300 motion-reduce:transition-none"
        />
      )}
      {scale.target !== null && (
        <path
          d={`M${scale.target} 0V18`}
          className="stroke-text [stroke-width:0.22rem]"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
