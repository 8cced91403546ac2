import { Suspense, useCallback, useMemo } from 'react'
import { LaterChart } from '../charts/later-chart.ts'
import type { Boundaries } from '../charts/boundaries.ts'
import type { BuildOption } from '../charts/EChart.tsx'
import { mapOption, mapSource, type MapUnit } from '../charts/map-option.ts'
import { useText } from '../i18n/text.tsx'
import { useUnchanged } from '../ui/use-unchanged.ts'

/** Units on their shapes, as large as the place they are put in. */
export function MapDrawing({
  boundaries,
  units,
}: {
  readonly boundaries: Boundaries
  readonly units: readonly MapUnit[]
}) {
  const text = useText()
  // The shapes change once in years; what is on them, when a value does. The chart is redrawn for that alone.
  const map = useMemo(() => ({ name: 'units', source: mapSource(boundaries) }), [boundaries])
  const shown = useUnchanged(units)
  const build = useCallback<BuildOption>(
    (palette, size) => mapOption(boundaries, shown, map.name, palette, size),
    [boundaries, shown, map],
  )
  return (
    <Suspense
      fallback={
        <p data-pending className="grid size-full place-items-center text-text-2">
          {text.t('map.loading')}
        </p>
      }
    >
      <LaterChart build={build} map={map} />
    </Suspense>
  )
}
