import type { Indicator } from '@ioc/metrics'
import type { MapUnit } from '../charts/map-option.ts'
import { type Text, useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import { HiddenTable } from '../ui/hidden-table.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import { figureOf, isOfCommunes, markOf, unitsWord, nameOverTime } from './cell-words.ts'
import { MapChoice } from './map-choice.tsx'
import { MapDrawing } from './map-drawing.tsx'
import { MapLegend } from './map-legend.tsx'
import { defineWidget, type WallView } from './widget.tsx'

/** The indicator on the map: the one asked for, or the first that the children have a status for. */
export function mapIndicator(view: WallView): Indicator | undefined {
  const { indicators, main } = view.catalogue
  const coloured = (id: string) => view.children.some(({ code }) => (view.cellOf(id, code)?.status ?? null) !== null)
  const asked = indicators.get(view.map.indicator)
  return asked ?? indicators.get([...main].reverse().find(coloured) ?? [...indicators.keys()].find(coloured) ?? '')
}

/** Indicators worth a map: those that some child has a cell with a value or a status of its own for. */
export function mapChoices(view: WallView): Indicator[] {
  const told = (id: string) =>
    view.children.some(({ code }) => {
      const cell = view.cellOf(id, code)
      return cell !== undefined && cell.reason !== 'not-collected-here'
    })
  return [...view.catalogue.indicators.values()].filter(({ id }) => told(id))
}

/** The units that have a shape, as the map shows them. */
export function mapUnits(
  view: Pick<WallView, 'boundaries' | 'children' | 'cellOf'>,
  indicator: Indicator,
  text: Text,
): MapUnit[] {
  const shaped = new Set(view.boundaries?.features.map(({ id }) => id))
  return view.children
    .filter(({ code }) => shaped.has(code))
    .map((unit) => {
      const cell = view.cellOf(indicator.id, unit.code)
      const value = figureOf(text, indicator, cell?.value ?? null)
      const late = cell?.freshness.state === 'late' || cell?.freshness.state === 'missing'
      return { code: unit.code, name: text.pick(unit.name), value, mark: markOf(indicator, cell), late }
    })
}

function UnitMap({ data: indicator, view }: { data: Indicator | undefined; view: WallView }) {
  const text = useText()
  const { boundaries, catalogue } = view
  if (indicator === undefined) return <Card title={text.t('map.choose')}>{null}</Card>
  const units = mapUnits(view, indicator, text)
  const name = nameOverTime(text, catalogue, indicator)
  const title = text.t(isOfCommunes(catalogue, indicator) ? 'map.byCommune' : 'map.byUnit', { indicator: name })
  return (
    <Card
      className="h-full"
      title={<MapChoice title={title} chosen={indicator} choices={mapChoices(view)} choose={view.map.choose} />}
      aside={text.t('map.count', { count: units.length, units: unitsWord(text, catalogue, indicator, units.length) })}
    >
      <div className="relative min-h-[16rem] flex-1">
        {boundaries === null ? (
          <p className="grid size-full place-items-center text-text-2">{text.t('map.none')}</p>
        ) : (
          <div className="live-picture absolute inset-0">
            {boundaries !== undefined && <MapDrawing boundaries={boundaries} units={units} />}
          </div>
        )}
      </div>
      <MapLegend view={view} indicator={indicator} marks={new Set(units.map(({ mark }) => mark))} />
      <ul aria-hidden className="grid grid-cols-2 gap-x-6 pt-3 text-label tall:hidden wall:hidden">
        {units.map((unit) => (
          <li key={unit.code} className="flex items-baseline gap-2 border-t border-rule py-1">
            <StatusMark mark={unit.mark} className="text-[0.7em]" />
            <span className="min-w-0 flex-1 truncate">{unit.name}</span>
            <span className="font-semibold">{unit.value}</span>
          </li>
        ))}
      </ul>
      <HiddenTable
        caption={title}
        head={[text.t('table.unit'), text.t('table.value'), text.t('table.status')]}
        rows={units.map((unit) => [unit.name, unit.value, text.t(`status.${unit.mark}`)])}
      />
    </Card>
  )
}

export const unitMapWidget = defineWidget({
  id: 'unit-map',
  area: 'map',
  title: 'map.choose',
  data: mapIndicator,
  Show: UnitMap,
})
