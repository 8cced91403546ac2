import { memo } from 'react'
import { sparklinePath } from './sparkline-path.ts'

const WIDTH = 200
const HEIGHT = 80

/** The last days as a line, the target dashed. A picture only: the words beside it say the same. */
export const Sparkline = memo(function Sparkline({
  values,
  target,
  className = '',
}: {
  values: readonly (number | null)[]
  target: number | null
  className?: string
}) {
  const { line, area, end, target: at } = sparklinePath(values, target, WIDTH, HEIGHT)
  if (line === '') return <div aria-hidden className={className} />
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`overflow-visible ${className}`}
      fill="none"
    >
      <path d={area} className="fill-raised" opacity={0.7} />
      {at !== null && (
        <path
          d={`M0 ${at}H${WIDTH}`}
          className="stroke-line [stroke-dasharray:0.2rem_0.25rem] [stroke-width:0.13rem]"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={line}
        className="stroke-text-2 [stroke-width:0.15rem]"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
      {end !== null && (
        <path
          d={`M${end.x} ${end.y}h0`}
          className="stroke-text [stroke-width:0.5rem]"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
})
