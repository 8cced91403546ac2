import type { DocumentedFile } from '@ioc/contract'
import { type Day, dayOf, existsOn, levelOf, type Measure, parsePeriod, startOfDay, type Unit } from '@ioc/metrics'
import type { Opened, Refuse } from './open-file.ts'
import type { DocumentedFigure } from './pack.ts'

type Figure = DocumentedFile['figures'][number]
/** What a published figure is held against. */
export interface Facts {
  readonly measures: ReadonlyMap<string, Measure>
  readonly units: readonly Unit[]
  readonly utcOffsetMinutes: number
}

/** The published figures; one that could not be taken in as a reading is a mistake. */
export function buildDocumented(file: Opened<DocumentedFile>, facts: Facts): DocumentedFigure[] {
  return file.data.figures.map(({ published, period, at, ...figure }, index) => {
    const refuse: Refuse = (path, detail) => file.refuse(['figures', index, ...path], detail)
    const measure = facts.measures.get(figure.measure)
    if (measure === undefined) refuse(['measure'], `no measure has the id ${figure.measure}`)
    else checkFigure({ published, period, at, ...figure }, measure, facts, refuse)
    return {
      ...figure,
      ...(period !== undefined && { period }),
      ...(at !== undefined && { at }),
      publishedAt: startOfDay(published, facts.utcOffsetMinutes),
    }
  })
}

function checkFigure(figure: Figure, measure: Measure, facts: Facts, refuse: Refuse): void {
  const { value } = figure
  const scaled = Math.round(value * 10 ** measure.decimals) / 10 ** measure.decimals
  if (value < measure.min || value > measure.max) refuse(['value'], `is not within ${measure.min} and ${measure.max}`)
  else if (scaled !== value) refuse(['value'], `has more than ${measure.decimals} digits after the comma`)
  const day = dayOfFigure(figure, measure, facts, refuse)
  if (day === undefined) return
  if (figure.published < day) refuse(['published'], 'comes before what it speaks of')
  const unit = facts.units.find((entry) => entry.code === figure.unit && existsOn(entry, day))
  if (unit === undefined) refuse(['unit'], `no unit ${figure.unit} exists at that time`)
  else if (!measure.levels.includes(levelOf(unit.kind))) {
    refuse(['unit'], `${measure.id} is collected at ${measure.levels.join(', ')}, not from a ${unit.kind}`)
  }
}

function dayOfFigure({ at, period }: Figure, measure: Measure, facts: Facts, refuse: Refuse): Day | undefined {
  if (measure.kind === 'stock') {
    if (at !== undefined) return dayOf(Date.parse(at), facts.utcOffsetMinutes)
    refuse(['period'], 'a stock has an instant (at), not a period')
    return undefined
  }
  const parsed = period === undefined ? undefined : parsePeriod(period)
  if (parsed?.grain === measure.grain) return parsed.start
  refuse([period === undefined ? 'at' : 'period'], `${measure.id} is counted by ${measure.grain}`)
  return undefined
}
