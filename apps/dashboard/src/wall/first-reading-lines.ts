import { type Catalogue, dayOf, formatPeriod, type Instant, levelOf, periodOf, type Unit } from '@ioc/metrics'

/** What to type to send a first reading: a command for the key, and a reading that the server would accept. */
export interface FirstReadingLines {
  readonly key: string
  readonly send: string
}

/** The reading is of the first measure, counted from no register, that one of the units may report, for the present moment. */
export function firstReadingLines(
  catalogue: Catalogue,
  units: readonly Unit[],
  now: Instant,
  origin: string,
): FirstReadingLines {
  const [first] = [...catalogue.measures.values()].flatMap((measure) => {
    const unit = units.find(({ kind }) => measure.levels.includes(levelOf(kind)))
    return unit === undefined || measure.counting ? [] : [{ measure, unit }]
  })
  if (first === undefined) return { key: '', send: '' }
  const { measure, unit } = first
  const today = dayOf(now, catalogue.utcOffsetMinutes)
  const when =
    measure.grain === null
      ? { at: new Date(now).toISOString() }
      : { period: formatPeriod(periodOf(measure.grain, today)) }
  const reading = { measure: measure.id, unit: unit.code, ...when, value: Math.max(1, measure.min) }
  return {
    key: `npm run ioc -- source add my-source --measures '${measure.id}'`,
    send: `curl ${origin}/api/v1/readings -H 'authorization: Bearer <key>' -H 'content-type: application/json' -d '[${JSON.stringify(reading)}]'`,
  }
}
