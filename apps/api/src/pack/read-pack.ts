import {
  BoundariesFile,
  CalendarFile,
  CatalogueFile,
  ConnectorsFile,
  DocumentedFile,
  PackFile,
  Profile,
  PublishedFile,
  RegisterFile,
  ReorganisationFile,
  ScreensFile,
  UnitsFile,
} from '@ioc/contract'
import type { Unit } from '@ioc/metrics'
import { buildBoundaries, type ShapeSet } from './build-boundaries.ts'
import { buildCalendar } from './build-calendar.ts'
import { buildCatalogue } from './build-catalogue.ts'
import { buildConnectors } from './build-connectors.ts'
import { buildDocumented } from './build-documented.ts'
import { buildProfiles } from './build-profiles.ts'
import { buildPublished } from './build-published.ts'
import { buildRegisters } from './build-registers.ts'
import { buildScreens } from './build-screens.ts'
import { buildUnits, type Located, reorganise } from './build-units.ts'
import { checkUnits } from './check-units.ts'
import { createMistakes, PackError } from './mistakes.ts'
import { createOpener, type Open, type Opened, readText } from './open-file.ts'
import type { Pack } from './pack.ts'

export interface ReadPackOptions {
  /** Take every reorganisation as in force, or none, whatever pack.yaml says. */
  readonly reorganised?: boolean
}

/**
 * A district from its folder, checked as a whole. What is wrong in any file, also in a reorganisation that
 * is not in force, is gathered and thrown together.
 * @throws {PackError} naming file, line and field of every mistake.
 */
export function readPack(dir: string, options: ReadPackOptions = {}): Pack {
  const mistakes = createMistakes()
  const read = readFiles(createOpener(dir, mistakes), (file) => readText(dir, file), options)
  if (read === undefined || mistakes.all().length > 0) throw new PackError(dir, mistakes.all())
  return read
}

function readFiles(open: Open, read: (file: string) => string | undefined, options: ReadPackOptions): Pack | undefined {
  const pack = open('pack.yaml', PackFile)
  const calendarFile = open('calendar.yaml', CalendarFile)
  const documentedFile = open('documented.yaml', DocumentedFile)
  const publishedFile = open('published-figures.yaml', PublishedFile, '{}')
  const connectorsFile = open('connectors.yaml', ConnectorsFile, '{}')
  const screensFile = open('screens.yaml', ScreensFile, '{}')
  const calendar = calendarFile && buildCalendar(calendarFile)
  const unitsFile = open('units.yaml', UnitsFile)
  if (pack === undefined) return undefined
  const places = readPlaces(open, pack, unitsFile, options)
  const files = pack.data.catalogue.flatMap((name) => open(name, CatalogueFile) ?? [])
  // A file that could not be read would make everything it defines look unknown.
  if (files.length < pack.data.catalogue.length) return undefined
  const registers = buildRegisters(pack.data.registers.flatMap((name) => open(name, RegisterFile) ?? []))
  const codes = places && new Set(places.allUnits.map(({ code }) => code))
  const catalogue = buildCatalogue(files, pack, codes, registers)
  if (places === undefined || calendar === undefined || documentedFile === undefined) return undefined
  if (publishedFile === undefined || connectorsFile === undefined || screensFile === undefined) return undefined
  const profiles = pack.data.profiles.flatMap((name) => open(name, Profile) ?? [])
  const { id, name, zone, utcOffset: utcOffsetMinutes, from, main, countables } = pack.data
  const { units, boundaries, defaultScope } = places
  const facts = { measures: catalogue.measures, units, utcOffsetMinutes }
  return {
    id,
    name,
    zone,
    defaultScope,
    catalogue: {
      pack: id,
      utcOffsetMinutes,
      units,
      calendar,
      ...(from !== undefined && { from }),
      ...catalogue,
      registers,
      main,
      countables: new Map(Object.entries(countables)),
      published: buildPublished(publishedFile, { units, indicators: catalogue.indicators }),
    },
    boundaries,
    documented: buildDocumented(documentedFile, facts),
    connectors: buildConnectors(connectorsFile, { ...facts, registers, zone, read }),
    profiles: buildProfiles(profiles, catalogue.measures),
    screens: buildScreens(screensFile, { units, ...catalogue }),
  }
}

interface Places {
  readonly units: readonly Unit[]
  /** Also those of reorganisations not in force: what the catalogue may name. */
  readonly allUnits: readonly Unit[]
  readonly boundaries: Pack['boundaries']
  readonly defaultScope: string
}

function readPlaces(
  open: Open,
  pack: Opened<PackFile>,
  file: Opened<UnitsFile> | undefined,
  options: ReadPackOptions,
): Places | undefined {
  const base = shapeSets(open, pack.data.boundaries)
  const changes = pack.data.reorganisations.flatMap(({ file: name, inForce }) => {
    const change = open(name, ReorganisationFile)
    return change === undefined ? [] : [{ change, inForce: options.reorganised ?? inForce }]
  })
  if (file === undefined) return undefined
  const start = { units: buildUnits(file), sets: base, defaultScope: pack.data.defaultScope }
  checkUnits(start.units)
  let inForce = start
  let all = start
  for (const entry of changes) {
    all = applyChange(open, all, entry.change)
    if (entry.inForce) inForce = applyChange(open, inForce, entry.change)
  }
  for (const state of new Set([all, inForce])) {
    checkUnits(state.units)
    buildBoundaries(state.sets, valuesOf(state.units))
  }
  const units = valuesOf(inForce.units)
  const { defaultScope } = inForce
  if (!units.some(({ code }) => code === defaultScope)) {
    pack.refuse(['defaultScope'], `no unit has the code ${defaultScope}`)
  }
  return { units, allUnits: valuesOf(all.units), boundaries: buildBoundaries(inForce.sets, units), defaultScope }
}

interface State {
  readonly units: Located<Unit>[]
  readonly sets: ShapeSet[]
  readonly defaultScope: string
}

function applyChange(open: Open, state: State, change: Opened<ReorganisationFile>): State {
  const listed = change.data.steps.flatMap(({ date, boundaries }) =>
    boundaries === undefined ? [] : [{ file: boundaries, from: date }],
  )
  return {
    units: reorganise(state.units, change),
    sets: [...state.sets, ...shapeSets(open, listed)],
    defaultScope: change.data.defaultScope ?? state.defaultScope,
  }
}

function shapeSets(open: Open, listed: PackFile['boundaries']): ShapeSet[] {
  return listed.flatMap(({ file: name, from }) => {
    const file = open(name, BoundariesFile)
    return file === undefined ? [] : [{ file, from }]
  })
}

const valuesOf = (units: readonly Located<Unit>[]) => units.map(({ value }) => value)
