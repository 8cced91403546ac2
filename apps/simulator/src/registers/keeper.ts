import { type Catalogue, dayOf, existsOn, type Instant, levelOf, type Unit } from '@ioc/metrics'
import { type Manner, mannerOf } from '../odd-units.ts'
import { type PretendSource, routeOf } from '../sources.ts'
import type { States } from './cameras.ts'
import type { Lives } from './life.ts'
import type { RecordRow } from './record-row.ts'

/** Units that are told of in the same manner. */
export interface Told {
  readonly manner: Manner
  /** Null where the register's records belong to no unit of their own. */
  readonly units: readonly Unit[] | null
}

/** One register as somebody's duty. */
export interface Keeper {
  readonly register: string
  readonly source: string
  readonly told: readonly Told[]
  /** What it has on paper before it begins. */
  readonly seed: readonly RecordRow[]
  /** What is born into it from day to day. */
  readonly lives: Lives | null
  /** How what it has on paper changes. */
  readonly states: States | null
}

export interface KeeperDeps {
  readonly catalogue: Catalogue
  readonly sources: readonly PretendSource[]
  readonly seedOf: (register: string) => readonly RecordRow[]
  readonly lives: readonly Lives[]
  readonly states: ReadonlyMap<string, States>
}

/** The registers of the catalogue that one of the sources keeps and that hold, or will hold, anything. */
export function listKeepers({ catalogue, sources, seedOf, lives, states }: KeeperDeps, now: Instant): Keeper[] {
  return [...catalogue.registers.values()].flatMap(({ id, unit }) => {
    const source = routeOf(sources, id, '')
    const born = lives.find(({ register }) => register === id) ?? null
    const seed = seedOf(id)
    if (source === undefined || (seed.length === 0 && born === null)) return []
    const told = unit === null ? [{ manner: 'live', units: null } as const] : toldOf(id, unitsOf(catalogue, id, now))
    return [{ register: id, source: source.id, told, seed, lives: born, states: states.get(id) ?? null }]
  })
}

/** Where what is counted from a register is asked for. */
function unitsOf({ measures, units, utcOffsetMinutes }: Catalogue, register: string, now: Instant): readonly Unit[] {
  const counted = [...measures.values()].filter(({ counting }) => counting?.register === register)
  const levels = new Set(counted.flatMap((measure) => measure.levels))
  return units.filter((unit) => levels.has(levelOf(unit.kind)) && existsOn(unit, dayOf(now, utcOffsetMinutes)))
}

function toldOf(register: string, units: readonly Unit[]): readonly Told[] {
  const byManner = Map.groupBy(units, ({ code }) => mannerOf(code, register, false))
  return [...byManner].map(([manner, own]) => ({ manner, units: own }))
}

/** Codes as a batch names them. */
export const codesOf = (units: readonly Unit[] | null): readonly string[] | null =>
  units && units.map(({ code }) => code)

/** Whether a record is of one of the units. */
export const isOf = (record: RecordRow, units: readonly Unit[] | null): boolean =>
  units === null || units.some(({ code }) => code === record['unit'])
