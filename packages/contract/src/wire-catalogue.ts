import type {
  Catalogue,
  Component,
  Field,
  Indicator,
  Countable,
  ExplainedIndicator,
  Localised,
  Measure,
  MeasureRule,
  PublishedFigure,
  Register,
  Unit,
  WorkingCalendar,
} from '@ioc/metrics'

/** `GET /api/v1/catalogue`: the catalogue as JSON, with what a screen needs beside it. */
export type WireCatalogue = CatalogueOnWire<ExplainedIndicator>

/**
 * `GET /api/v1/catalogue?for=wall`: as much of it as numbers are shown with. Left out is what only explains or is only
 * typed into: definition and basis of indicators, of registers every field that is no step of theirs and what they throw
 * away, published figures that speak of no indicator. A `WireCatalogue` is one too.
 */
export type WallCatalogue = CatalogueOnWire<Indicator>

interface CatalogueOnWire<Told extends Indicator> {
  readonly pack: string
  readonly name: Localised
  readonly utcOffsetMinutes: number
  readonly zone: string
  /** Code of the unit a wall shows unless told otherwise. */
  readonly defaultScope: string
  /** True in the demonstration: every screen says DỮ LIỆU MẪU, and the link can be cut by hand. */
  readonly demonstration: boolean
  readonly build: string
  /** Where a phone reaches the screens (no slash at its end); null where nobody said. */
  readonly publicUrl: string | null
  readonly units: readonly Unit[]
  /** First day that readings are owed for. */
  readonly from?: number
  readonly calendar: {
    readonly weekend: readonly number[]
    readonly holidays: readonly (readonly [number, Localised])[]
    readonly workedDays: readonly number[]
  }
  readonly components: readonly Component[]
  readonly measures: readonly Measure[]
  readonly indicators: readonly Told[]
  readonly registers: readonly WireRegister[]
  /** What measures keep between them. */
  readonly rules: readonly MeasureRule[]
  readonly main: readonly string[]
  readonly countables: readonly (readonly [string, Countable])[]
  readonly published?: readonly PublishedFigure[]
}

/** A register with its fields in order. */
export type WireRegister = Omit<Register, 'fields'> & { readonly fields: readonly Field[] }

const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((entry) => [entry.id, entry]))

/** The catalogue the domain computes with, from its wire form. */
export function fromWire<Told extends Indicator>(wire: CatalogueOnWire<Told>): Catalogue<Told> {
  const calendar: WorkingCalendar = {
    weekend: wire.calendar.weekend,
    holidays: new Map(wire.calendar.holidays),
    workedDays: new Set(wire.calendar.workedDays),
  }
  return {
    pack: wire.pack,
    utcOffsetMinutes: wire.utcOffsetMinutes,
    units: wire.units,
    calendar,
    ...(wire.from !== undefined && { from: wire.from }),
    components: wire.components,
    measures: byId(wire.measures),
    indicators: byId(wire.indicators),
    registers: byId(wire.registers.map((register) => ({ ...register, fields: byId(register.fields) }))),
    rules: byId(wire.rules),
    main: wire.main,
    countables: new Map(wire.countables),
    ...(wire.published && { published: wire.published }),
  }
}

/** The wire form of a catalogue; `fromWire` undoes it. */
export function toWire(
  catalogue: Catalogue<ExplainedIndicator>,
  beside: Pick<WireCatalogue, 'name' | 'zone' | 'defaultScope' | 'demonstration' | 'build' | 'publicUrl'>,
): WireCatalogue {
  const { calendar, measures, indicators, registers, rules, countables, ...rest } = catalogue
  return {
    ...rest,
    ...beside,
    calendar: {
      weekend: calendar.weekend,
      holidays: [...calendar.holidays],
      workedDays: [...calendar.workedDays],
    },
    measures: [...measures.values()],
    indicators: [...indicators.values()],
    registers: [...registers.values()].map((register) => ({ ...register, fields: [...register.fields.values()] })),
    rules: [...rules.values()],
    countables: [...countables],
  }
}

/** What walls are sent of a catalogue. */
export function forWall(wire: WireCatalogue): WallCatalogue {
  const { indicators, registers, published, ...rest } = wire
  return {
    ...rest,
    indicators: indicators.map(({ definition: _definition, basis: _basis, ...told }) => told),
    registers: registers.map((register) => ({ ...register, fields: stepFields(register), dropped: [] })),
    ...(published && { published: published.filter(({ indicators: about }) => about.length > 0) }),
  }
}

const stepFields = ({ fields, steps }: WireRegister) =>
  fields.filter(({ id }) => steps?.order.some(({ field }) => field === id) === true)
