import { formatDay } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { boundariesQuery } from '../../data/queries.ts'
import { HiddenTable } from '../../ui/hidden-table.tsx'
import { Section } from '../../ui/section.tsx'
import { MapDrawing } from '../../widgets/map-drawing.tsx'
import { MapLegend } from '../../widgets/map-legend.tsx'
import { mapUnits } from '../../widgets/unit-map.tsx'
import { useIndicatorText } from './messages.ts'
import { dayIn, type ShownView } from './shown.ts'

/** The units on their shapes, as those stood on the day; left out where nobody shown has one. */
export function MapSection({ shown }: { readonly shown: ShownView }) {
  const text = useIndicatorText()
  const { source, catalogue, view, indicator, at } = shown
  const { data: boundaries } = useQuery(boundariesQuery(source, formatDay(dayIn(catalogue, at))))
  if (boundaries === undefined) return null
  const codes = new Set(view.children.map(({ code }) => code))
  const shapes = { ...boundaries, features: boundaries.features.filter(({ id }) => codes.has(id)) }
  const units = mapUnits({ ...view, boundaries: shapes }, indicator, text)
  if (units.every(({ mark }) => mark === 'no-data')) return null
  const count = (of: string) => units.filter(({ mark }) => mark === of).length
  const facts = { met: count('on-target'), watch: count('watch'), off: count('off-target'), none: count('no-data') }
  return (
    <Section title={text.say('map')}>
      {count('none') === 0 && <p>{text.say('map.count', facts)}</p>}
      <div className="live-picture relative h-[20rem] sm:h-[34rem] min-w-0 rounded-card bg-card">
        <div className="absolute inset-3">
          <MapDrawing boundaries={shapes} units={units} />
        </div>
      </div>
      <MapLegend view={view} indicator={indicator} marks={new Set(units.map(({ mark }) => mark))} />
      <HiddenTable
        caption={text.say('map')}
        head={[text.t('table.unit'), text.t('table.value'), text.t('table.status')]}
        rows={units.map((unit) => [unit.name, unit.value, text.t(`status.${unit.mark}`)])}
      />
    </Section>
  )
}
